import { invalid, ruleError } from '@/lib/core/errors'
import { parseMoney } from '@/lib/core/portfolio/money'
import { rateBook } from '@/lib/core/rates/book'
import { series, validOn } from '@/lib/core/rates/effective'
import { dayReasons, wageDoubts } from '@/lib/core/rates/plausible'
import type { Day } from '@/lib/core/calendar/local-day'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import { enteredBy, frameOf } from './clock'
import { exchangeWhere, wageRow, wagesWhere } from './rows'
import { EnterWage } from './schema'

/**
 * Adds what an hour costs from a day on. For a day that has a wage already the newer one counts from now on. What differs much from
 * what was known is refused beside `sure` until somebody has looked twice.
 */
export const enterWage = command({
  permission: 'rate:edit',
  input: EnterWage,
  async run(ctx, { gradeId = null, departmentId = null, hourly, currency: typed, validFrom, source, sure }) {
    const { today, home } = await frameOf(ctx)
    const currency = typed ?? home
    const names = await namesOf(ctx, gradeId, departmentId)
    const amount = parseMoney(hourly, currency)
    const reasons = { ...(!amount.ok && { hourly: amount.reasons }), ...(amount.ok && amount.value <= 0n && { hourly: [{ key: 'rates.aboveZero' }] }) }
    const days = dayReasons(validFrom, today)
    if (!amount.ok || Object.keys(reasons).length || days.length) throw invalid({ ...reasons, ...(days.length && { validFrom: days }) })

    const own = series(await wagesWhere(ctx, { gradeId, departmentId }))
    const ofDay = own.find((row) => row.validFrom === validFrom) ?? null
    if (ofDay && ofDay.hourlyMinor === amount.value && ofDay.currency === currency && ofDay.source === source) throw ruleError([{ key: 'rates.same' }])
    const before = ofDay ?? validOn(own, validFrom)
    const known = await inCurrency(ctx, currency, validFrom)
    const doubts = wageDoubts({ hourlyMinor: amount.value, before: before && known.of(before), peers: known.peers, validFrom, today })
    if (doubts.length && !sure) throw invalid({ sure: doubts })

    const row = await ctx.db.wageRate.create({ data: { gradeId, departmentId, hourlyMinor: amount.value, currency, validFrom, source, ...enteredBy(ctx) }, select: wageRow })
    const { id: entityId, createdAt: _at, enteredBy: _by, ...after } = row
    return {
      result: { ...row, corrected: ofDay !== null },
      audit: { action: 'wage.entered', entity: 'wage', entityId, ...(before && { before: { hourlyMinor: before.hourlyMinor, currency: before.currency, validFrom: before.validFrom, source: before.source } }), after, facts: names },
    }
  },
})

async function namesOf(ctx: Ctx, gradeId: string | null, departmentId: string | null) {
  const named = { name: true, nameZh: true } as const
  const [grade, department] = await Promise.all([
    gradeId ? ctx.db.wageGrade.findUnique({ where: { id: gradeId }, select: { ...named, archivedAt: true } }) : null,
    departmentId ? ctx.db.department.findUnique({ where: { id: departmentId }, select: named }) : null,
  ])
  if (gradeId && (!grade || grade.archivedAt)) throw invalid({ gradeId: [{ key: 'rates.gradeUnknown' }] })
  if (departmentId && !department) throw invalid({ departmentId: [{ key: 'portfolio.departmentUnknown' }] })
  return { grade: grade?.name ?? null, department: department?.name ?? null }
}

/** What hours cost elsewhere on that day, as far as it can be told in this currency. */
async function inCurrency(ctx: Ctx, currency: string, day: Day) {
  const [wages, exchange, calendar, { currency: home }, baselines] = await Promise.all([
    wagesWhere(ctx),
    exchangeWhere(ctx),
    settingsOf(ctx.db, 'calendar'),
    settingsOf(ctx.db, 'organisation'),
    ctx.db.processBaseline.findMany({ where: { hourlyWageMinor: { not: null } }, select: { hourlyWageMinor: true, currency: true }, take: 500 }),
  ])
  const book = rateBook({ wages, exchange, parameters: [], calendar, home })
  const of = (row: { hourlyMinor: bigint; currency: string }): bigint | null => book.convert(row.hourlyMinor, row.currency, currency, day)?.minor ?? null
  const amounts = [...wages.filter(({ withdrawn }) => !withdrawn), ...baselines.flatMap((row) => (row.hourlyWageMinor === null || !row.currency ? [] : [{ hourlyMinor: row.hourlyWageMinor, currency: row.currency }]))]
  return { of, peers: amounts.flatMap((row) => of(row) ?? []).filter((minor) => minor > 0n) }
}
