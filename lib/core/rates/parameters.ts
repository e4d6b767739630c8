import type { Day } from '@/lib/core/calendar/local-day'
import { workingDaysIn, type WorkingCalendar } from '@/lib/core/calendar/working-calendar'

/** Figures of the organisation that formulas ask for: working days a year, working hours a day, discount rate (1 is 100 %). */
export const parameterKinds = ['working-days', 'hours-per-day', 'discount-rate'] as const
export type ParameterKind = (typeof parameterKinds)[number]

/** Values are whole numbers of 1/1,000,000. */
export const PARAMETER_SCALE = 1_000_000

/** What can be right at all, in units of the kind (a discount rate as a share of 1). */
export const parameterBounds: Record<ParameterKind, { min: number; max: number }> = {
  'working-days': { min: 1, max: 366 },
  'hours-per-day': { min: 0.5, max: 24 },
  'discount-rate': { min: 0, max: 1 },
}

/** The yearly rate of the TEI convention, while nobody has entered the organisation's own. */
export const DEFAULT_DISCOUNT_E6 = 100_000n

export interface WorkCalendar extends WorkingCalendar {
  hoursPerDay: number
}

/** Before anything was entered: the calendar of the settings for the year of the day. */
export function defaultParameter(kind: ParameterKind, day: Day, calendar: WorkCalendar): bigint {
  if (kind === 'discount-rate') return DEFAULT_DISCOUNT_E6
  if (kind === 'hours-per-day') return BigInt(Math.round(calendar.hoursPerDay * PARAMETER_SCALE))
  const year = day.slice(0, 4)
  return BigInt(workingDaysIn(calendar, `${year}-01-01`, `${year}-12-31`) * PARAMETER_SCALE)
}
