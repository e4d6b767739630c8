import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, daysBetween, hourOf, isDay, isoWeekday, localDay, startOfDay } from '@/lib/core/calendar/local-day'

it('names the day that clocks in the zone show', () => {
  const at = Date.UTC(2026, 10, 2, 17, 30)
  expect(localDay(at, 'Asia/Shanghai')).toBe('2026-11-03')
  expect(localDay(at, 'UTC')).toBe('2026-11-02')
  expect(localDay(at, 'America/New_York')).toBe('2026-11-02')
})

it.each([
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'], // 23 hours
  ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z'], // 25 hours
  ['2026-11-22', 'Asia/Shanghai', '2026-11-21T16:00:00.000Z'],
  ['2026-11-22', 'Asia/Kathmandu', '2026-11-21T18:15:00.000Z'],
  ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'], // the clock skipped midnight
  ['2026-11-22', 'Pacific/Kiritimati', '2026-11-21T10:00:00.000Z'],
])('finds the first instant of %s in %s', (day, zone, instant) => {
  expect(new Date(startOfDay(day, zone)).toISOString()).toBe(instant)
})

it('starts every day at its first instant', () => {
  const zones = ['Asia/Shanghai', 'Europe/London', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Chatham', 'America/Santiago']
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 12_000 }), fc.constantFrom(...zones), (offset, zone) => {
      const day = addDays('2005-01-01', offset)
      const start = startOfDay(day, zone)
      expect(localDay(start, zone)).toBe(day)
      expect(localDay(start - 60_000, zone) < day).toBe(true)
    }),
  )
})

it('counts days over leap years and changes of the clock', () => {
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
  expect(daysBetween('2024-01-01', '2025-01-01')).toBe(366)
  expect(daysBetween('2026-03-30', '2026-03-28')).toBe(-2)
  expect(isoWeekday('2026-11-22')).toBe(7)
  expect(hourOf(Date.UTC(2026, 0, 1, 5, 59, 59, 999))).toBe(Date.UTC(2026, 0, 1, 5))
})

it('knows a day from a text that looks like one', () => {
  expect(isDay('2024-02-29')).toBe(true)
  for (const text of ['2025-02-29', '2025-2-9', '20250209', '2025-02-09T00:00:00Z', '0001-01-01', '9999-12-31']) expect(isDay(text)).toBe(false)
})
