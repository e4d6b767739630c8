import type { Day } from '@/lib/core/calendar/local-day'
import { addMonths, daysInMonth, monthOf, monthsFrom, type Month } from '@/lib/core/calendar/month'
import type { Decision } from '@/lib/core/result'
import { forecastMonths, running, type Forecast, type ForecastMonth, type MonthAmount } from './forecast'
import { emptySum, sumBy, sumOf, type ValueMonth, type ValueSum } from './months'

export interface YearMonth {
  month: Month
  /** full: over; running: this one; coming */
  state: 'full' | 'running' | 'coming'
  planned: bigint | null
  realised: bigint | null
  signed: bigint
  lost: bigint | null
  /** Of the running and the coming months */
  forecast: ForecastMonth | null
}

export interface YearView {
  year: number
  months: YearMonth[]
  /** Everything up to now, and the plan of the months that are over */
  toDate: ValueSum
  fullMonths: ValueSum
  plannedYear: bigint | null
  forecast: Decision<Forecast>
  /** The year as a whole: what is measured and what is forecast; null without a forecast */
  expected: { minor: bigint; low: bigint; high: bigint } | null
}

/** Totals of all months that are over and have been measured, oldest first; a month without any row between two others gave nothing. */
export function fullTotals(rows: readonly ValueMonth[], current: Month): MonthAmount[] {
  const sums = sumBy(rows.filter(({ month, realisedMinor }) => month < current && realisedMinor !== null), ({ month }) => month)
  const known = [...sums.keys()].sort()
  return known.length ? monthsFrom(known[0]!, addMonths(current, -1)).map((month) => ({ month, minor: sums.get(month)?.realised ?? 0n })) : []
}

/**
 * A calendar year of the programme: measured months, the running one, and what is planned and forecast for those to come.
 * @param rows of all years: the forecast looks back over the turn of the year
 * @param ahead plan of months that have no row yet
 * @param today the local day: the running month is forecast for the days that are left
 */
export function yearView(rows: readonly ValueMonth[], year: number, today: Day, ahead: ReadonlyMap<Month, bigint>): YearView {
  const current = monthOf(today)
  const left = 1 - Number(today.slice(8)) / daysInMonth(current)
  const [first, last] = [`${year}-01`, `${year}-12`]
  const own = rows.filter(({ month }) => month >= first && month <= last)
  const sums = sumBy(own, ({ month }) => month)
  const forecast = forecastMonths(fullTotals(rows, current), current, last)
  const coming = new Map(forecast.ok && year >= Number(current.slice(0, 4)) ? forecast.value.months.map((month): [Month, ForecastMonth] => [month.month, month]) : [])
  const months = monthsFrom(first, last).map((month): YearMonth => {
    const sum = sums.get(month) ?? emptySum()
    const state = month < current ? 'full' : month === current ? 'running' : 'coming'
    const expected = state === 'full' ? undefined : coming.get(month)
    return {
      month, state,
      planned: state === 'coming' ? (ahead.get(month) ?? null) : sum.planned,
      realised: sum.realised,
      signed: sum.signed,
      lost: sum.lost,
      forecast: expected && state === 'running' ? running(expected, sum.realised ?? 0n, left) : (expected ?? null),
    }
  })
  const over = own.filter(({ month }) => month < current)
  const add = (pick: (month: ForecastMonth) => bigint) => months.reduce((total, { realised, forecast: of }) => total + (of ? pick(of) : (realised ?? 0n)), 0n)
  return {
    year, months,
    toDate: sumOf(own),
    fullMonths: sumOf(over),
    plannedYear: months.reduce<bigint | null>((total, { planned }) => (planned === null ? total : (total ?? 0n) + planned), null),
    forecast,
    expected: coming.size ? { minor: add(({ minor }) => minor), low: add(({ low }) => low), high: add(({ high }) => high) } : null,
  }
}
