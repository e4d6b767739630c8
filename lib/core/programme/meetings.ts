import { addDays, DAY_MS, daysBetween, isoWeekday, localDay, type Day } from '@/lib/core/calendar/local-day'
import { atClock, type ClockTime } from '@/lib/core/calendar/local-time'
import { isWorkingDay, type WorkingCalendar } from '@/lib/core/calendar/working-calendar'
import { finishedWeeks } from '@/lib/core/gates/registers'
import { allow, refuse, type Decision } from '@/lib/core/result'

/** The cross-department review of a week, the meeting of the steering group. */
export const seriesKinds = ['review', 'steering'] as const
export type SeriesKind = (typeof seriesKinds)[number]

export const cadences = ['weekly', 'monthly'] as const
export type CadenceKind = (typeof cadences)[number]

/** The fifth is the last of its month. */
export const nths = [1, 2, 3, 4, 5] as const
const LAST = 5

export interface Cadence {
  cadence: CadenceKind
  /** ISO week day, 1 = Monday */
  weekday: number
  /** Which of these week days of the month; monthly only */
  nth: number | null
  startsAt: ClockTime
}

/** How far ahead meetings stand in the calendar. */
export const PLAN_AHEAD_DAYS = 35

/** Regular days of a cadence from `from` to `to`, both included, whether they are worked or not. */
export function occurrences({ cadence, weekday, nth }: Cadence, from: Day, to: Day): Day[] {
  const days: Day[] = []
  for (let day = addDays(from, (weekday - isoWeekday(from) + 7) % 7); day <= to; day = addDays(day, 7)) {
    if (cadence === 'weekly' || isNth(day, nth ?? 1)) days.push(day)
  }
  return days
}

function isNth(day: Day, nth: number): boolean {
  if (nth >= LAST) return addDays(day, 7).slice(0, 7) !== day.slice(0, 7)
  return Math.ceil(Number(day.slice(8)) / 7) === nth
}

export interface PlannedOccurrence {
  /** Regular day: names the occurrence for good */
  occursOn: Day
  /** Day on which it is held */
  day: Day
  /** Epoch ms */
  at: number
}

/**
 * What is to be held from `from` to `to` (regular days). One that falls on a day off goes to the next working day, a weekly one
 * only within its week: in a week without a further working day it is left out.
 */
export function plannedOccurrences(cadence: Cadence, from: Day, to: Day, calendar: WorkingCalendar, timeZone: string): PlannedOccurrence[] {
  return occurrences(cadence, from, to).flatMap((occursOn) => {
    const last = cadence.cadence === 'weekly' ? addDays(occursOn, 7 - isoWeekday(occursOn)) : addDays(occursOn, 13)
    for (let day = occursOn; day <= last; day = addDays(day, 1)) {
      if (isWorkingDay(calendar, day)) return [{ occursOn, day, at: atClock(day, cadence.startsAt, timeZone) }]
    }
    return []
  })
}

/** Longest minutes of a meeting, characters. */
export const MAX_MINUTES = 100_000

export const meetingStatuses = ['planned', 'running', 'held', 'canceled'] as const
export type MeetingStatus = (typeof meetingStatuses)[number]

/** Every allowed step: draws the buttons and guards the verbs. */
export const meetingSteps = {
  compose: ['planned', 'running'],
  move: ['planned'],
  start: ['planned'],
  cancel: ['planned', 'running'],
  write: ['running'],
  close: ['running'],
} as const satisfies Record<string, readonly MeetingStatus[]>
export type MeetingStep = keyof typeof meetingSteps

export const allowsStep = (status: MeetingStatus, step: MeetingStep): boolean => (meetingSteps[step] as readonly MeetingStatus[]).includes(status)

/** A meeting begins at the earliest on the day before, at the latest when the next of its cadence is due. */
const EARLY_MS = 1.5 * DAY_MS
const lateMs: Record<CadenceKind, number> = { weekly: 7 * DAY_MS, monthly: 28 * DAY_MS }

export function decideStep(facts: { status: MeetingStatus; plannedAt: number; cadence: CadenceKind }, step: MeetingStep, now: number): Decision {
  if (!allowsStep(facts.status, step)) return refuse({ key: `meetings.state.${facts.status}` })
  if (step !== 'start') return allow(true)
  if (now < facts.plannedAt - EARLY_MS) return refuse({ key: 'meetings.errors.tooEarly' })
  return now < facts.plannedAt + lateMs[facts.cadence] ? allow(true) : refuse({ key: 'meetings.errors.tooLate' })
}

export type MeetingStanding = 'running' | 'planned' | 'due' | 'missed' | 'held' | 'canceled'

/** As people see it: `due` from its time on, `missed` once its day is over and nobody began. */
export function standingOf({ status, plannedAt }: { status: MeetingStatus; plannedAt: number }, now: number, timeZone: string): MeetingStanding {
  if (status !== 'planned') return status
  if (localDay(now, timeZone) > localDay(plannedAt, timeZone)) return 'missed'
  return now >= plannedAt ? 'due' : 'planned'
}

export const attendanceStates = ['present', 'excused', 'absent'] as const
export type AttendanceState = (typeof attendanceStates)[number]

export interface Share {
  part: number
  whole: number
  /** Basis points, cut; null while there is nothing to count */
  bp: number | null
}

export const shareOf = (part: number, whole: number): Share => ({ part, whole, bp: whole ? Math.floor((part * 10_000) / whole) : null })

/** Finished weeks with a working day in which a review was held ÷ all of them, as the gates count it; `held` are days of reviews. */
export function weeksHeld(held: readonly Day[], from: Day, today: Day, calendar: WorkingCalendar): Share {
  const weeks = finishedWeeks(from, today, calendar)
  return shareOf(weeks.filter((week) => held.some((day) => day >= week.from && day <= week.to)).length, weeks.length)
}

/** First day of a window of so many weeks that ends with the last finished week, but not before the reviews began. */
export function windowStart(today: Day, weeks: number, began: Day): Day {
  const from = addDays(today, 1 - isoWeekday(today) - 7 * weeks)
  return from < began ? began : from
}

/** Minutes by which it began after (negative: before) its time; null while it has not begun. */
export const lateMinutes = (plannedAt: number, startedAt: number | null): number | null => (startedAt === null ? null : Math.round((startedAt - plannedAt) / 60_000))

/** Meetings that began at most so many minutes late count as punctual. */
export const PUNCTUAL_MINUTES = 10

/** Held meetings that began in time ÷ held meetings. */
export function punctuality(meetings: readonly { plannedAt: number; startedAt: number | null }[]): Share {
  const begun = meetings.filter(({ startedAt }) => startedAt !== null)
  return shareOf(begun.filter(({ plannedAt, startedAt }) => lateMinutes(plannedAt, startedAt)! <= PUNCTUAL_MINUTES).length, begun.length)
}

/** Days that an agenda looks back (up to yesterday) and ahead (from today): whole weeks, so that like is compared with like. */
export const agendaDays: Record<CadenceKind, number> = { weekly: 7, monthly: 28 }

export function agendaWindow(cadence: CadenceKind, today: Day): { period: { from: Day; to: Day }; previous: { from: Day; to: Day }; ahead: { from: Day; to: Day } } {
  const days = agendaDays[cadence]
  const span = (from: Day) => ({ from, to: addDays(from, days - 1) })
  return { period: span(addDays(today, -days)), previous: span(addDays(today, -2 * days)), ahead: span(today) }
}

/** Whole days from the plan to today; 0 while it is not past. */
export const daysLate = (plannedOn: Day, today: Day): number => Math.max(0, daysBetween(plannedOn, today))
