import { describe, expect, it } from 'vitest'
import { CaseBody, teiConventions, WrittenCase } from '@/lib/core/finance/case'
import { computeCase, type Amounts } from '@/lib/core/finance/compute'
import { caseOf, computed, line, once, series, typed } from './bodies'

const robot = [
  line('build', { kind: 'cost', category: 'build', recurrence: once(0), amount: typed(60_000), riskBp: 1000 }),
  line('run', { kind: 'cost', amount: typed(12_000) }),
  line('money', { category: 'cash', amount: typed(20_000), riskBp: 500 }),
  line('hours', { category: 'released', amount: typed(30_000), riskBp: 1000 }),
  line('fines', { category: 'avoided', amount: typed(9000), riskBp: 2000 }),
]

describe('the cash flow of a case', () => {
  it('keeps the three kinds of benefit in columns of their own and adds only those that are switched on', () => {
    const { figures } = computed(caseOf({ periods: 3, rateBp: 1000, lines: robot })).base
    expect(figures.benefits.cash).toBeCloseTo(3 * 19_000, 6)
    expect(figures.benefits.released).toBeCloseTo(3 * 27_000, 6)
    expect(figures.benefits.avoided).toBeCloseTo(3 * 7200, 6)
    expect(figures.counted).toBeCloseTo(3 * 46_000, 6)
    const cashOnly = computed(caseOf({ periods: 3, rateBp: 1000, conventions: { count: { cash: true, released: false, avoided: false } }, lines: robot })).base.figures
    expect(cashOnly.counted).toBeCloseTo(3 * 19_000, 6)
    expect(cashOnly.benefits).toEqual(figures.benefits)
  })

  it('adjusts line by line for risk: benefits down, costs up, and not at all when it is switched off', () => {
    const { figures, lines } = computed(caseOf({ periods: 3, rateBp: 1000, lines: robot })).base
    expect(figures.costs).toBeCloseTo(66_000 + 36_000, 6)
    expect(lines.find(({ id }) => id === 'build')).toMatchObject({ riskFactor: 1.1, counted: true })
    const plain = computed(caseOf({ periods: 3, rateBp: 1000, conventions: { riskAdjusted: false }, lines: robot })).base.figures
    expect([plain.costs, plain.counted]).toEqual([96_000, 150_000])
  })

  it('repeats, grows with each full year and ends where it is told', () => {
    const grown = computed(caseOf({ unit: 'month', periods: 30, rateBp: 0, lines: [line('a', { recurrence: { kind: 'every', from: 2, to: 28, growthBp: 1000 }, amount: typed(100) })] })).base
    const amounts = grown.lines[0]!.amounts.map((amount) => Number(amount.toFixed(6)))
    expect(amounts.slice(0, 3)).toEqual([0, 0, 100])
    expect([amounts[13], amounts[14], amounts[25], amounts[26], amounts[28], amounts[29]]).toEqual([100, 110, 110, 121, 121, 0])
  })

  it('takes a series column by column from the start', () => {
    expect(computed(caseOf({ periods: 3, rateBp: 0, lines: [line('a', { amount: series([5, 0, 7]) })] })).base.columns.map(({ counted }) => counted)).toEqual([5, 0, 7, 0])
  })

  it('names the month in which each column begins', () => {
    const months = (unit: 'month' | 'year') => computed(caseOf({ unit, start: '2026-11', periods: 3, rateBp: 0, lines: [line('a', { amount: typed(1) })] })).base.columns.map(({ month }) => month)
    expect(months('month')).toEqual(['2026-11', '2026-11', '2026-12', '2027-01'])
    expect(months('year')).toEqual(['2026-11', '2026-11', '2027-11', '2028-11'])
  })

  it('discounts months at the rate that compounds to the yearly one', () => {
    const monthly = computed(caseOf({ unit: 'month', periods: 12, rateBp: 1000, lines: [line('a', { recurrence: once(12), amount: typed(110) })] })).base.figures
    expect(monthly.npv).toBeCloseTo(100, 10)
  })

  it('gives the rate of return of a monthly case by the year, close to the one by days', () => {
    const { figures } = computed(caseOf({ unit: 'month', periods: 12, rateBp: 1000, lines: [line('out', { kind: 'cost', recurrence: once(0), amount: typed(100) }), line('in', { recurrence: once(12), amount: typed(125) })] })).base
    expect(figures.irr.chosen).toBeCloseTo(0.25, 10)
    expect(figures.xirr.chosen).toBeCloseTo(0.25, 3)
    expect(figures.mirr).toBeCloseTo(0.25, 10)
  })

  it('splits cumulative and discounted sums so that their last values are net and net present value', () => {
    const { columns, figures } = computed(caseOf({ periods: 5, rateBp: 800, lines: robot })).base
    expect(columns.at(-1)!.cumulative).toBeCloseTo(figures.net, 6)
    expect(columns.at(-1)!.cumulativeDiscounted).toBeCloseTo(figures.npv, 6)
  })

  it('does not compute while an amount is not known, and names the line', () => {
    const formula = line('hours', { label: 'Hours returned', amount: { kind: 'formula', key: 'hours-returned', ordinal: null, values: {} } })
    const body = caseOf({ periods: 3, rateBp: 1000, lines: [...robot.slice(0, 2), formula] })
    for (const amounts of [{}, { hours: null }, { hours: Number.NaN }] as Amounts[]) {
      expect(computeCase(body, amounts)).toEqual({ ok: false, reasons: [{ key: 'finance.errors.unknownAmount', params: { line: 'Hours returned' } }] })
    }
    expect(computed(body, { hours: 400 }).base.figures.counted).toBe(1200)
    expect(computeCase(caseOf({ periods: 3, rateBp: 1000, lines: [] }), {})).toMatchObject({ ok: false })
  })
})

