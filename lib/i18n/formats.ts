import { cache } from 'react'
import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { makeFormats, type Formats } from './format'

/** Making Intl formats is dear, and readers share few languages and time zones. */
const made = new Map<string, Formats>()
const MOST_KEPT = 100

/** The formatters of this request: language and time zone of the reader. */
export const getFormats = cache(async (): Promise<Formats> => {
  const [locale, timeZone, t] = await Promise.all([getLocale(), getTimeZone(), getTranslations('common.units')])
  const key = `${locale} ${timeZone}`
  const known = made.get(key)
  if (known) return known
  if (made.size >= MOST_KEPT) made.clear()
  const fresh = makeFormats(locale, timeZone, { points: t('points'), none: t('none') })
  made.set(key, fresh)
  return fresh
})
