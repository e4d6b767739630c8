import { rateBook, type RateBook } from '@/lib/core/rates/book'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import { exchangeWhere, parametersWhere, wagesWhere } from './rows'

/** All rates, for computing: asks for no permission, so nothing of it may reach a page as it stands. */
export async function readRateBook(ctx: Ctx): Promise<RateBook> {
  const [wages, exchange, parameters, calendar, { currency: home }] = await Promise.all([wagesWhere(ctx), exchangeWhere(ctx), parametersWhere(ctx), settingsOf(ctx.db, 'calendar'), settingsOf(ctx.db, 'organisation')])
  return rateBook({ wages, exchange, parameters, calendar, home })
}
