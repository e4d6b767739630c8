import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/lib/core/calendar/local-day'
import { rateBook, type RateFacts, type WageFact } from '@/lib/core/rates/book'
import { changesWithin, series, validOn, type Dated } from '@/lib/core/rates/effective'

const calendar = { workingDays: [1, 2, 3, 4, 5], holidays: ['2026-01-01'], extraWorkingDays: ['2026-01-04'], hoursPerDay: 7.5 }
const facts = (given: Partial<RateFacts> = {}): RateFacts => ({ wages: [], exchange: [], parameters: [], calendar, home: 'CNY', ...given })
const wage = (given: Partial<WageFact>): WageFact => ({ id: 'w', gradeId: null, departmentId: null, hourlyMinor: 5000n, currency: 'CNY', validFrom: '2026-01-01', enteredAt: 0, withdrawn: false, ...given })

const day = fc.integer({ min: 0, max: 40 }).map((n) => addDays('2026-01-01', n))
const dated = fc.uniqueArray(fc.record({ id: fc.uuid(), validFrom: day, enteredAt: fc.integer({ min: 0, max: 5 }), withdrawn: fc.boolean() }), { selector: ({ id }) => id, maxLength: 25 })

/** By looking at everything: of the latest day that is not later than `on` and not taken back, what was written last. */
function byBruteForce(rows: readonly Dated[], on: string): Dated | null {
  for (let at = on; at >= '2025-12-31'; at = addDays(at, -1)) {
    const ofDay = rows.filter(({ validFrom }) => validFrom === at)
    const last = ofDay.reduce<Dated | null>((newest, row) => (!newest || row.enteredAt > newest.enteredAt || (row.enteredAt === newest.enteredAt && row.id > newest.id) ? row : newest), null)
    if (last && !last.withdrawn) return last
  }
  return null
}

describe('what holds on a day', () => {
  it('is what looking at every row finds, in whatever order they were written', () => {
    fc.assert(fc.property(dated, day, (rows, on) => {
      expect(validOn(series(rows), on)).toEqual(byBruteForce(rows, on))
      expect(validOn(series([...rows].reverse()), on)).toEqual(byBruteForce(rows, on))
    }), { numRuns: 300 })
  })

  it('changes on exactly the days that are said', () => {
    fc.assert(fc.property(dated, day, day, (rows, a, b) => {
      const [from, to] = a < b ? [a, b] : [b, a]
      const ordered = series(rows)
      const found: string[] = []
      for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (validOn(ordered, at) !== validOn(ordered, addDays(at, -1))) found.push(at)
      expect(changesWithin(ordered, from, to)).toEqual(found)
    }))
  })
})

describe('the wage of a day', () => {
  const wages = [
    wage({ id: 'all', hourlyMinor: 1n }),
    wage({ id: 'head', departmentId: 'head', hourlyMinor: 2n }),
    wage({ id: 'team', departmentId: 'team', hourlyMinor: 3n }),
    wage({ id: 'clerk', gradeId: 'clerk', hourlyMinor: 4n }),
    wage({ id: 'clerk-head', gradeId: 'clerk', departmentId: 'head', hourlyMinor: 5n, validFrom: '2026-06-01' }),
  ]
  const book = rateBook(facts({ wages }))
  it.each([
    ['clerk', '/head/team', '2026-07-01', 'clerk-head', 'grade-department'],
    ['clerk', '/head/team', '2026-05-31', 'clerk', 'grade'],
    ['expert', '/head/team', '2026-07-01', 'team', 'department'],
    [null, '/head/other', '2026-07-01', 'head', 'department'],
    ['clerk', '/elsewhere', '2026-07-01', 'clerk', 'grade'],
    ['expert', '/elsewhere', '2026-07-01', 'all', 'all'],
    [null, null, '2026-07-01', 'all', 'all'],
  ] as const)('of grade %s in %s on %s is the most exact one: %s', (gradeId, departmentPath, on, rateId, by) => {
    expect(book.wage({ gradeId, departmentPath, day: on })).toMatchObject({ rateId, by })
  })

  it('is the nearest department above, for grade and department together', () => {
    const near = [wage({ id: 'far', gradeId: 'g', departmentId: 'a' }), wage({ id: 'near', gradeId: 'g', departmentId: 'b' })]
    expect(rateBook(facts({ wages: near })).wage({ gradeId: 'g', departmentPath: '/a/b/c', day: '2026-02-01' })).toMatchObject({ rateId: 'near', departmentId: 'b' })
  })

  it('is not known before the first day, nor when it was taken back', () => {
    expect(book.wage({ gradeId: null, departmentPath: null, day: '2025-12-31' })).toBeNull()
    const taken = [wage({ id: '1' }), wage({ id: '2', enteredAt: 1, withdrawn: true })]
    expect(rateBook(facts({ wages: taken })).wage({ gradeId: null, departmentPath: null, day: '2026-02-01' })).toBeNull()
  })

  it('may change where any wage that could apply begins', () => {
    expect(book.wageChanges({ gradeId: 'clerk', departmentPath: '/head/team' }, '2026-05-01', '2026-06-30')).toEqual(['2026-06-01'])
    expect(book.wageChanges({ gradeId: null, departmentPath: '/head/team' }, '2026-05-01', '2026-06-30')).toEqual([])
  })
})

