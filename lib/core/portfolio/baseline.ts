import { addDays, type Day } from '@/lib/core/calendar/local-day'
import type { FieldReasons } from '@/lib/core/errors'

export interface BaselineDraft {
  /** First local day on which it is compared with runs */
  validFrom: Day
  measuredOn: Day
}

/** Days that a measurement can plausibly name: a typing error is frozen for good otherwise. */
export const EARLIEST_BASELINE: Day = '2000-01-01'
export const latestBaseline = (today: Day): Day => addDays(today, 366)

/**
 * Reasons per field why a measurement may not become the next version. A version never reaches back behind an older one, so
 * that no figure of the past changes which an older version stood for; the first one may start in the past.
 */
export function baselineReasons(draft: BaselineDraft, latest: { validFrom: Day } | null, today: Day): FieldReasons {
  const reasons: FieldReasons = {}
  if (draft.measuredOn > today) reasons.measuredOn = [{ key: 'processes.baseline.measuredInFuture' }]
  for (const field of ['measuredOn', 'validFrom'] as const) {
    if (draft[field] < EARLIEST_BASELINE) reasons[field] = [{ key: 'processes.baseline.tooEarly', params: { day: EARLIEST_BASELINE } }]
  }
  if (draft.validFrom > latestBaseline(today)) reasons.validFrom = [{ key: 'processes.baseline.tooLate', params: { day: latestBaseline(today) } }]
  if (latest && draft.validFrom < latest.validFrom) reasons.validFrom = [{ key: 'processes.baseline.beforeLatest', params: { day: latest.validFrom } }]
  return reasons
}

/** Yearly cost by hand in minor units, rounded half up once; null without a wage. */
export function yearlyCostMinor(baseline: { annualVolume: number; manualMs: number; hourlyWageMinor: bigint | null }): bigint | null {
  if (baseline.hourlyWageMinor === null) return null
  const HOUR = 3_600_000n
  return (BigInt(baseline.annualVolume) * BigInt(baseline.manualMs) * baseline.hourlyWageMinor + HOUR / 2n) / HOUR
}

/** Yearly handling time by hand, hours. */
export const yearlyHours = (baseline: { annualVolume: number; manualMs: number }): number => (baseline.annualVolume * baseline.manualMs) / 3_600_000
