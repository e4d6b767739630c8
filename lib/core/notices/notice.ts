import { DAY_MS, type Day } from '@/lib/core/calendar/local-day'
import { locales, type Locale, type Localized } from '@/lib/core/localized'

export const tones = ['info', 'watch', 'act'] as const
export type Tone = (typeof tones)[number]

/**
 * What a notice is about. Names that exist in both languages are given in both; a calendar day, a month (`YYYY-MM`) and a
 * moment (ISO) become words in the language and time zone of the reader.
 */
export type NoticeParam = string | number | Localized | { day: Day } | { month: string } | { moment: string }
export type NoticeParams = Record<string, NoticeParam>

/** How a person wants mail about a group. */
export const mailChoices = ['now', 'digest', 'off'] as const
export type MailChoice = (typeof mailChoices)[number]

/** What asks for something is mailed at once whatever was chosen: nobody can mute what waits for them. */
export const mailFor = (tone: Tone, chosen: MailChoice | undefined): MailChoice => (tone === 'act' ? 'now' : (chosen ?? 'now'))

/** What could not be mailed for this long is told by the inbox alone, ms. */
export const STALE_MS = 7 * DAY_MS

interface Words {
  day(day: Day): string
  month(month: string): string
  moment(iso: string): string
}

/** The parameters as the reader's language says them. */
export function wordsOf(params: NoticeParams, locale: Locale, words: Words): Record<string, string | number> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, wordOf(value, locale, words)]))
}

function wordOf(value: NoticeParam, locale: Locale, words: Words): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value
  if ('day' in value) return words.day(value.day)
  if ('month' in value) return words.month(value.month)
  if ('moment' in value) return words.moment(value.moment)
  return value[locale] ?? value[locales[0]]
}

/** A record's name in both languages. */
export const bothNames = (row: { name: string; nameZh?: string | null }): Localized => ({ en: row.name, 'zh-CN': row.nameZh || row.name })
