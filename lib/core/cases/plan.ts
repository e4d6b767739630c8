import type { CaseBody } from '@/lib/core/finance/case'
import { benefitCategories, type BenefitCategory } from '@/lib/core/finance/kinds'
import type { Column } from '@/lib/core/finance/result'
import { roundedMinor } from '@/lib/core/finance/round'
import { addMonths } from '@/lib/core/calendar/month'
import { columnMonth } from '@/lib/core/finance/schedule'
import { decimalsOf } from '@/lib/core/portfolio/money'
import { apportion } from '@/lib/core/rates/money'

/** Minor units of the case's currency. */
export type PlanMonth = Record<BenefitCategory | 'cost', bigint>

/**
 * What the columns of a case promise month by month. The initial column falls into the first month; a year is split over its
 * months so that they add up to it.
 */
export function planOf(columns: readonly Column[], horizon: CaseBody['horizon'], currency: string): Map<string, PlanMonth> {
  const decimals = decimalsOf(currency)
  const plan = new Map<string, PlanMonth>()
  const add = (month: string, kind: keyof PlanMonth, minor: bigint) => {
    const known = plan.get(month) ?? { cash: 0n, released: 0n, avoided: 0n, cost: 0n }
    known[kind] += minor
    plan.set(month, known)
  }
  for (const column of columns) {
    const first = columnMonth(horizon, column.index)
    const months = column.index === 0 || horizon.unit === 'month' ? [first] : Array.from({ length: 12 }, (_, i) => addMonths(first, i))
    for (const kind of [...benefitCategories, 'cost'] as const) {
      const total = roundedMinor(kind === 'cost' ? column.costs : column.benefits[kind], decimals)
      apportion(total, months.map(() => 1)).forEach((minor, i) => add(months[i]!, kind, minor))
    }
  }
  return plan
}
