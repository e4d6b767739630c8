import type { MessageParams } from '@/lib/core/errors'
import type { Locale } from '@/lib/core/localized'
import { makeFormats, type Formats } from '@/lib/i18n/format'
import { translatorOf } from '@/lib/i18n/message-text'
import type { ReadingWords } from '@/lib/i18n/reading-text'
import { say } from '@/lib/i18n/say'

/** What the documents of a pack are written with: one language, the programme's time zone. */
export interface PackWriter {
  locale: Locale
  f: Formats
  words: ReadingWords
  /** A sentence of the area `packs` */
  t(key: string, params?: MessageParams): string
  /** A sentence of any area */
  say(key: string, params?: MessageParams): string
  /** A calendar day, in full and short */
  day(day: string): string
  dayShort(day: string): string
  month(month: string): string
}

export async function packWriter(locale: Locale, timeZone: string): Promise<PackWriter> {
  const t = await translatorOf(locale)
  const speak = (key: string, params?: MessageParams) => say(t, { key, params })
  const f = makeFormats(locale, timeZone, { points: speak('common.units.points'), none: speak('common.units.none') })
  const month = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: 'numeric', month: 'long' })
  return { locale, f, day: f.date, dayShort: f.day, month: (text) => month.format(new Date(`${text}-01T00:00:00.000Z`)), words: { t, f, day: f.date }, say: speak, t: (key, params) => speak(`packs.${key}`, params) }
}
