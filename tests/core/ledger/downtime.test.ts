import { describe, expect, it } from 'vitest'
import { downHours, missedUnits, weeksOf } from '@/lib/core/ledger/downtime'

const calendar = { workingDays: [1, 2, 3, 4, 5], holidays: ['2026-10-01'], extraWorkingDays: ['2026-10-10'] }
const at = (text: string) => Date.parse(text)

describe('an hour without success', () => {
  const given = { calendar, timeZone: 'Asia/Shanghai', firstDay: '2026-09-01', earlier: new Map() }

  it('counts on working days of the calendar only, days worked in exchange among them', () => {
    const hours = ['2026-10-01T02:00:00Z', '2026-10-03T02:00:00Z', '2026-10-10T02:00:00Z', '2026-10-12T02:00:00Z'].map((text) => ({ at: at(text), failed: 1 }))
    expect(downHours(hours, given).map(({ day }) => day)).toEqual(['2026-10-10', '2026-10-12'])
  })

  it('is compared with the same hour of the weekday, leaving out days off, down hours and weeks before the first run', () => {
    const hour = { at: at('2026-10-22T02:00:00Z'), failed: 3 }
    const earlier = new Map([
      [at('2026-10-15T02:00:00Z'), { succeeded: 10, down: false }],
      [at('2026-10-08T02:00:00Z'), { succeeded: 0, down: true }],
      [at('2026-10-01T02:00:00Z'), { succeeded: 99, down: false }],
      [at('2026-09-24T02:00:00Z'), { succeeded: 5, down: false }],
    ])
    expect(downHours([hour], { ...given, earlier })).toMatchObject([{ before: [10, null, null, 5], missed: 4 }])
    expect(downHours([hour], { ...given, earlier, firstDay: '2026-10-10' })).toMatchObject([{ before: [10, null, null, null], missed: 7 }])
    expect(downHours([hour], { ...given, earlier, firstDay: '2026-10-20' })).toMatchObject([{ before: [null, null, null, null], missed: null }])
  })

  it('keeps the hour on the clock where the time changes', () => {
    const weeks = weeksOf(at('2026-10-28T09:00:00Z'), 'Europe/Berlin')
    expect(weeks.time).toBe('10:00')
    expect(weeks.before.map((week) => new Date(week.at).toISOString())).toEqual(['2026-10-21T08:00:00.000Z', '2026-10-14T08:00:00.000Z', '2026-10-07T08:00:00.000Z', '2026-09-30T08:00:00.000Z'])
  })
})

it.each([
  [[10, 10, 11, 11], 3, 7],
  [[4, 4, 4, 4], 4, 0],
  [[1, null, 2, null], 5, 0],
  [[0.1 + 0.2, null, null, null], 0, 0],
  [[null, null, null, null], 2, null],
] as const)('usual units of %j less %d failed ones are %j missed', (before, failed, missed) => {
  expect(missedUnits(before, failed)).toBe(missed)
})
