import { monthsFrom, type Month } from '@/lib/core/calendar/month'
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
  /** level: what the line has reached, held; trend: the line going on */
  method: 'level' | 'trend'
  /** Full months that it was made from, oldest first */
  used: Month[]
  /** What a month adds along the line, minor units */
  slope: bigint
  /** The months to come */
  months: ForecastMonth[]
  /** Sum of those months */
  total: { minor: bigint; low: bigint; high: bigint }
}

/**
 * The months from `from` to `to`, minor units, by a line through the last full months whose slope is the median of all slopes between
 * two of them (Theil–Sen: single bad months do not turn it). With six months and more the line goes on, and the range is every coming
 * month as far below or above it as the month that was furthest; it goes on for no more months than it rests on. With three to five the level that the line has reached is held, and
 * the range goes from the mean of the months to the line going on, and at least as far as months lay off it. Never below zero unless
 * months were. Refused with `value.forecast.few` when there are too few full months.
 * @param full finished months with a known amount, oldest first, none left out in between
 */
export function forecastMonths(full: readonly MonthAmount[], from: Month, to: Month): Decision<Forecast> {
  const used = full.slice(-MOST_MONTHS)
  if (used.length < FEWEST_MONTHS) return refuse({ key: 'value.forecast.few', params: { have: used.length, needed: FEWEST_MONTHS } })
  const values = used.map(({ minor }) => Number(minor))
  const floor = Math.min(0, ...values)
  const method = used.length < TREND_MONTHS ? 'level' : 'trend'
  const slope = theilSen(values)
  const start = median(values.map((value, at) => value - slope * at))
  const off = values.map((value, at) => value - (start + slope * at))
  const [below, above] = [Math.min(0, ...off), Math.max(0, ...off)]
  const reached = start + slope * (values.length - 1)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const minor = (value: number) => BigInt(Math.round(Math.max(floor, value)))
  const months = monthsFrom(from, to).map((month): ForecastMonth => {
    const line = reached + slope * Math.min(distance(used.at(-1)!.month, month), used.length)
    const point = method === 'trend' ? line : reached
    const ends = [point + below, point + above, ...(method === 'level' ? [mean, line] : [])]
    return { month, minor: minor(point), low: minor(Math.min(...ends)), high: minor(Math.max(...ends)) }
  })
  const sum = (pick: (month: ForecastMonth) => bigint) => months.reduce((total, month) => total + pick(month), 0n)
  return allow({ method, used: used.map(({ month }) => month), slope: BigInt(Math.round(slope)), months, total: { minor: sum(({ minor }) => minor), low: sum(({ low }) => low), high: sum(({ high }) => high) } })
}

/** A month that is not over: what is measured, and the forecast for the part of it that is left (0–1). */
export function running({ month, minor, low, high }: ForecastMonth, measured: bigint, left: number): ForecastMonth {
  const rest = (amount: bigint) => measured + BigInt(Math.round(Number(amount) * Math.min(1, Math.max(0, left))))
  return { month, minor: rest(minor), low: rest(low), high: rest(high) }
}

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
