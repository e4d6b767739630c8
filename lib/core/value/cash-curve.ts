import type { Month } from '@/lib/core/calendar/month'

/** Benefit and cost of one month, minor units; `low` and `high` only for months that are forecast. */
export interface CashMonth {
  month: Month
  benefit: bigint
  cost: bigint
  forecast: boolean
  low?: bigint
  high?: bigint
}

export interface CashPoint extends CashMonth {
  /** Everything up to the end of the month */
  total: bigint
  totalLow: bigint
  totalHigh: bigint
}

export interface Payback {
  /** reached: measured; expected: by the forecast; open: not within the months shown; unknown: nothing is forecast; none: nothing was spent */
  state: 'reached' | 'expected' | 'open' | 'unknown' | 'none'
  /** First month at whose end benefit covers cost, and stays so */
  month: Month | null
  /** Months from the first one to it, part of the month by straight line, to a tenth */
  months: number | null
  /** The same at the high and at the low end of the forecast */
  earliest: Month | null
  latest: Month | null
}

export interface CashCurve {
  points: CashPoint[]
  payback: Payback
}

/** Runs up benefit minus cost month by month and marks where it turns positive for good. Months in order, without gaps. */
export function cashCurve(months: readonly CashMonth[]): CashCurve {
  let [total, totalLow, totalHigh] = [0n, 0n, 0n]
  const points = months.map((month): CashPoint => {
    total += month.benefit - month.cost
    totalLow += (month.low ?? month.benefit) - month.cost
    totalHigh += (month.high ?? month.benefit) - month.cost
    return { ...month, total, totalLow, totalHigh }
  })
  return { points, payback: paybackOf(points) }
}

function paybackOf(points: readonly CashPoint[]): Payback {
  const nothing = { month: null, months: null, earliest: null, latest: null }
  if (!points.some(({ cost }) => cost > 0n)) return { state: 'none', ...nothing }
  const at = turnOf(points, ({ total }) => total)
  const [early, late] = [turnOf(points, ({ totalHigh }) => totalHigh), turnOf(points, ({ totalLow }) => totalLow)]
  const range = { earliest: points[early]?.month ?? null, latest: points[late]?.month ?? null }
  const found = points[at]
  if (!found) return { state: points.some(({ forecast }) => forecast) ? 'open' : 'unknown', month: null, months: null, ...range }
  const before = points[at - 1]?.total ?? 0n
  const step = found.total - before
  const part = before < 0n && step > 0n ? Number(-before) / Number(step) : 1
  return { state: found.forecast ? 'expected' : 'reached', month: found.month, months: Math.round((at + part) * 10) / 10, ...range }
}

/** First index from which the running total is never below zero again; −1 when the last one is. */
function turnOf(points: readonly CashPoint[], of: (point: CashPoint) => bigint): number {
  let at = -1
  for (let i = points.length - 1; i >= 0 && of(points[i]!) >= 0n; i--) at = i
  return at
}
