import type { PaybackRule } from './kinds'

export interface Payback {
  /** Periods until the running total is no longer negative, as publishers count it; null when that never happens */
  first: number | null
  /** Periods after which it stays so to the end; differs where the total turns negative again */
  lasting: number | null
}

/** Cumulative totals, column by column. */
export function cumulative(flows: readonly number[]): number[] {
  let sum = 0
  return flows.map((flow) => (sum += flow))
}

/**
 * Payback of flows, column 0 at once and every other spread evenly over its period (domain reference §1.1: linear inside the
 * period); 0 where the total never is negative. For discounted payback pass discounted flows. What is left of adding up decimals
 * does not count as negative: 10^-12 of all flows.
 */
export function payback(flows: readonly number[]): Payback {
  const totals = cumulative(flows)
  const nothing = 1e-12 * flows.reduce((sum, flow) => sum + Math.abs(flow), 0)
  const below = (total: number) => total < -nothing
  const reached = (index: number) => index + Math.min(1, -totals[index]! / flows[index + 1]!)
  const firstBelow = totals.findIndex(below)
  if (firstBelow < 0) return { first: 0, lasting: 0 }
  const back = totals.findIndex((total, index) => index > firstBelow && !below(total))
  const lastBelow = totals.findLastIndex(below)
  return { first: back < 0 ? null : reached(back - 1), lasting: lastBelow === totals.length - 1 ? null : reached(lastBelow) }
}

/** Periods as months; `month-up` rounds up to whole months, as some publishers do (17.5 → 18). */
export function paybackMonths(periods: number | null, unit: 'month' | 'year', rule: PaybackRule): number | null {
  if (periods === null) return null
  const months = unit === 'year' ? 12 * periods : periods
  return rule === 'month-up' ? Math.ceil(months - 1e-9) : months
}