describe('the exchange rate of a day', () => {
  const rate = (id: string, from: string, to: string, rateE8: bigint, validFrom: string) => ({ id, from, to, rateE8, validFrom, enteredAt: 0, withdrawn: false })
  const book = rateBook(facts({ exchange: [rate('a', 'USD', 'CNY', 710_000_000n, '2026-01-01'), rate('b', 'CNY', 'USD', 14_000_000n, '2026-03-01'), rate('c', 'EUR', 'CNY', 800_000_000n, '2026-01-01')] }))

  it('is that of the direction that was entered for the later day', () => {
    expect(book.exchange('USD', 'CNY', '2026-02-28')).toMatchObject({ rateE8: 710_000_000n, inverse: false, validFrom: '2026-01-01' })
    expect(book.exchange('USD', 'CNY', '2026-03-01')).toMatchObject({ rateE8: 14_000_000n, inverse: true, validFrom: '2026-03-01' })
    expect(book.exchange('CNY', 'CNY', '2026-03-01')).toMatchObject({ rateE8: 100_000_000n, validFrom: null })
    expect(book.exchange('USD', 'EUR', '2026-03-01')).toBeNull()
  })

  it('goes through the home currency where there is none of its own', () => {
    expect(book.convert(10_000n, 'USD', 'EUR', '2026-02-01')).toMatchObject({ minor: 8875n, legs: [{ rateId: 'a' }, { rateId: 'c', inverse: true }] })
    expect(book.convert(10_000n, 'GBP', 'EUR', '2026-02-01')).toBeNull()
    expect(book.convert(10_000n, 'EUR', 'EUR', '2020-01-01')).toEqual({ minor: 10_000n, legs: [] })
    expect(book.exchangeChanges('USD', 'EUR', '2026-01-15', '2026-04-01')).toEqual(['2026-03-01'])
  })
})

describe('parameters', () => {
  it('come from the calendar and the usual discount rate until somebody enters them', () => {
    const book = rateBook(facts({ parameters: [{ id: 'p', kind: 'working-days', valueE6: 249_500_000n, validFrom: '2026-07-01', enteredAt: 0, withdrawn: false }] }))
    expect(book.parameter('working-days', '2026-07-01')).toEqual({ valueE6: 249_500_000n, validFrom: '2026-07-01', rateId: 'p', source: 'table' })
    expect(book.parameter('working-days', '2026-06-30')).toMatchObject({ valueE6: 261_000_000n, source: 'default' })
    expect(book.parameter('hours-per-day', '2026-06-30')).toMatchObject({ valueE6: 7_500_000n, source: 'default' })
    expect(book.parameter('discount-rate', '2026-06-30')).toMatchObject({ valueE6: 100_000n, source: 'default' })
  })
})
