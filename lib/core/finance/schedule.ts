import type { Day } from '@/lib/core/calendar/local-day'
import { addMonths } from '@/lib/core/calendar/month'
import type { CaseBody, CaseLine } from './case'
import { WHOLE_BP } from './kinds'

export type Horizon = CaseBody['horizon']

export const periodsAYear = (unit: Horizon['unit']): number => (unit === 'year' ? 1 : 12)

/** Month in which a column begins; column 0 is the start, and column 1 begins with it. */
export const columnMonth = (horizon: Horizon, index: number): string => addMonths(horizon.start, Math.max(0, index - 1) * (12 / periodsAYear(horizon.unit)))

/** The day on which the flow of a column counts as paid at period's end: the first day of the start for column 0, otherwise the first day after the period. */
export const columnDay = (horizon: Horizon, index: number): Day => `${addMonths(horizon.start, index * (12 / periodsAYear(horizon.unit)))}-01`

/**
 * What the line adds to each column, in whole units: `base` is the amount of one period (null for series, whose own values are
 * read). Growth compounds with each full year since `from`.
 */
export function lineColumns({ amount, recurrence }: Pick<CaseLine, 'amount' | 'recurrence'>, horizon: Horizon, base: number): number[] {
  const columns = new Array<number>(horizon.periods + 1).fill(0)
  if (amount.kind === 'series') return columns.map((_, index) => Number(amount.values[index] ?? 0))
  if (recurrence.kind === 'once') return columns.fill(base, recurrence.at, recurrence.at + 1)
  const year = periodsAYear(horizon.unit)
  const last = Math.min(recurrence.to ?? horizon.periods, horizon.periods)
  for (let from = recurrence.from, years = 0; from <= last; from += year, years += 1) columns.fill(base * (1 + recurrence.growthBp / WHOLE_BP) ** years, from, Math.min(from + year, last + 1))
  return columns
}