describe('return on investment of a case', () => {
  it('is told on every denominator, and on the chosen one', () => {
    const { figures } = computed(caseOf({ periods: 3, rateBp: 1000, conventions: { roiDenominator: 'investment', roiDiscounted: false }, lines: robot })).base
    expect(figures.investment).toBeCloseTo(66_000, 6)
    expect(figures.roi).toBeCloseTo((138_000 - 102_000) / 66_000, 10)
    expect(figures.roiBy).toHaveLength(6)
    expect(figures.roiBy.find(({ denominator, discounted }) => denominator === 'all-costs' && !discounted)!.value).toBeCloseTo(36_000 / 102_000, 10)
  })

  it('counts later one-off costs as investment and the running ones not', () => {
    const lines = [line('pilot', { kind: 'cost', recurrence: once(0), amount: typed(10) }), line('roll-out', { kind: 'cost', recurrence: once(2), amount: typed(20) }), line('run', { kind: 'cost', amount: typed(1) }), line('in', { amount: typed(40) })]
    expect(computed(caseOf({ periods: 3, rateBp: 0, lines })).base.figures.investment).toBe(30)
  })

  it('of the first year is told on both of its denominators, and not for less than a year', () => {
    const lines = [line('out', { kind: 'cost', recurrence: once(0), amount: typed(290_000) }), line('in', { recurrence: once(1), amount: typed(991_031) })]
    const first = computed(caseOf({ periods: 1, rateBp: 1000, lines })).base.figures.firstYearRoi!
    expect(first.investment).toBeCloseTo((991_031 - 290_000) / 290_000, 12)
    expect(first.allCosts).toBe(first.investment)
    expect(computed(caseOf({ unit: 'month', periods: 6, rateBp: 1000, lines })).base.figures.firstYearRoi).toBeNull()
  })
})

describe('conventions', () => {
  const lines = [line('out', { kind: 'cost', recurrence: once(0), amount: typed(100) }), line('in', { amount: typed(60) })]
  const of = (conventions: object) => computed(caseOf({ periods: 2, rateBp: 1000, conventions, lines })).base.figures

  it('of the first flow differ by one period of discount and share the rate of return', () => {
    expect(of({ firstFlow: 'discounted' }).npv * 1.1).toBeCloseTo(of({}).npv, 10)
    expect(of({ firstFlow: 'discounted' }).irr.chosen).toBeCloseTo(of({}).irr.chosen!, 12)
  })

  it('of timing move benefits by half a period and leave the start where it is', () => {
    expect(of({ timing: 'mid' }).npv).toBeCloseTo(-100 + 60 / 1.1 ** 0.5 + 60 / 1.1 ** 1.5, 10)
    expect(of({ timing: 'mid' }).irr.chosen!).toBeGreaterThan(of({}).irr.chosen!)
  })

  it('of payback round months up', () => {
    expect(of({}).payback.months).toBeCloseTo(20, 10)
    const uneven = caseOf({ periods: 2, rateBp: 0, conventions: { payback: 'month-up' }, lines: [line('out', { kind: 'cost', recurrence: once(0), amount: typed(100) }), line('in', { amount: typed(59) })] })
    expect(computed(uneven).base.figures.payback.months).toBe(21)
  })

  it('of payback say when the total stays positive, and when it first was', () => {
    const dip = computed(caseOf({ periods: 4, rateBp: 0, lines: [line('out', { kind: 'cost', amount: series([100, 0, 0, 90, 0]) }), line('in', { amount: typed(60) })] })).base.figures.payback
    expect(dip.firstMonths).toBeCloseTo(20, 10)
    expect(dip.months).toBeCloseTo(12 * (3 + 10 / 60), 10)
  })
})

