import { addMonths, monthOf, monthsFrom, type Month } from '@/lib/core/calendar/month'
import { dayOf } from '@/lib/core/calendar/stored-day'
import type { RateBook } from '@/lib/core/rates/book'
import { apportion } from '@/lib/core/rates/money'
import type { Ctx } from '@/lib/server/ctx'
import type { ValueClock, ValuedAutomation } from './frame'

const YEAR = 12

const add = (sums: Map<Month, bigint>, month: Month, minor: bigint) => sums.set(month, (sums.get(month) ?? 0n) + minor)

export interface PhaseCosts {
  /** Recorded expenses by month */
  spent: Map<Month, bigint>
  /** What is left of the budgets of active phases, in equal parts until their planned end */
  toCome: Map<Month, bigint>
  /** Amounts in a currency without a rate for their day: left out, and said */
  unconverted: number
  /** Phases for which something was spent */
  phaseIds: Set<string>
}

/** Money spent on phases and what is still set aside, in the home currency. */
export async function phaseCosts(ctx: Ctx, { currency, month, today }: ValueClock, book: RateBook): Promise<PhaseCosts> {
  const [expenses, phases] = await Promise.all([
    ctx.db.phaseExpense.findMany({ select: { phaseId: true, spentOn: true, amountMinor: true, currency: true } }),
    ctx.db.phase.findMany({ where: { status: 'active', budgetMinor: { not: null } }, select: { id: true, plannedEnd: true, budgetMinor: true, currency: true } }),
  ])
  const costs: PhaseCosts = { spent: new Map(), toCome: new Map(), unconverted: 0, phaseIds: new Set() }
  const spentOf = new Map<string, bigint>()
  for (const { phaseId, spentOn, amountMinor, currency: of } of expenses) {
    const day = dayOf(spentOn)
    const home = book.convert(amountMinor, of, currency, day)
    spentOf.set(phaseId, (spentOf.get(phaseId) ?? 0n) + amountMinor)
    if (!home) {
      costs.unconverted += 1
      continue
    }
    costs.phaseIds.add(phaseId)
    add(costs.spent, monthOf(day), home.minor)
  }
  for (const { id, plannedEnd, budgetMinor, currency: of } of phases) {
    const left = (budgetMinor ?? 0n) - (spentOf.get(id) ?? 0n)
    const end = plannedEnd && monthOf(dayOf(plannedEnd))
    if (left <= 0n || !end || end <= month) continue
    const home = book.convert(left, of ?? currency, currency, today)
    if (!home) continue
    const months = monthsFrom(addMonths(month, 1), end)
    apportion(home.minor, months.map(() => 1)).forEach((part, at) => add(costs.toCome, months[at]!, part))
  }
  return costs
}

/** Costs that approved cases planned, by month, of automations that have one. */
export function caseCosts(plan: ReadonlyMap<string, ReadonlyMap<Month, { costMinor: bigint | null }>>): { months: Map<Month, bigint>; covered: Set<string> } {
  const months = new Map<Month, bigint>()
  for (const own of plan.values()) for (const [month, { costMinor }] of own) add(months, month, costMinor ?? 0n)
  return { months, covered: new Set(plan.keys()) }
}

/**
 * Cost of the first year of automations, a twelfth for each of the twelve months from going live, by month; `missing` have none on record
 * although they are in service. Nothing is known of later years, and nothing is assumed.
 */
export function firstYearCosts(automations: readonly ValuedAutomation[], { currency, today }: ValueClock, book: RateBook): { months: Map<Month, bigint>; missing: number } {
  const months = new Map<Month, bigint>()
  let missing = 0
  for (const { liveMonth, yearOneCostMinor, yearOneCostCurrency } of automations) {
    if (!liveMonth) continue
    const home = yearOneCostMinor === null || !yearOneCostCurrency ? null : book.convert(yearOneCostMinor, yearOneCostCurrency, currency, today)
    if (!home) {
      missing += 1
      continue
    }
    apportion(home.minor, Array.from({ length: YEAR }, () => 1)).forEach((part, at) => add(months, addMonths(liveMonth, at), part))
  }
  return { months, missing }
}
