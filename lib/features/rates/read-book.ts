import { parameterKinds, type ParameterKind } from '@/lib/core/rates/parameters'
import { rateBook, type RateBook } from '@/lib/core/rates/book'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'

/** All rates, for computing: asks for no permission, so nothing of it may reach a page as it stands. */
export async function readRateBook(ctx: Ctx): Promise<RateBook> {
  const [wages, exchange, parameters, calendar, { currency }] = await Promise.all([
    ctx.db.wageRate.findMany({ select: { id: true, gradeId: true, departmentId: true, hourlyMinor: true, currency: true, validFrom: true, createdAt: true } }),
    ctx.db.exchangeRate.findMany({ select: { id: true, from: true, to: true, rateE8: true, validFrom: true, createdAt: true } }),
    ctx.db.valueParameter.findMany({ select: { id: true, kind: true, valueE6: true, validFrom: true, createdAt: true } }),
    settingsOf(ctx.db, 'calendar'),
    settingsOf(ctx.db, 'organisation'),
  ])
  return rateBook({
    wages: wages.map(({ createdAt, ...row }) => ({ ...row, enteredAt: createdAt.getTime(), withdrawn: row.hourlyMinor === WITHDRAWN })),
    exchange: exchange.map(({ createdAt, ...row }) => ({ ...row, enteredAt: createdAt.getTime(), withdrawn: row.rateE8 === WITHDRAWN })),
    parameters: parameters.flatMap(({ createdAt, kind, ...row }) => (isKind(kind) ? [{ ...row, kind, enteredAt: createdAt.getTime(), withdrawn: row.valueE6 < WITHDRAWN }] : [])),
    calendar,
    home: currency,
  })
}

/** A row that takes back what was entered for its day. A discount rate of zero is a value, so there it is a negative number. */
export const WITHDRAWN = 0n

const isKind = (kind: string): kind is ParameterKind => (parameterKinds as readonly string[]).includes(kind)
