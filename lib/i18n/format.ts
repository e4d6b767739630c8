import type { Locale } from '@/lib/core/localized'

/** The few unit words that Intl does not hold: `common.units` of the catalogue. */
export interface UnitWords {
  points: string
  none: string
}

/** Most decimals shown. */
export interface Precision {
  digits?: number
}

export type Formats = ReturnType<typeof makeFormats>

const gap = '\u00a0'
const minute = 60_000
const hour = 3_600_000
const day = 86_400_000
/** Units whose short English form is clumsy ("hr", "sec"). */
const narrow = new Set(['hour', 'second', 'millisecond'])

/**
 * Figures, dates and money in the reader's language and time zone; a `YYYY-MM-DD` is that calendar day in every zone. Null always becomes the sign
 * for "no data", never zero. Inputs: rates in basis points, durations in ms, money in minor units.
 */
export function makeFormats(locale: Locale, timeZone: string, words: UnitWords) {
  const numbers = new Map<string, Intl.NumberFormat>()
  const numberOf = (options: Intl.NumberFormatOptions) => remember(numbers, options, () => new Intl.NumberFormat(locale, options))
  const orNone = <T>(value: T | null | undefined, format: (value: T) => string) =>
    value === null || value === undefined ? words.none : format(value)
  // Most texts of a board are plain numbers: their formats are found by a number, not by a written-out key.
  const plainFormats: Intl.NumberFormat[] = []
  const plain = (value: number | bigint, digits: number, fixed = false) => {
    const format = (plainFormats[digits * 2 + Number(fixed)] ??= new Intl.NumberFormat(locale, { maximumFractionDigits: digits, minimumFractionDigits: fixed ? digits : 0 }))
    return format.format(value).replace('-', '\u2212')
  }
  const withUnit = (value: number, unit: string, digits: number) => {
    const parts = numberOf({ style: 'unit', unit, unitDisplay: narrow.has(unit) ? 'narrow' : unit === 'byte' ? 'long' : 'short', maximumFractionDigits: digits }).formatToParts(value)
    const of = (wanted: boolean) => parts.filter((p) => (p.type === 'unit') === wanted).map((p) => p.value).join('').trim()
    return `${of(false)}${gap}${of(true)}`
  }
  const signed = (value: number, text: string) => (value > 0 ? `+${text}` : text)
  const asDate = (value: Date | string | number) => (value instanceof Date ? value : new Date(value))
  type When = Date | string | number | null | undefined
  const dateWith = (options: Intl.DateTimeFormatOptions) => {
    const make = (zone: string) => new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: 'h23', ...options })
    let [ofInstants, ofDays]: (Intl.DateTimeFormat | undefined)[] = []
    return (value: When) => orNone(value, (v) => (isDay(v) ? (ofDays ??= make('UTC')) : (ofInstants ??= make(timeZone))).format(asDate(v)))
  }

  const date = dateWith({ year: 'numeric', month: 'short', day: 'numeric' })

  const duration = (ms: number) => {
    const size = Math.abs(ms)
    if (size < 1000) return withUnit(Math.round(ms), 'millisecond', 0)
    if (size < minute) return withUnit(ms / 1000, 'second', size < 10_000 ? 1 : 0)
    if (size < hour) return withUnit(ms / minute, 'minute', 1)
    if (size < 2 * day) return withUnit(ms / hour, 'hour', 1)
    return withUnit(ms / day, 'day', 1)
  }

  return {
    locale,
    timeZone,
    none: words.none,
    /** 4,812 */
    number: (value: number | bigint | null | undefined, { digits = 0 }: Precision = {}) => orNone(value, (v) => plain(v, digits)),
    /** 1.2M, 120万 */
    compact: (value: number | null | undefined) => orNone(value, (v) => numberOf({ notation: 'compact', maximumFractionDigits: 1 }).format(v)),
    /** 9730 bp → 97.3 % */
    percent: (basisPoints: number | null | undefined, { digits = 1 }: Precision = {}) => orNone(basisPoints, (v) => `${plain(v / 100, digits, true)}${gap}%`),
    /** Difference of two rates: +90 bp → +0.9 pt */
    points: (basisPoints: number | null | undefined, { digits = 1 }: Precision = {}) =>
      orNone(basisPoints, (v) => `${signed(v, plain(v / 100, digits, true))}${gap}${words.points}`),
    /** Relative change: −6100 bp → −61 % */
    change: (basisPoints: number | null | undefined, { digits = 0 }: Precision = {}) =>
      orNone(basisPoints, (v) => `${signed(v, plain(v / 100, digits))}${gap}%`),
    /** 186000 → 3.1 min, 3.1 分钟 */
    duration: (ms: number | null | undefined) => orNone(ms, duration),
    /** 7132600000 → 1,981.3 h */
    hours: (ms: number | null | undefined) => orNone(ms, (v) => withUnit(v / hour, 'hour', 1)),
    /** Minor units of a currency with two decimals: 21400000n CNY → ¥214,000.00; whole without decimals */
    money: (minor: bigint | number | null | undefined, currency: string) => orNone(minor, (v) => money(v, currency, numberOf, {})),
    /** ¥214K, ¥21.4万 */
    moneyShort: (minor: bigint | number | null | undefined, currency: string) =>
      orNone(minor, (v) => money(v, currency, numberOf, { notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 1 })),
    /** 12.4 MB */
    bytes: (value: number | null | undefined) =>
      orNone(value, (v) => (v < 1e3 ? withUnit(v, 'byte', 0) : v < 1e6 ? withUnit(v / 1e3, 'kilobyte', 1) : v < 1e9 ? withUnit(v / 1e6, 'megabyte', 1) : withUnit(v / 1e9, 'gigabyte', 1))),
    /** Nov 22, 2026 */
    date,
    /** Nov 22 */
    day: dateWith({ month: 'short', day: 'numeric' }),
    /** Nov 2026 */
    month: dateWith({ year: 'numeric', month: 'short' }),
    /** 09:40 */
    time: dateWith({ hour: '2-digit', minute: '2-digit' }),
    /** Nov 22, 2026, 09:40 */
    dateTime: dateWith({ year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' }),
    /** To the second, for evidence and logs. */
    dateTimeExact: dateWith({ year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    /** 2 minutes ago; a date once it is more than four weeks away. */
    relative: (value: When, now: Date) => orNone(value, (v) => relative(locale, asDate(v), now) ?? date(v)),
    /** A, B, and C */
    list: (values: string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(values),
  }
}

/** A calendar day belongs to no zone: it is the same day for every reader. */
const isDay = (value: Date | string | number): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

function remember<K, V>(cache: Map<string, V>, options: K, make: () => V): V {
  const key = JSON.stringify(options)
  const known = cache.get(key)
  if (known) return known
  const fresh = make()
  cache.set(key, fresh)
  return fresh
}

function money(
  minor: bigint | number,
  currency: string,
  numberOf: (options: Intl.NumberFormatOptions) => Intl.NumberFormat,
  extra: Intl.NumberFormatOptions,
): string {
  const plain = numberOf({ style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...extra })
  const decimals = numberOf({ style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  if (extra.notation) return plain.format(Number(minor) / 10 ** decimals)
  const exact = BigInt(minor)
  const scale = 10n ** BigInt(decimals)
  const whole = exact % scale === 0n
  const digits = whole ? 0 : decimals
  const text = whole ? `${exact / scale}` : decimalText(exact, scale, decimals)
  return numberOf({ style: 'currency', currency, currencyDisplay: 'narrowSymbol', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    text as Intl.StringNumericLiteral,
  )
}

function decimalText(minor: bigint, scale: bigint, decimals: number): string {
  const size = minor < 0n ? -minor : minor
  return `${minor < 0n ? '-' : ''}${size / scale}.${String(size % scale).padStart(decimals, '0')}`
}

const relativeFormats = new Map<Locale, Intl.RelativeTimeFormat>()

function relative(locale: Locale, date: Date, now: Date): string | null {
  const format = remember(relativeFormats as Map<string, Intl.RelativeTimeFormat>, locale, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
  const delta = date.getTime() - now.getTime()
  const size = Math.abs(delta)
  if (size < 45_000) return format.format(Math.round(delta / 1000 / 10) * 10, 'second')
  if (size < 45 * minute) return format.format(Math.round(delta / minute), 'minute')
  if (size < 22 * hour) return format.format(Math.round(delta / hour), 'hour')
  if (size < 28 * day) return format.format(Math.round(delta / day), 'day')
  return null
}
