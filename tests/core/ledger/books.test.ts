import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountFields, type Amounts } from '@/lib/core/ledger/amounts'
import { addAmounts, causesOf, difference, noAmounts } from '@/lib/core/ledger/books'
import type { MonthFacts } from '@/lib/core/ledger/facts'
import { addMonths, daysInMonth, lastDay, monthsFrom, nextMonth, previousMonth } from '@/lib/core/calendar/month'

const amount = fc.bigInt({ min: -1_000_000n, max: 1_000_000n })
const unknown = fc.option(amount, { nil: null })
const amounts: fc.Arbitrary<Amounts> = fc.record({ realisedMinor: unknown, lostMinor: unknown, returnedMs: amount, lostMs: amount, units: amount, failedUnits: amount, lateUnits: unknown, missedUnits: amount, downMs: amount })
const known = (one: Amounts, where: Amounts) => amountFields.map((field) => (where[field] === null ? null : (one[field] ?? 0n)))
const unknownOf = (one: Amounts, where: Amounts) => amountFields.map((field) => (where[field] === null ? one[field] : 0n))

describe('the books', () => {
  it('say what the evidence says once the difference is booked, and what was booked where it says nothing', () => {
    fc.assert(
      fc.property(amounts, amounts, (evidence, booked) => {
        const change = difference(evidence, booked)
        const after = change ? addAmounts(booked, change) : booked
        expect(known(after, evidence)).toEqual(known(evidence, evidence))
        expect(unknownOf(after, evidence)).toEqual(unknownOf(booked, evidence))
        expect(difference(evidence, after)).toBeNull()
      }),
    )
  })

  it('keep unknown what was never known', () => {
    expect(addAmounts(noAmounts(), noAmounts()).realisedMinor).toBeNull()
    expect(difference({ ...noAmounts(), units: 1n }, noAmounts())).toMatchObject({ units: 1n, realisedMinor: null })
  })

  it('take nothing back that is not known any more, and book the difference to it once it is known again', () => {
    const booked = { ...noAmounts(), realisedMinor: 270_000n, lostMinor: 60_000n, returnedMs: 5n }
    const unknown = { ...booked, realisedMinor: null, lostMinor: null }
    expect(difference(unknown, booked)).toBeNull()
    expect(difference({ ...unknown, returnedMs: 6n }, booked)).toMatchObject({ realisedMinor: null, lostMinor: null, returnedMs: 1n })
    expect(difference({ ...booked, realisedMinor: 297_000n }, booked)).toMatchObject({ realisedMinor: 27_000n, lostMinor: 0n })
    expect(difference({ ...booked, realisedMinor: 0n }, booked)).toMatchObject({ realisedMinor: -270_000n })
  })
})

const facts = (change: Partial<MonthFacts> = {}): MonthFacts => ({
  v: 1, month: '2026-10', currency: 'CNY', timeZone: 'UTC', counted: true, downHours: [], late: null, adoption: null, scope: null, planned: { promised: null, coverage: null },
  parameters: { workingDays: 250, hoursPerDay: 8, discountRate: 8 }, formulas: { 'realised-benefit': 1, 'lost-failed': 1, 'lost-late': 1, 'lost-downtime': 1 },
  segments: [{ from: '2026-10-01', to: '2026-10-31', baseline: { ordinal: 1, validFrom: '2026-01-01', annualVolume: 10, manualMs: 1000, errorBp: null }, wage: { hourlyMinor: '6000', currency: 'CNY', by: 'all', rateId: 'a', validFrom: '2026-01-01' }, exchange: [], sources: [{ id: 1, succeeded: 5, business: 0, system: 1, straight: 5, attendedMs: 0, timedUnits: 6, durationMs: 60, runsSucceeded: 5, runsFailed: 1 }] }],
  ...change,
})
const segment = facts().segments[0]!

describe('what changed', () => {
  it.each([
    ['late-data', { segments: [{ ...segment, sources: [{ ...segment.sources[0]!, succeeded: 6 }] }] }],
    ['baseline', { segments: [{ ...segment, baseline: { ...segment.baseline!, ordinal: 2, manualMs: 2000 } }] }],
    ['rate', { segments: [{ ...segment, wage: { ...segment.wage!, hourlyMinor: '7000' } }] }],
    ['formula', { formulas: { ...facts().formulas, 'lost-failed': 2 } }],
    ['reading', { adoption: { value: 5000, readingId: 'r' } }],
  ] as const)('is named: %s', (cause, change) => {
    expect(causesOf(facts(), facts(change as Partial<MonthFacts>))).toEqual([cause])
  })

  it('is not late data when a month is only cut otherwise, and both when both are', () => {
    const [one, two] = [{ ...segment, to: '2026-10-10', sources: [{ ...segment.sources[0]!, succeeded: 2 }] }, { ...segment, from: '2026-10-11', wage: { ...segment.wage!, hourlyMinor: '1' }, sources: [{ ...segment.sources[0]!, succeeded: 3, system: 0 }] }]
    expect(causesOf(facts(), facts({ segments: [one, two] }))).toEqual(['rate'])
    expect(causesOf(facts(), facts({ segments: [{ ...one, sources: [] }, two] }))).toEqual(['late-data', 'rate'])
  })
})

it('months follow each other over years', () => {
  expect([nextMonth('2026-12'), previousMonth('2026-01'), lastDay('2028-02'), daysInMonth('2026-02'), addMonths('2026-11', -23), addMonths('2026-11', 2)]).toEqual(['2027-01', '2025-12', '2028-02-29', 28, '2024-12', '2027-01'])
  expect(monthsFrom('2026-11', '2027-02')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02'])
  expect(monthsFrom('2026-02', '2026-01')).toEqual([])
})
