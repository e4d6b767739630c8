/** Why a text is no instant: `zone` when only the offset from UTC is missing, else `format`. */
export type InstantFault = 'format' | 'zone'

const LENIENT = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,12}))?)?\s?(Z|z|[+-]\d{2}(?::?\d{2})?)?$/
const ZERO = 48

/**
 * Reads an instant of RFC 3339 as epoch milliseconds. Also taken: a space for the T, offsets as +0200 or +02, no seconds,
 * and more than three fraction digits (cut). Days that do not exist are refused. A text without offset is never guessed.
 */
export function parseInstant(text: string): number | InstantFault {
  if (text.length === 24 && text.charCodeAt(23) === 90) {
    const quick = parseUtcText(text)
    if (quick !== null) return quick
  }
  const match = LENIENT.exec(text)
  if (!match) return 'format'
  const [, year, month, day, hour, minute, second = '0', fraction = '', zone] = match
  const ms = utcOf(+year!, +month!, +day!, +hour!, +minute!, +second, +fraction.padEnd(3, '0').slice(0, 3))
  if (ms === null) return 'format'
  if (zone === undefined) return 'zone'
  return ms - offsetMs(zone)
}

/** Reads `2026-11-02T01:00:41.000`, the form in which nearly all arrive, as UTC whatever follows it; null for another form. */
export function parseUtcText(text: string): number | null {
  const separators = text.charCodeAt(4) === 45 && text.charCodeAt(7) === 45 && text.charCodeAt(10) === 84 && text.charCodeAt(13) === 58
  if (!separators || text.charCodeAt(16) !== 58 || text.charCodeAt(19) !== 46) return null
  for (let i = 0; i < 23; i++) {
    if (i === 4 || i === 7 || i === 10 || i === 13 || i === 16 || i === 19) continue
    const digit = text.charCodeAt(i) - ZERO
    if (digit < 0 || digit > 9) return null
  }
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2)
  const ms = twoDigits(text, 20) * 10 + text.charCodeAt(22) - ZERO
  return utcOf(year, twoDigits(text, 5), twoDigits(text, 8), twoDigits(text, 11), twoDigits(text, 14), twoDigits(text, 17), ms)
}

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO
}

function utcOf(year: number, month: number, day: number, hour: number, minute: number, second: number, ms: number): number | null {
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 60) return null
  if (day > 28 && day > daysInMonth(year, month)) return null
  return daysFromCivil(year, month, day) * 86_400_000 + hour * 3_600_000 + minute * 60_000 + second * 1000 + ms
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar, the year counted from March (H. Hinnant). */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

function offsetMs(zone: string): number {
  if (zone === 'Z' || zone === 'z') return 0
  const digits = zone.replace(/[^\d]/g, '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || '0')
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000
}
