import { z } from 'zod'
import { id, line } from '@/lib/core/portfolio/fields'

export const LookForSiblings = z.strictObject({})

export const AcceptProposal = z.strictObject({ id, reason: line(500) })
export const DeclineProposal = z.strictObject({ id, reason: line(500) })

const minor = z.string().regex(/^-?\d+$/).transform(BigInt)
const bp = z.number()

/** What a proposal was made on, as stored: money as decimal text of minor units. */
export const ProposalFacts = z.object({
  measured: z.object({
    from: z.string(),
    to: z.string(),
    days: z.number(),
    workingDays: z.number(),
    units: z.number(),
    ahtReductionBp: bp,
    hours: z.number(),
    benefitMinor: minor,
    costMinor: minor,
    currency: z.string(),
    extrapolated: z.boolean(),
    roiBp: bp,
  }),
  similarity: z.object({ totalBp: bp, parts: z.object({ systems: bp, shape: bp, data: bp, department: bp }) }),
  sibling: z.object({
    baselineOrdinal: z.number(),
    annualVolume: z.number(),
    manualMs: z.number(),
    hours: z.number(),
    benefitMinor: minor.nullable(),
    currency: z.string().nullable(),
  }),
  hurdleBp: bp,
})
export type ProposalFacts = z.output<typeof ProposalFacts>
