import { monthsFrom, type Month } from '@/lib/core/ledger/month'
import { allow, refuse, type Decision } from '@/lib/core/result'

/** Full months below which nothing is forecast, and from which a trend is followed instead of the mean. */
export const FEWEST_MONTHS = 3
export const TREND_MONTHS = 6
/** Older months say little about the coming ones. */
const MOST_MONTHS = 12

export interface MonthAmount {
  month: Month
  minor: bigint
}

export interface ForecastMonth extends MonthAmount {
  low: bigint
  high: bigint
}

export interface Forecast {
  method: 'mean' | 'trend'
  /** Full months that it was made from, oldest first */
  used: Month[]
  /** What a month adds, minor units; 0 for the mean */
  slope: bigint
  /** The months to come */
  months: ForecastMonth[]
  /** Sum of those months */
  total: { minor: bigint; low: bigint; high: bigint }
}

/**
 * The months from `from` to `to`, minor units. With three to five full months: their mean, and as range every coming month like the
 * lowest, like the highest of them. With six and more: the line through them by the median of all slopes between two months
 * (Theil–Sen, which single bad months do not turn), and as range every coming month as far below or above the line as the month
 * that was furthest. Never below zero unless months were. Refused with `value.forecast.few` when there are too few full months.
 * @param full finished months with a known amount, oldest first, none left out in between
 */
export function forecastMonths(full: readonly MonthAmount[], from: Month, to: Month): Decision<Forecast> {
  const used = full.slice(-MOST_MONTHS)
  if (used.length < FEWEST_MONTHS) return refuse({ key: 'value.forecast.few', params: { have: used.length, needed: FEWEST_MONTHS } })
  const values = used.map(({ minor }) => Number(minor))
  const floor = Math.min(0, ...values)
  const method = used.length < TREND_MONTHS ? 'mean' : 'trend'
  const slope = method === 'mean' ? 0 : theilSen(values)
  const level = method === 'mean' ? values.reduce((sum, value) => sum + value, 0) / values.length : median(values.map((value, at) => value - slope * at))
  const off = values.map((value, at) => value - (level + slope * at))
  const [below, above] = [Math.min(...off), Math.max(...off)]
  const minor = (value: number) => BigInt(Math.round(Math.max(floor, value)))
  const months = monthsFrom(from, to).map((month): ForecastMonth => {
    const point = level + slope * (values.length - 1 + distance(used.at(-1)!.month, month))
    return { month, minor: minor(point), low: minor(point + below), high: minor(point + above) }
  })
  const sum = (pick: (month: ForecastMonth) => bigint) => months.reduce((total, month) => total + pick(month), 0n)
  return allow({ method, used: used.map(({ month }) => month), slope: BigInt(Math.round(slope)), months, total: { minor: sum(({ minor }) => minor), low: sum(({ low }) => low), high: sum(({ high }) => high) } })
}

/** Of a month that is not over: never less than what is already measured. */
export const atLeast = (month: ForecastMonth, measured: bigint): ForecastMonth => ({
  month: month.month,
  minor: month.minor < measured ? measured : month.minor,
  low: month.low < measured ? measured : month.low,
  high: month.high < measured ? measured : month.high,
})

/** Median of the slopes between all pairs of values that stand one step apart each. */
export function theilSen(values: readonly number[]): number {
  const slopes: number[] = []
  for (let i = 0; i < values.length; i++) for (let j = i + 1; j < values.length; j++) slopes.push((values[j]! - values[i]!) / (j - i))
  return median(slopes)
}

function median(values: readonly number[]): number {
  if (!values.length) return 0
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

const indexOf = (month: Month): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
const distance = (from: Month, to: Month): number => indexOf(to) - indexOf(from)
