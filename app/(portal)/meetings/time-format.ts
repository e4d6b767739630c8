import { cache } from 'react'
import { getLocale } from 'next-intl/server'

/** "Thu, Nov 26, 10:00" on the clocks of the programme, where the meetings are held. */
export const getMeetingTime = cache(async (): Promise<(at: Date | string, timeZone: string) => string> => {
  const locale = await getLocale()
  const formats = new Map<string, Intl.DateTimeFormat>()
  return (at, timeZone) => {
    let format = formats.get(timeZone)
    if (!format) formats.set(timeZone, (format = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'short', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })))
    return format.format(new Date(at))
  }
})
