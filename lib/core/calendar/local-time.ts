import { DAY_MS, type Day } from './local-day'

/** A clock time of a day, `HH:MM`. */
export type ClockTime = string

export const isClockTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' })
    formats.set(timeZone, format)
  }
  return format
}

/** What clocks and calendars of the zone (IANA name) show at an instant (epoch ms). Throws RangeError for an unknown zone. */
export function onClock(ms: number, timeZone: string): { day: Day; time: ClockTime } {
  const parts = Object.fromEntries(formatOf(timeZone).formatToParts(ms).map(({ type, value }) => [type, value]))
  return { day: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` }
}

/** The clock's reading at an instant, taken for UTC, minus the instant; to the minute. */
function offsetAt(ms: number, timeZone: string): number {
  const { day, time } = onClock(ms, timeZone)
  return Date.parse(`${day}T${time}:00.000Z`) - Math.floor(ms / 60_000) * 60_000
}

/**
 * The instant (epoch ms) at which clocks of the zone show that time on that day. Of a time that comes twice the first one, of
 * a time that is skipped as many minutes after the change as it lies behind it: 02:30 becomes 03:30.
 */
export function atClock(day: Day, time: ClockTime, timeZone: string): number {
  const wanted = Date.parse(`${day}T${time}:00.000Z`)
  const [before, after] = [offsetAt(wanted - DAY_MS, timeZone), offsetAt(wanted + DAY_MS, timeZone)]
  const shows = (ms: number) => {
    const seen = onClock(ms, timeZone)
    return seen.day === day && seen.time === time
  }
  const fitting = [wanted - before, wanted - after].filter(shows)
  return fitting.length ? Math.min(...fitting) : wanted - before
}
