import { cache } from 'react'
import { getLocale } from 'next-intl/server'
import { getFormats } from './formats'

/** Calendar days (`YYYY-MM-DD`) in the reader's language; they have no time and belong to no zone. */
export const getDayFormat = cache(async (): Promise<(day: string) => string> => {
  const { date } = await getFormats()
  return (day) => date(day)
})

/** The same days as labels of a time axis: `Nov`, `Nov 2026`, `Nov 2`. */
export const getAxisFormat = cache(async () => {
  const locale = await getLocale()
  const labelled = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
    return (day: string) => format.format(new Date(`${day}T00:00:00.000Z`))
  }
  return { month: labelled({ month: 'short' }), monthYear: labelled({ year: 'numeric', month: 'short' }), day: labelled({ month: 'short', day: 'numeric' }) }
})
