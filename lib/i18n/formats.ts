import { cache } from 'react'
import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { makeFormats, type Formats } from './format'

/** The formatters of this request: language and time zone of the reader. */
export const getFormats = cache(async (): Promise<Formats> => {
  const [locale, timeZone, t] = await Promise.all([getLocale(), getTimeZone(), getTranslations('common.units')])
  return makeFormats(locale, timeZone, { points: t('points'), none: t('none') })
})
