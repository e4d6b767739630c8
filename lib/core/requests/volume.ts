import { localDay, type Day } from '@/lib/core/calendar/local-day'
import { workingDaysIn, type WorkingCalendar } from '@/lib/core/calendar/working-calendar'
import type { FrequencyUnit } from './statuses'

/** Rounds of a unit in one year; a day counts as often as the organisation works. */
const ROUNDS = { week: 52, month: 12, quarter: 4, year: 1 } as const

export const MOST_ITEMS = 2_000_000_000
const MS_PER_TENTH_HOUR = 360_000

/** Hours a year beyond which figures are a slip of the keyboard: the work of some five thousand people. */
export const MOST_HOURS = 10_000_000

/** Whether items a year × hands-on time of one (ms) come to more than anybody's work. */
export const isBeyondBelief = (items: number, manualMs: number): boolean => (items * manualMs) / 3_600_000 > MOST_HOURS

/** Items a year: count × (working days | 52 | 12 | 4 | 1). */
export const itemsPerYear = (count: number, unit: FrequencyUnit, workingDays: number): number =>
  Math.min(MOST_ITEMS, Math.round(count * (unit === 'day' ? workingDays : ROUNDS[unit])))

/** Hours a year in tenths: items × hands-on time of one item (ms). */
export const hoursTenths = (items: number, manualMs: number): number => Math.min(MOST_ITEMS, Math.round((items * manualMs) / MS_PER_TENTH_HOUR))

/** Working days of the calendar year that holds the day. */
export const workingDaysOfYear = (calendar: WorkingCalendar, today: Day): number =>
  workingDaysIn(calendar, `${today.slice(0, 4)}-01-01`, `${today.slice(0, 4)}-12-31`)

/** The same for a moment, by the days of the organisation's time zone. */
export const workingDaysAt = (calendar: WorkingCalendar, now: Date, timeZone: string): number => workingDaysOfYear(calendar, localDay(now.getTime(), timeZone))

export interface VolumeInput {
  frequencyCount?: number | null
  frequencyUnit?: string | null
  manualMs?: number | null
}

export interface AddedVolume {
  itemsPerYear: number
  manualMs: number
}

/**
 * Volume of a request: the submitter's own items a year (null: not said), what supporting departments add, and the hours a
 * year of all together in tenths (null: nobody said).
 */
export function volumeOf(own: VolumeInput, supports: readonly AddedVolume[], workingDays: number) {
  const { frequencyCount, frequencyUnit, manualMs } = own
  const items = frequencyCount && frequencyUnit ? itemsPerYear(frequencyCount, frequencyUnit as FrequencyUnit, workingDays) : null
  const added = Math.min(MOST_ITEMS, supports.reduce((sum, support) => sum + support.itemsPerYear, 0))
  const parts = [...(items !== null && manualMs ? [hoursTenths(items, manualMs)] : []), ...supports.map((support) => hoursTenths(support.itemsPerYear, support.manualMs))]
  return { itemsPerYear: items, addedItemsPerYear: added, hoursPerYearTenths: parts.length ? Math.min(MOST_ITEMS, parts.reduce((sum, part) => sum + part, 0)) : null }
}
