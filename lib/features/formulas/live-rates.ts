import { can, canFor } from '@/lib/core/access'
import type { ParameterKind } from '@/lib/core/rates/parameters'
import { readRateBook } from '@/lib/features/rates/read-book'
import type { Ctx } from '@/lib/server/ctx'
import { major, type Found, type Subject } from './live-subject'

/**
 * Rates of today. The wage table is asked only for readers who may see it: a formula that says nothing but the wage would tell it.
 * For the others the wage of the frozen baseline counts, which stands on the page of the process, unless money is not theirs to see.
 */
export async function rateFields(ctx: Ctx, subject: Subject): Promise<Record<string, Found>> {
  const book = await readRateBook(ctx)
  const { today, currency } = subject
  const parameter = (kind: ParameterKind, scale: number): Found => {
    const { valueE6, source, validFrom } = book.parameter(kind, today)
    return { value: (Number(valueE6) / 1_000_000) * scale, ...(source === 'table' ? { note: 'rate', params: { from: validFrom ?? '' } } : { note: 'rateDefault' }) }
  }
  return {
    'hourly-wage': wageOf(),
    'working-days': parameter('working-days', 1),
    'hours-per-day': parameter('hours-per-day', 1),
    'discount-rate': parameter('discount-rate', 100),
  }

  function wageOf(): Found {
    const { automation, baseline } = subject
    if (can(ctx.actor, 'rate:read')) {
      const wage = book.wage({ gradeId: automation.process.wageGradeId, departmentPath: automation.process.department?.path ?? null, day: today })
      const converted = wage && book.convert(wage.hourlyMinor, wage.currency, currency, today)
      if (wage && converted) return { value: major(converted.minor, currency), note: 'wage', params: { from: wage.validFrom }, confidential: true }
      if (wage) return { value: null, note: 'noExchange', params: { currency: wage.currency } }
    }
    if (!canFor(ctx.actor, 'request-money:read', automation.process.department?.path ?? null)) return { value: null, note: 'hiddenWage' }
    const href = `/processes/${automation.processId}`
    if (!baseline?.currency || baseline.hourlyWageMinor === null) return { value: null, note: 'noWage', href }
    const converted = book.convert(baseline.hourlyWageMinor, baseline.currency, currency, today)
    return converted ? { value: major(converted.minor, currency), note: 'baselineWage', params: { ordinal: baseline.ordinal }, href } : { value: null, note: 'noExchange', params: { currency: baseline.currency }, href }
  }
}
