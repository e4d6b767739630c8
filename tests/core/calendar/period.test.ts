import { expect, it } from 'vitest'
import { daysOf, lengthOf, periodOf, previousPeriod } from '@/lib/core/calendar/period'
import { addWorkingDays, isWorkingDay, startOfWorkingDays, workingDaysIn } from '@/lib/core/calendar/working-calendar'

// National Day 2026 in China: 1–7 October off, 26 September and 10 October (Saturdays) worked.
const china = {
  workingDays: [1, 2, 3, 4, 5],
  holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  extraWorkingDays: ['2026-09-26', '2026-10-10'],
}

it('works on make-up Saturdays and rests on public holidays', () => {
  expect(isWorkingDay(china, '2026-10-10')).toBe(true)
  expect(isWorkingDay(china, '2026-10-06')).toBe(false)
  expect(isWorkingDay(china, '2026-10-11')).toBe(false)
  expect(workingDaysIn(china, '2026-09-26', '2026-10-10')).toBe(7)
})

it('goes back and forth over holidays by working days', () => {
  expect(startOfWorkingDays(china, '2026-10-10', 3)).toBe('2026-10-08')
  expect(startOfWorkingDays(china, '2026-10-10', 4)).toBe('2026-09-30')
  expect(addWorkingDays(china, '2026-09-30', 1)).toBe('2026-10-08')
  expect(addWorkingDays(china, '2026-10-01', 0)).toBe('2026-10-08')
})

it('does not search for ever in a calendar without working days', () => {
  const never = { workingDays: [], holidays: [], extraWorkingDays: [] }
  expect(startOfWorkingDays(never, '2026-10-10', 1)).toBeNull()
  expect(addWorkingDays(never, '2026-10-10', 1)).toBeNull()
})

it('ends named periods today and puts as many days before them', () => {
  const month = periodOf('month', '2026-11-22', china)
  expect(month).toEqual({ from: '2026-11-01', to: '2026-11-22' })
  expect(previousPeriod(month)).toEqual({ from: '2026-10-10', to: '2026-10-31' })
  expect(periodOf('30d', '2026-11-22', china)).toEqual({ from: '2026-10-24', to: '2026-11-22' })
  expect(periodOf('quarter', '2026-11-22', china).from).toBe('2026-10-01')
  expect(periodOf('20w', '2026-10-10', china).from).toBe('2026-09-09')
  expect(lengthOf(periodOf('7d', '2026-03-01', china))).toBe(7)
  expect(daysOf({ from: '2026-02-27', to: '2026-03-01' })).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
})
