import { addDays, HOUR_MS, hourOf, type Day } from '@/lib/core/calendar/local-day'
import { atClock, onClock } from '@/lib/core/calendar/local-time'
import { isWorkingDay, type WorkingCalendar } from '@/lib/core/calendar/working-calendar'
import type { DownHour } from './facts'

/** Weeks that say what is usual in an hour. */
export const WEEKS_BEFORE = 4

/** An hour without success in which runs failed for system, timeout or infrastructure reasons, of all engine processes of an automation. */
export interface FailedHour {
  /** Epoch ms of its begin */
  at: number
  failed: number
}

/** An earlier hour as the roll-ups have it. */
export interface EarlierHour {
  succeeded: number
  down: boolean
}

interface Weeks {
  day: Day
  time: string
  /** Epoch ms and local day, one to four weeks before */
  before: { at: number; day: Day }[]
}

const kept = new Map<string, Weeks>()
const KEPT = 3000

/** Where an hour stands on the clock, and the same hour of the same weekday in the weeks before, newest first. */
export function weeksOf(at: number, timeZone: string): Weeks {
  const key = `${at} ${timeZone}`
  const known = kept.get(key)
  if (known) return known
  const { day, time } = onClock(at, timeZone)
  const before = Array.from({ length: WEEKS_BEFORE }, (_, i) => {
    const then = addDays(day, -7 * (i + 1))
    return { at: hourOf(atClock(then, time, timeZone)), day: then }
  })
  if (kept.size >= KEPT) kept.clear()
  const weeks = { day, time, before }
  kept.set(key, weeks)
  return weeks
}

interface Given {
  calendar: WorkingCalendar
  timeZone: string
  /** First local day with any run of the automation */
  firstDay: Day | null
  /** By epoch ms; an hour that is absent had no run */
  earlier: ReadonlyMap<number, EarlierHour>
}

/**
 * Down is an hour of a working day in which runs failed for system, timeout or infrastructure reasons and none succeeded. Missed is
 * what usually succeeds in it – the mean of the same hour of the same weekday over the four weeks before, leaving out days that were
 * not worked, hours that were down themselves and weeks before the first run – less the units that failed in it, whole units, never
 * below 0. Hours without any run say nothing and do not count.
 */
export function downHours(hours: readonly FailedHour[], { calendar, timeZone, firstDay, earlier }: Given): DownHour[] {
  return [...hours].sort((a, b) => a.at - b.at).flatMap(({ at, failed }) => {
    const { day, time, before: weeks } = weeksOf(at, timeZone)
    if (!isWorkingDay(calendar, day)) return []
    const before = weeks.map((week): number | null => {
      if (firstDay === null || week.day < firstDay || !isWorkingDay(calendar, week.day)) return null
      const known = earlier.get(week.at)
      return known?.down ? null : (known?.succeeded ?? 0)
    })
    return [{ at, day, time, failed, before, missed: missedUnits(before, failed) }]
  })
}

/** Usual units less those that failed, cut to whole units. Null: no week to compare with. */
export function missedUnits(before: readonly (number | null)[], failed: number): number | null {
  const usual = usualUnits(before)
  return usual === null ? null : Math.max(0, Math.floor(usual - failed + 1e-9))
}

export function usualUnits(before: readonly (number | null)[]): number | null {
  const known = before.filter((units) => units !== null)
  return known.length ? known.reduce((sum, units) => sum + units, 0) / known.length : null
}

export const downTime = (hours: readonly unknown[]): number => hours.length * HOUR_MS
