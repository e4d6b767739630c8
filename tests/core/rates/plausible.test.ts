import { describe, expect, it } from 'vitest'
import { dayReasons, exchangeDoubts, parameterDoubts, parameterReasons, wageDoubts } from '@/lib/core/rates/plausible'
import { readingDoubts } from '@/lib/core/readings/reading'

const days = { validFrom: '2026-11-01', today: '2026-11-22' }
const keys = (reasons: readonly { key: string }[]) => reasons.map(({ key }) => key)

describe('a wage is asked about once more', () => {
  it.each([
    ['half as much again', 9_750n, 6_500n, [], []],
    ['more than that', 9_900n, 6_500n, [], ['rates.ask.wageJump']],
    ['less than half', 3_000n, 6_500n, [], ['rates.ask.wageJump']],
    ['the first one, like the others', 6_500n, null, [4_000n, 9_000n], []],
    ['the first one, a hundred times the others', 650_000n, null, [4_000n, 9_000n], ['rates.ask.wageHigh']],
    ['the first one, a hundredth of the others', 65n, null, [4_000n, 9_000n], ['rates.ask.wageLow']],
    ['the very first', 65n, null, [], []],
  ] as const)('%s', (_, hourlyMinor, before, peers, expected) => {
    expect(keys(wageDoubts({ hourlyMinor, before, peers, ...days }))).toEqual(expected)
  })
  it('when it begins more than a year ahead', () => {
    expect(keys(wageDoubts({ hourlyMinor: 1n, before: null, peers: [], validFrom: '2027-11-24', today: days.today }))).toEqual(['rates.ask.farAhead'])
  })
})

describe('an exchange rate is asked about once more', () => {
  it.each([
    ['a fifth more', 852_000_000n, []],
    ['half as much again', 1_065_000_000n, ['rates.ask.exchangeJump']],
    ['typed the wrong way round', 14_100_000n, ['rates.ask.inverted']],
  ] as const)('%s', (_, rateE8, expected) => {
    expect(keys(exchangeDoubts({ rateE8, before: 710_000_000n, ...days }))).toEqual(expected)
  })
})

describe('parameters', () => {
  it.each([
    ['working-days', 251_000_000n, [], []],
    ['working-days', 120_000_000n, [], ['rates.ask.unusual.working-days']],
    ['working-days', 400_000_000n, ['errors.max'], null],
    ['hours-per-day', 25_000_000n, ['errors.max'], null],
    ['hours-per-day', 12_000_000n, [], ['rates.ask.unusual.hours-per-day']],
    ['discount-rate', 80_000n, [], []],
    ['discount-rate', 0n, [], ['rates.ask.unusual.discount-rate']],
    ['discount-rate', 2_000_000n, ['errors.max'], null],
  ] as const)('%s of %s', (kind, valueE6, refused, asked) => {
    expect(keys(parameterReasons(kind, valueE6))).toEqual(refused)
    if (asked) expect(keys(parameterDoubts({ kind, valueE6, ...days }))).toEqual(asked)
  })
})

it('days before 2000 and more than ten years ahead are refused', () => {
  expect(keys(dayReasons('1999-12-31', days.today))).toEqual(['rates.tooEarly'])
  expect(keys(dayReasons('2037-01-01', days.today))).toEqual(['rates.tooLate'])
  expect(dayReasons('2027-01-01', days.today)).toEqual([])
})

describe('a reading is asked about once more', () => {
  const none = { before: null, scopeItems: null, lateItems: null }
  it.each([
    ['an adoption of nobody', 'adoption', 0n, none, ['rates.readings.ask.nobody']],
    ['more late than there are', 'late-items', 50n, { ...none, scopeItems: 40n }, ['rates.readings.ask.moreLateThanScope']],
    ['fewer in scope than late', 'scope-items', 40n, { ...none, lateItems: 50n }, ['rates.readings.ask.moreLateThanScope']],
    ['ten times as many', 'scope-items', 4_001n, { ...none, before: 400n }, ['rates.readings.ask.jump']],
    ['as usual', 'scope-items', 410n, { ...none, before: 400n }, []],
  ] as const)('%s', (_, kind, value, facts, expected) => {
    expect(keys(readingDoubts(kind, value, facts))).toEqual(expected)
  })
})
