import { z } from 'zod'
import { id, line, optionalLine, typedNumber, version } from '@/lib/core/portfolio/fields'
import { relationKinds } from '@/lib/core/portfolio/selection/problem'

const blankIsAbsent = (raw: unknown): unknown => (raw === null || (typeof raw === 'string' && raw.trim() === '') ? undefined : raw)
const optionalWhole = (max: number) => z.preprocess(blankIsAbsent, typedNumber(z.number().int().min(0).max(max)).optional())
const ids = z.array(id).max(500).default([])

/** What a plan may use; a limit that is left out does not bind. Money in minor units, effort in tenths of a person day. */
export const PlanLimits = z.strictObject({
  budgetMinor: optionalWhole(1e14),
  tenthDays: optionalWhole(100_000_000),
  risky: optionalWhole(10_000),
  forcedIn: ids,
  forcedOut: ids,
})
export type PlanLimits = z.output<typeof PlanLimits>

export const PlanQuery = z.strictObject({ limits: PlanLimits.prefault({}), frontier: z.boolean().default(true) })

export const SaveScenario = z.strictObject({ name: line(120), limits: PlanLimits.prefault({}) })
export const UpdateScenario = z.strictObject({ id, version, name: line(120), limits: PlanLimits.prefault({}) })
export const ScenarioRef = z.strictObject({ id, version })

export const AdoptPlan = z.strictObject({
  name: line(120),
  reason: line(2000),
  limits: PlanLimits.prefault({}),
  /** Ids of the set that was shown, sorted and joined by spaces: it is adopted as seen or not at all */
  shown: z.string().max(40_000),
})

export const AddRelation = z.strictObject({ fromId: id, toId: id, kind: z.enum(relationKinds), reason: optionalLine(500) })
export const RelationRef = z.strictObject({ id })
