import { describe, expect, it } from 'vitest'
import { barOf, placeOf, shiftedStart, ticksOf, windowOf } from '@/lib/core/programme/timeline'

const window = { from: '2026-11-01', to: '2026-11-30' }

describe('the window of the timeline', () => {
  it.each([
    ['quarter', '2026-10-01', '2026-12-31'],
    ['half', '2026-09-01', '2027-02-28'],
    ['year', '2026-06-01', '2027-05-31'],
  ] as const)('of a %s holds whole months around today', (zoom, from, to) => expect(windowOf(zoom, '2026-11-22', undefined)).toEqual({ from, to }))

  it('begins where it is asked to and moves by half of itself, a quarter by a month', () => {
    const half = windowOf('half', '2026-11-22', '2026-07-19')
    expect(half).toEqual({ from: '2026-07-01', to: '2026-12-31' })
    expect([shiftedStart(half, 'half', -1), shiftedStart(half, 'half', 1)]).toEqual(['2026-04-01', '2026-10-01'])
    expect(shiftedStart(windowOf('quarter', '2026-11-22'), 'quarter', 1)).toBe('2026-11-01')
  })
})

describe('a bar', () => {
  it('fills the days from the first to the last, both included', () => {
    expect(barOf('2026-11-01', '2026-11-30', window)).toEqual({ left: 0, width: 100, cutLeft: false, cutRight: false })
    expect(barOf('2026-11-16', '2026-11-30', window)).toMatchObject({ left: 50, width: 50 })
    expect(barOf('2026-11-16', '2026-11-16', window)?.width).toBeCloseTo(100 / 30)
  })

  it('is cut at the edges and runs on without an end', () => {
    expect(barOf('2026-01-01', '2026-11-15', window)).toEqual({ left: 0, width: 50, cutLeft: true, cutRight: false })
    expect(barOf('2026-11-16', null, window)).toMatchObject({ left: 50, width: 50, cutRight: true })
  })

  it('is not drawn outside of the window or with its end before its start', () => {
    expect(barOf('2026-12-01', null, window)).toBeNull()
    expect(barOf('2026-01-01', '2026-10-31', window)).toBeNull()
    expect(barOf('2026-11-20', '2026-11-10', window)).toBeNull()
  })
})

describe('the axis', () => {
  it('places a day at its beginning', () => expect([placeOf('2026-11-01', window), placeOf('2026-11-16', window)]).toEqual([0, 50]))

  it('has a tick a month or a Monday, and together they fill it', () => {
    const months = ticksOf({ from: '2026-10-01', to: '2026-12-31' }, 'month')
    expect(months.map(({ day }) => day)).toEqual(['2026-10-01', '2026-11-01', '2026-12-01'])
    const weeks = ticksOf(window, 'week')
    expect(weeks.map(({ day }) => day)).toEqual(['2026-11-01', '2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30'])
    for (const ticks of [months, weeks]) expect(ticks.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(100)
  })
})
