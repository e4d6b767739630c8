/** A calendar day, `YYYY-MM-DD`. */
export type Day = string

export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

const formats = new Map<string, Intl.DateTimeFormat>()

function dayFormat(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formats.set(timeZone, format)
  }
  return format
}

/** The day that clocks in the zone (IANA name) show at an instant (epoch ms). Throws RangeError for an unknown zone. */
export const localDay = (ms: number, timeZone: string): Day => dayFormat(timeZone).format(ms)

/** The UTC hour (epoch ms) that contains the instant. */
export const hourOf = (ms: number): number => Math.floor(ms / HOUR_MS) * HOUR_MS

/** Of the years 1900 to 8999: around these, calculations and both databases have room. */
export const isDay = (text: string): boolean => {
  if (!/^(19|[2-8]\d)\d{2}-\d{2}-\d{2}$/.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00.000Z`)
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(text)
}

const utcMidnight = (day: Day): number => Date.parse(`${day}T00:00:00.000Z`)

export const addDays = (day: Day, days: number): Day => new Date(utcMidnight(day) + days * DAY_MS).toISOString().slice(0, 10)

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((utcMidnight(to) - utcMidnight(from)) / DAY_MS)

/** 1 = Monday … 7 = Sunday. */
export const isoWeekday = (day: Day): number => new Date(utcMidnight(day)).getUTCDay() || 7

const starts = new Map<string, number>()
const KEPT_STARTS = 5000

/** First instant (epoch ms, to the minute) of a local day: days of 23 and 25 hours and skipped midnights included. */
export function startOfDay(day: Day, timeZone: string): number {
  const key = `${day} ${timeZone}`
  const known = starts.get(key)
  if (known !== undefined) return known
  if (starts.size >= KEPT_STARTS) starts.clear()
  const start = searchStart(day, timeZone)
  starts.set(key, start)
  return start
}

function searchStart(day: Day, timeZone: string): number {
  const midnight = utcMidnight(day)
  let before = midnight / 60_000 - 15 * 60
  let within = midnight / 60_000 + 13 * 60
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2)
    if (localDay(middle * 60_000, timeZone) < day) before = middle
    else within = middle
  }
  return within * 60_000
}
