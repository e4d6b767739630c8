import type { ParameterFact, WageFact } from '@/lib/core/rates/book'
import type { ExchangeFact } from '@/lib/core/rates/exchange'
import { parameterKinds, type ParameterKind } from '@/lib/core/rates/parameters'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'

/** Stored in place of a value when it is taken back. A discount rate of zero is a value, so a parameter has a negative one. */
export const takenBack = { wage: 0n, exchange: 0n, parameter: -1n } as const

export const wageRow = { id: true, gradeId: true, departmentId: true, hourlyMinor: true, currency: true, validFrom: true, source: true, createdAt: true, enteredBy: { select: { id: true, name: true } } } satisfies Prisma.WageRateSelect
export const exchangeRow = { id: true, from: true, to: true, rateE8: true, validFrom: true, source: true, createdAt: true, enteredBy: { select: { id: true, name: true } } } satisfies Prisma.ExchangeRateSelect
export const parameterRow = { id: true, kind: true, valueE6: true, validFrom: true, source: true, createdAt: true, enteredBy: { select: { id: true, name: true } } } satisfies Prisma.ValueParameterSelect

type WageRow = Prisma.WageRateGetPayload<{ select: typeof wageRow }>
type ExchangeRow = Prisma.ExchangeRateGetPayload<{ select: typeof exchangeRow }>
type ParameterRow = Prisma.ValueParameterGetPayload<{ select: typeof parameterRow }>

export const wageFact = (row: WageRow) => ({ ...row, enteredAt: row.createdAt.getTime(), withdrawn: row.hourlyMinor === takenBack.wage }) satisfies WageFact
export const exchangeFact = (row: ExchangeRow) => ({ ...row, enteredAt: row.createdAt.getTime(), withdrawn: row.rateE8 === takenBack.exchange }) satisfies ExchangeFact
export const parameterFacts = ({ kind, ...row }: ParameterRow) => (isKind(kind) ? [{ ...row, kind, enteredAt: row.createdAt.getTime(), withdrawn: row.valueE6 === takenBack.parameter } satisfies ParameterFact] : [])

const isKind = (kind: string): kind is ParameterKind => (parameterKinds as readonly string[]).includes(kind)

export const wagesWhere = async (ctx: Ctx, where: Prisma.WageRateWhereInput = {}) => (await ctx.db.wageRate.findMany({ where, select: wageRow })).map(wageFact)
export const exchangeWhere = async (ctx: Ctx, where: Prisma.ExchangeRateWhereInput = {}) => (await ctx.db.exchangeRate.findMany({ where, select: exchangeRow })).map(exchangeFact)
export const parametersWhere = async (ctx: Ctx, where: Prisma.ValueParameterWhereInput = {}) => (await ctx.db.valueParameter.findMany({ where, select: parameterRow })).flatMap(parameterFacts)
