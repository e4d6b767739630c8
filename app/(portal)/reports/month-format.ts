import { getLocale } from 'next-intl/server'

/** "November 2026" of `2026-11`. */
export async function getMonthFormat(): Promise<(month: string) => string> {
  const format = new Intl.DateTimeFormat(await getLocale(), { timeZone: 'UTC', year: 'numeric', month: 'long' })
  return (month) => format.format(new Date(`${month}-01T00:00:00.000Z`))
}
