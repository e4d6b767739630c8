import { describe, expect, it } from 'vitest'
import { plainTime, timesAMonth, twoDigits } from '@/lib/core/calculator/figures'

describe('hours a year in plain words', () => {
  const year = (people: number) => ({ hoursPerDay: 8, daysPerWeek: 5, people })
  it.each([
    [0, 0, { kind: 'nothing' }],
    [-3, 0, { kind: 'nothing' }],
    [3.2, 0.002, { kind: 'hours', hours: 3, amount: 3 }],
    [40, 0.02, { kind: 'days', hours: 40, amount: 5 }],
    [208, 0.104, { kind: 'weeks', hours: 210, amount: 5 }],
    [1_790, 0.895, { kind: 'weeks', hours: 1_800, amount: 45 }],
    [2_000, 1, { kind: 'people', hours: 2_000, amount: 1 }],
    [5_100, 2.55, { kind: 'people', hours: 5_100, amount: 2.5 }],
    [48_000, 24, { kind: 'people', hours: 48_000, amount: 24 }],
  ] as const)('%s hours are %s people', (hours, people, expected) => {
    expect(plainTime(hours, year(people))).toEqual(expected)
  })
})

it('a month holds as many rounds as the year has, divided by twelve', () => {
  expect(timesAMonth({ count: 12, unit: 'month' }, 250)).toBe(12)
  expect(timesAMonth({ count: 3, unit: 'week' }, 250)).toBe(13)
  expect(timesAMonth({ count: 6, unit: 'day' }, 250)).toBe(125)
})

it.each([[0.34, 0.3], [3.3, 3.5], [34.4, 34], [347, 350], [34_712, 35_000]])('%s is worth saying as %s', (value, said) => {
  expect(twoDigits(value)).toBe(said)
})