describe('payback of decimals', () => {
  it('is not missed by what is left of adding them up', () => {
    const even = computed(caseOf({ periods: 3, rateBp: 0, lines: [line('out', { kind: 'cost', recurrence: once(0), amount: typed(0.3) }), line('in', { amount: typed(0.1) })] })).base.figures
    expect(even.payback.months).toBeCloseTo(36, 9)
    const tight = computed(caseOf({ periods: 1, rateBp: 0, lines: [line('out', { kind: 'cost', recurrence: once(0), amount: typed(100), riskBp: 1000 }), line('in', { amount: typed(110) })] })).base.figures
    expect(tight.payback.months).toBeCloseTo(12, 9)
  })
})

describe('scenarios', () => {
  it('take the worse and the better end of each range unless they are typed', () => {
    const lines = [
      line('out', { kind: 'cost', recurrence: once(0), amount: typed(100), range: { lowBp: 9000, highBp: 12_000, shape: 'pert' } }),
      line('in', { amount: typed(60), range: { lowBp: 8000, highBp: 11_000, shape: 'triangular' }, scenarios: { high: 20_000 } }),
    ]
    const { low, base, high } = computed(caseOf({ periods: 2, rateBp: 0, lines }))
    expect([low, base, high].map(({ figures }) => [figures.costs, figures.counted].map((n) => Number(n.toFixed(6))))).toEqual([[120, 96], [100, 120], [90, 240]])
  })
})

describe('what is stored as a case', () => {
  const good = { horizon: { unit: 'year', start: '2026-01', periods: 3 }, discountRateBp: 1000, conventions: teiConventions, lines: [line('a', { amount: typed(5) })] }
  const problems = (change: object) => {
    const parsed = CaseBody.safeParse({ ...good, ...change })
    return parsed.success ? [] : parsed.error.issues.map(({ message, path }) => `${path.join('.')}: ${message}`)
  }

  it('is refused with the place and the reason', () => {
    expect(problems({})).toEqual([])
    expect(problems({ lines: [line('a', { amount: typed(-5) })] })).toEqual(['lines.0.amount.perPeriod: finance.errors.amount'])
    expect(problems({ lines: [line('a', { amount: typed(5) }), line('a', { amount: typed(5) })] })).toEqual(['lines.1.id: finance.errors.sameLine'])
    expect(problems({ lines: [line('a', { amount: typed(5), recurrence: once(4) })] })).toEqual(['lines.0.recurrence.at: finance.errors.beyond'])
    expect(problems({ lines: [line('a', { amount: typed(5), recurrence: { kind: 'every', from: 3, to: 2, growthBp: 0 } })] })).toEqual(['lines.0.recurrence.to: finance.errors.backwards'])
    expect(problems({ lines: [line('a', { amount: series([1, 2, 3, 4, 5]) })] })).toEqual(['lines.0.amount.values: finance.errors.beyond'])
    expect(problems({ lines: [line('a', { amount: typed(5), range: { lowBp: 11_000, highBp: 12_000, shape: 'pert' } })] })).toEqual(['lines.0.range: finance.errors.range'])
    expect(problems({ horizon: { unit: 'year', start: '2026-13', periods: 3 } })).toEqual(['horizon.start: finance.errors.month'])
    expect(problems({ horizon: { unit: 'year', start: '2026-01', periods: 31 } })).toEqual(['horizon.periods: finance.errors.years'])
  })

  it('may be written with a discount rate from −50 % to 100 % alone, while what was stored before is still read', () => {
    const written = (discountRateBp: number) => WrittenCase.safeParse({ ...good, discountRateBp }).success
    expect([-5_001, -5_000, 0, 10_000, 10_001].map(written)).toEqual([false, true, true, true, false])
    expect(problems({ discountRateBp: -9_900 })).toEqual([])
    expect(WrittenCase.safeParse({ ...good, horizon: { unit: 'year', start: '2026-01', periods: 31 } }).error?.issues[0]?.message).toBe('finance.errors.years')
  })

  it('understands amounts as people type them', () => {
    const parsed = CaseBody.parse({ ...good, lines: [line('a', { amount: { kind: 'typed', perPeriod: ' １2,500.50 ' } })] })
    expect(parsed.lines[0]!.amount).toEqual({ kind: 'typed', perPeriod: '12500.50' })
  })

  it('has no benefit among the costs and no cost among the benefits', () => {
    expect(problems({ lines: [line('a', { kind: 'cost', category: 'cash', amount: typed(5) })] })).not.toEqual([])
    expect(problems({ lines: [line('a', { category: 'build', amount: typed(5) })] })).not.toEqual([])
  })
})
