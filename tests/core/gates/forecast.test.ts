import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/lib/core/calendar/local-day'
import { isWorkingDay } from '@/lib/core/calendar/working-calendar'
import type { DayCounts } from '@/lib/core/gates/facts'
import { forecastOf, latestOf, plannedDay } from '@/lib/core/gates/forecast'
import { trendOf } from '@/lib/core/gates/trend'
import { calendar, day, measured, TODAY } from './facts'

const clock = { today: TODAY, calendar }
/** The working days up to and including today, oldest first. */
function workdays(count: number): string[] {
  const days: string[] = []
  for (let at = TODAY; days.length < count; at = addDays(at, -1)) if (isWorkingDay(calendar, at)) days.unshift(at)
  return days
}
const series = (rates: number[], units = 1000): DayCounts[] => workdays(rates.length).map((on, i) => day(on, Math.round(rates[i]! * units), units - Math.round(rates[i]! * units)))
const rising = (n: number, from: number, step: number) => Array.from({ length: n }, (_, i) => from + i * step)

describe('the line through the days', () => {
  it('finds the slope of a straight line and is not bent by one bad day', () => {
    const line = rising(12, 0.9, 0.005).map((y, x) => ({ x, y }))
    expect(trendOf(line)).toMatchObject({ significant: true })
    expect(trendOf(line).slope).toBeCloseTo(0.005, 10)
    expect(trendOf(line.map((point) => (point.x === 6 ? { ...point, y: 0.1 } : point))).slope).toBeCloseTo(0.005, 3)
  })

  it('is not significant where values only scatter or stay', () => {
    expect(trendOf([0.95, 0.97, 0.94, 0.98, 0.95, 0.96, 0.97, 0.95, 0.96].map((y, x) => ({ x, y }))).significant).toBe(false)
    expect(trendOf(Array.from({ length: 10 }, (_, x) => ({ x, y: 0.9 }))).significant).toBe(false)
  })

  it('takes a strict order of eight days for a trend, and two days for none', () => {
    expect(trendOf(rising(8, 0, 1).map((y, x) => ({ x, y })))).toMatchObject({ slope: 1, intercept: 0, significant: true })
    expect(trendOf([1, 2].map((y, x) => ({ x, y }))).significant).toBe(false)
  })
})

describe('a forecast', () => {
  it('names the day on which the sliding window reaches the target', () => {
    const forecast = forecastOf(measured(), series(rising(20, 0.94, 0.003)), clock)
    expect(forecast).toEqual({ kind: 'day', day: '2026-11-27', basis: 'trend' })
  })

  it('falls on a working day of the future', () => {
    fc.assert(
      fc.property(fc.integer({ min: 9, max: 20 }), fc.double({ min: 0.85, max: 0.96, noNaN: true }), fc.double({ min: 0.0005, max: 0.01, noNaN: true }), (n, from, step) => {
        const forecast = forecastOf(measured({ minimumSample: 100 }), series(rising(n, from, step).map((rate) => Math.min(1, rate))), clock)
        if (forecast.kind !== 'day') return
        expect(forecast.day > TODAY).toBe(true)
        expect(isWorkingDay(calendar, forecast.day)).toBe(true)
      }),
    )
  })

  it('comes later the further the target is away', () => {
    const at = (target: number) => forecastOf(measured({ target }), series(rising(20, 0.9, 0.003)), clock)
    const [near, far] = [at(9500), at(9800)]
    expect(near.kind === 'day' && far.kind === 'day' && near.day < far.day).toBe(true)
  })

  it.each([
    ['too few days with figures', series(rising(7, 0.9, 0.005)), 'too-few-days'],
    ['no figures at all', [], 'too-few-days'],
    ['values that only scatter', series([0.95, 0.97, 0.94, 0.975, 0.95, 0.96, 0.97, 0.95, 0.96, 0.955]), 'no-trend'],
    ['a trend that leads away', series(rising(20, 0.975, -0.002)), 'wrong-way'],
  ] as const)('is not given with %s', (_, days, reason) => {
    expect(forecastOf(measured(), days, clock)).toEqual({ kind: 'none', reason })
  })

  it('is not given for what has no days to add up, nor beyond half a year', () => {
    expect(forecastOf(measured({ metric: 'backlogAge' }), series(rising(20, 0.9, 0.003)), clock)).toEqual({ kind: 'none', reason: 'not-foreseeable' })
    expect(forecastOf(measured({ target: 10_000 }), series(rising(20, 0.9, 0.00002), 100_000), clock)).toEqual({ kind: 'none', reason: 'too-far' })
  })

  it('says when enough units will have run, or that they never will at this pace', () => {
    expect(forecastOf(measured(), series(rising(5, 1, 0), 20), clock)).toEqual({ kind: 'day', day: '2026-11-27', basis: 'volume' })
    expect(forecastOf(measured(), series(rising(20, 1, 0), 9), clock)).toEqual({ kind: 'none', reason: 'too-far' })
  })
})

describe('forecasts together', () => {
  it('are as late as the last, and open as soon as one is', () => {
    const on = (value: string) => ({ kind: 'day', day: value, basis: 'trend' }) as const
    expect(latestOf([on('2026-12-01'), on('2026-12-09')])).toEqual(on('2026-12-09'))
    expect(latestOf([on('2026-12-01'), { kind: 'none', reason: 'no-trend' }])).toEqual({ kind: 'none', reason: 'no-trend' })
  })

  it('follow the plan of going live, never into the past', () => {
    expect(plannedDay(['2026-12-20', '2026-12-01', null], 2, TODAY)).toMatchObject({ day: '2026-12-20', basis: 'plan' })
    expect(plannedDay(['2026-11-01'], 1, TODAY)).toEqual({ kind: 'none', reason: 'not-foreseeable' })
  })
})
