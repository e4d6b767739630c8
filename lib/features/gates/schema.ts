import { z } from 'zod'
import { Criteria, signingRoles } from '@/lib/core/gates/criterion'
import { id, optionalId, optionalText, version } from '@/lib/core/portfolio/fields'

const blankIsAbsent = (raw: unknown): unknown => (typeof raw === 'string' && raw.trim() === '' ? undefined : raw)

export const PhaseOfGate = z.strictObject({ phaseId: id })

export const EditDraft = z.strictObject({
  phaseId: id,
  /** Of the draft that was seen; absent when there was none */
  version: z.preprocess(blankIsAbsent, version.optional()),
  criteria: Criteria,
  note: optionalText(1000),
})

export const DraftRef = z.strictObject({ phaseId: id, version })

export const VersionRef = z.strictObject({ id })

const statement = z.string().transform((text) => text.toWellFormed().replaceAll('\0', '').trim()).pipe(z.string().min(1).max(2000))
const signature = { phaseId: id, criterionId: z.string().min(1).max(60), role: z.enum(signingRoles), statement }

export const Attest = z.strictObject({
  ...signature,
  evidenceUrl: z.preprocess(blankIsAbsent, z.url({ protocol: /^https?$/, error: 'gates.evidenceUrl' }).max(2000).optional()),
  fileId: optionalId,
})

export const WithdrawAttestation = z.strictObject(signature)
