import { localDay } from '@/lib/core/calendar/local-day'
import { can } from '@/lib/core/access'
import { plainTime, timesAMonth, type CalculatorInput, type PlainTime } from '@/lib/core/calculator/figures'
import { evaluateFormula } from '@/lib/core/formula/evaluate'
import { internal } from '@/lib/core/errors'
import { PARAMETER_SCALE } from '@/lib/core/rates/parameters'
import { divideRounded } from '@/lib/core/rates/money'
import { formulasFor, type PublishedFormula } from '@/lib/features/formulas/published'
import { readRateBook } from '@/lib/features/rates/read-book'
import { query } from '@/lib/server/command'
import { settingsOf } from '@/lib/server/settings'
import { CalculatorQuery } from './schema'

const keys = ['quick-hours', 'fte-equivalent'] as const

export interface Calculated {
  input: CalculatorInput
  /** Null: the formula, as published, gives no result for these figures */
  time: PlainTime | null
  /** Exact, for those who want to follow it */
  hoursPerYear: number | null
  workingDays: number
  hoursPerDay: number
  /** Only for those who may read wages, when there is one for everybody */
  money: { yearMinor: bigint; hourlyMinor: bigint; currency: string } | null
  /** The formulas that were used; null: not for this reader */
  formulas: { key: string; ordinal: number; names: PublishedFormula['body']['names'] }[] | null
}

/** Hours a year that would come back, by the published formulas; no money but for those who read wages. */
export const calculate = query({
  permission: 'calculator:read',
  input: CalculatorQuery,
  async run(ctx, input): Promise<Calculated> {
    const [formulas, book, calendar, { timeZone }] = await Promise.all([formulasFor(ctx, keys), readRateBook(ctx), settingsOf(ctx.db, 'calendar'), settingsOf(ctx.db, 'organisation')])
    const day = localDay(ctx.now.getTime(), timeZone)
    const [workingDays, hoursPerDay] = (['working-days', 'hours-per-day'] as const).map((kind) => Number(book.parameter(kind, day).valueE6) / PARAMETER_SCALE) as [number, number]
    const value = (key: (typeof keys)[number], values: Record<string, number>): number | null => {
      const formula = formulas.get(key)
      if (!formula) throw internal(new Error(`formula ${key} is missing`))
      const result = evaluateFormula(formula.compiled, values)
      return result.ok ? result.value : null
    }
    const hours = value('quick-hours', { itemsPerMonth: timesAMonth(input, workingDays), minutesPerItem: input.minutes, share: input.share })
    const people = hours === null ? null : value('fte-equivalent', { hours, workingDays, hoursPerDay })
    const wage = can(ctx.actor, 'rate:read') ? book.wage({ gradeId: null, departmentPath: null, day }) : null
    return {
      input,
      time: hours === null || people === null ? null : plainTime(hours, { hoursPerDay, daysPerWeek: calendar.workingDays.length, people }),
      hoursPerYear: hours,
      workingDays,
      hoursPerDay,
      money: wage && hours !== null ? { yearMinor: divideRounded(BigInt(Math.round(hours * 1000)) * wage.hourlyMinor, 1000n), hourlyMinor: wage.hourlyMinor, currency: wage.currency } : null,
      formulas: can(ctx.actor, 'formula:read') ? [...formulas.values()].map(({ key, ordinal, body }) => ({ key, ordinal, names: body.names })) : null,
    }
  },
})
