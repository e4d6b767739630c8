import type { Day } from '@/lib/core/calendar/local-day'
import { monthOf, nextMonth, type Month } from '@/lib/core/calendar/month'

/** The day on which the pack of a month is made; every month has 28 days. */
export const dueDay = (month: Month, dayOfMonth: number): Day => `${month}-${String(dayOfMonth).padStart(2, '0')}`

/** A pack that was asked for before the day of its month leaves the schedule as it is: on that day another one is made. */
export const servesSchedule = (pack: { month: Month; madeOn: Day }, dayOfMonth: number): boolean => pack.madeOn >= dueDay(pack.month, dayOfMonth)

/** Months that are made up for after a long downtime; older ones stay missing, and the list of packs shows it. */
export const MOST_CAUGHT_UP = 12

/**
 * Months whose day has come and which have no pack made since, oldest first, at most the last twelve: after a downtime each of them is made
 * once. Nothing is due before the programme was opened (`since`).
 */
export function missingMonths({ since, today, dayOfMonth, made }: { since: Day; today: Day; dayOfMonth: number; made: ReadonlySet<Month> }): Month[] {
  const months: Month[] = []
  for (let month = monthOf(since); month <= monthOf(today); month = nextMonth(month)) {
    const due = dueDay(month, dayOfMonth)
    if (due >= since && due <= today && !made.has(month)) months.push(month)
  }
  return months.slice(-MOST_CAUGHT_UP)
}
