import { addDays, isoWeekday, type Day } from './local-day'

/** Which days are worked: the settings group `calendar`. */
export interface WorkingCalendar {
  /** ISO week days, 1 = Monday */
  workingDays: readonly number[]
  /** Days off that fall on a working week day */
  holidays: readonly Day[]
  /** Days worked although the week day is free (make-up days around public holidays) */
  extraWorkingDays: readonly Day[]
}

/** Longest search for a working day: a calendar without any would never end. */
const HORIZON_DAYS = 4000

/** A weekday that is worked and no holiday, or an extra working day. */
export function isWorkingDay(calendar: WorkingCalendar, day: Day): boolean {
  if (calendar.extraWorkingDays.includes(day)) return true
  return calendar.workingDays.includes(isoWeekday(day)) && !calendar.holidays.includes(day)
}

/** Working days from `from` to `to`, both included. */
export function workingDaysIn(calendar: WorkingCalendar, from: Day, to: Day): number {
  let count = 0
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) count += 1
  return count
}

/** First day of the span that holds the `count` working days up to and including `last`; null when there are too few. */
export function startOfWorkingDays(calendar: WorkingCalendar, last: Day, count: number): Day | null {
  let found = 0
  for (let back = 0; back < HORIZON_DAYS; back++) {
    const day = addDays(last, -back)
    if (isWorkingDay(calendar, day)) found += 1
    if (found === count) return day
  }
  return null
}

/** The `count`-th working day after `day` (0: the day itself or the next working one); null when there is none. */
export function addWorkingDays(calendar: WorkingCalendar, day: Day, count: number): Day | null {
  let left = count
  for (let ahead = count === 0 ? 0 : 1; ahead < HORIZON_DAYS; ahead++) {
    const next = addDays(day, ahead)
    if (!isWorkingDay(calendar, next)) continue
    left -= 1
    if (left <= 0) return next
  }
  return null
}
