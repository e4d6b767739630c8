import { addDays, daysBetween, isoWeekday, type Day } from '@/lib/core/calendar/local-day'
import { addMonths } from './phases'

export const zooms = ['quarter', 'half', 'year'] as const
export type Zoom = (typeof zooms)[number]

const MONTHS: Record<Zoom, number> = { quarter: 3, half: 6, year: 12 }
/** Of the months shown, how many lie before the present one. */
const BEFORE: Record<Zoom, number> = { quarter: 1, half: 2, year: 5 }

/** Days shown, both included; whole months. */
export interface TimelineWindow {
  from: Day
  to: Day
}

const firstOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`

/** The window of a zoom that begins with the month of `from`, or else lies around today. */
export function windowOf(zoom: Zoom, today: Day, from?: Day): TimelineWindow {
  const first = from ? firstOfMonth(from) : addMonths(firstOfMonth(today), -BEFORE[zoom])
  return { from: first, to: addDays(addMonths(first, MONTHS[zoom]), -1) }
}

/** First day of the window before or after, half a window away. */
export const shiftedStart = (window: TimelineWindow, zoom: Zoom, direction: -1 | 1): Day => addMonths(window.from, (direction * MONTHS[zoom]) / (zoom === 'quarter' ? 3 : 2))

/** Where a day begins in the window, 0 to 100 %; outside of it less or more. */
export const placeOf = (day: Day, window: TimelineWindow): number => (daysBetween(window.from, day) / (daysBetween(window.from, window.to) + 1)) * 100

export interface BarPlace {
  /** Per cent of the window */
  left: number
  width: number
  /** Goes on beyond the edge */
  cutLeft: boolean
  cutRight: boolean
}

/** The visible part of a span of days, both included; a null end runs on. Null when none of it is visible. */
export function barOf(start: Day, end: Day | null, window: TimelineWindow): BarPlace | null {
  const last = end ?? addDays(window.to, 1)
  if (last < window.from || start > window.to || last < start) return null
  const from = start < window.from ? window.from : start
  const to = last > window.to ? window.to : last
  const left = placeOf(from, window)
  return { left, width: placeOf(addDays(to, 1), window) - left, cutLeft: start < window.from, cutRight: last > window.to }
}

export interface Tick {
  day: Day
  left: number
  width: number
}

/** Months of the window, or its weeks (from Monday) in a quarter. */
export function ticksOf(window: TimelineWindow, by: 'month' | 'week'): Tick[] {
  const ticks: Tick[] = []
  for (let day = window.from; day <= window.to; ) {
    const next = by === 'month' ? addMonths(firstOfMonth(day), 1) : addDays(day, 8 - isoWeekday(day))
    const left = placeOf(day, window)
    ticks.push({ day, left, width: Math.min(placeOf(next, window), 100) - left })
    day = next
  }
  return ticks
}
