import { localDay } from '@/lib/core/calendar/local-day'
import { monthOf, type Month } from '@/lib/core/calendar/month'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'

export interface BooksNow {
  /** Currency of the books, and zone in which months begin */
  currency: string
  timeZone: string
  /** The month that still runs */
  current: Month
}

export async function booksNow(ctx: Ctx): Promise<BooksNow> {
  const { currency, timeZone } = await settingsOf(ctx.db, 'organisation')
  return { currency, timeZone, current: monthOf(localDay(ctx.now.getTime(), timeZone)) }
}
