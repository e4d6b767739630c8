import { z } from 'zod'

/** What makes an automation hard to build, counted. */
export const drivers = ['applications', 'screens', 'decisions', 'inputTypes', 'exceptions', 'dataClasses'] as const
export type Driver = (typeof drivers)[number]

const WHOLE = 10_000
const share = z.number().int().min(0).max(WHOLE)
const money = z.string().regex(/^\d{1,9}(\.\d{1,3})?$/, 'portfolio.money')
const driver = z.strictObject({
  /** Count from which the driver adds its whole weight */
  full: z.number().int().min(1).max(1000),
  weightBp: share,
})
const sumsUp = (weights: Record<string, number>) => Object.values(weights).reduce((sum, weight) => sum + weight, 0) === WHOLE

/**
 * Weights and constants of the score, domain reference §2.2. Shares are basis points, money is written in the currency of the
 * organisation, durations are tenths of a person day.
 */
export const ScoringConstants = z.strictObject({
  weightsBp: z.strictObject({ frequency: share, structure: share, benefit: share }).refine(sumsUp, 'scoring.model.sum'),
  confidenceBp: z.strictObject({ measured: share, estimated: share, guessed: share }),
  /** Items a working day that give 100 points */
  frequencyFull: z.number().int().min(1).max(1_000_000),
  /** How much of S an event log may decide, and from how many cases it does so fully */
  log: z.strictObject({ shareBp: share, cases: z.number().int().min(1).max(1_000_000) }),
  horizon: z.strictObject({ years: z.number().int().min(1).max(10), discountBp: share }),
  /** Taken where neither the request nor the process says anything; marked as such wherever they appear */
  assumptions: z.strictObject({
    coverageBp: share,
    successBp: share,
    hourlyWage: money,
    dayRate: money,
    runShareBp: share,
    buildBaseTenthDays: z.number().int().min(0).max(100_000),
    buildPerPointTenthDays: z.number().int().min(0).max(10_000),
  }),
  complexity: z
    .strictObject(Object.fromEntries(drivers.map((name) => [name, driver])) as Record<Driver, typeof driver>)
    .refine((table) => sumsUp(Object.fromEntries(drivers.map((name) => [name, table[name].weightBp]))), 'scoring.model.sum'),
  /** Items a year that count as many and as few when a technology is advised */
  advice: z.strictObject({ highVolume: z.number().int().min(1).max(2_000_000_000), lowVolume: z.number().int().min(0).max(2_000_000_000) }),
})
export type ScoringConstants = z.output<typeof ScoringConstants>
