import { cache } from 'react'
import { getLocale } from 'next-intl/server'

/** Calendar days (`YYYY-MM-DD`) in the reader's language; they have no time and belong to no zone. */
export const getDayFormat = cache(async (): Promise<(day: string) => string> => {
  const format = new Intl.DateTimeFormat(await getLocale(), { timeZone: 'UTC', year: 'numeric', month: 'short', day: 'numeric' })
  return (day) => format.format(new Date(`${day}T00:00:00.000Z`))
})
