import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths } from '@/lib/core/calendar/month'
import { cashCurve, type CashMonth } from '@/lib/core/value/cash-curve'
import { forecastMonths, running, theilSen } from '@/lib/core/value/forecast'
import { byErrorKind, orderLeaks } from '@/lib/core/value/leaks'
import { shareOf, sumOf, type ValueMonth } from '@/lib/core/value/months'
import { lostParts, notAdopted, notCovered } from '@/lib/core/value/parts'
import { byReturn, firstYearBenefit } from '@/lib/core/value/ranking'
import { findingsOf, heaviest } from '@/lib/core/value/review'
import { fullTotals, yearView } from '@/lib/core/value/year'
import { waterfall } from '@/lib/core/value/waterfall'

const row = (month: string, part: Partial<ValueMonth> = {}): ValueMonth => ({
  automationId: 'a', month, state: 'signed', plannedMinor: 1000n, realisedMinor: 900n, lostMinor: 50n, plannedMs: 10, returnedMs: 9, lostMs: 1,
  units: 10, failedUnits: 1, lateUnits: 0, missedUnits: 0, downMs: 0, coverageBp: null, adoptionBp: null, gap: null, ...part,
})
const amounts = (...minor: number[]) => minor.map((value, at) => ({ month: addMonths('2026-01', at), minor: BigInt(value) }))

describe('months', () => {
  it('add up what is known and count what is not', () => {
    const sum = sumOf([row('2026-01'), row('2026-02', { state: 'open', plannedMinor: null, realisedMinor: null, gap: 'noWage' })])
    expect(sum).toMatchObject({ planned: 1000n, realised: 900n, signed: 900n, rows: 2, signedRows: 1, unknown: 1, returnedMs: 18 })
  })

  it('leave a sum unknown when nothing in it is known', () => {
    expect(sumOf([row('2026-01', { realisedMinor: null })]).realised).toBeNull()
    expect(sumOf([]).planned).toBeNull()
  })

  it('have no share of an unknown plan or a plan of nothing', () => {
    expect(shareOf(700n, 1000n)).toBe(7000)
    expect(shareOf(700n, null)).toBeNull()
    expect(shareOf(700n, 0n)).toBeNull()
  })
})

describe('the forecast', () => {
  it('is refused with fewer than three full months', () => {
    expect(forecastMonths(amounts(100, 200), '2026-03', '2026-12')).toEqual({ ok: false, reasons: [{ key: 'value.forecast.few', params: { have: 2, needed: 3 } }] })
  })

  it('holds the level of three to five months, between their mean and the line going on', () => {
    const forecast = forecastMonths(amounts(90, 120, 150), '2026-04', '2026-05')
    expect(forecast).toMatchObject({ ok: true, value: { method: 'level', slope: 30n, total: { minor: 300n, low: 240n, high: 180n + 210n } } })
  })

  it('follows the trend of six months, which one bad month does not turn', () => {
    const forecast = forecastMonths(amounts(100, 110, 120, 20, 140, 150), '2026-07', '2026-08')
    expect(forecast).toMatchObject({ ok: true, value: { method: 'trend', slope: 10n, months: [{ month: '2026-07', minor: 160n, high: 160n }, { month: '2026-08', minor: 170n }] } })
  })

  it('goes on from the last full month when months lie between', () => {
    expect(forecastMonths(amounts(10, 20, 30, 40, 50, 60), '2026-09', '2026-09')).toMatchObject({ ok: true, value: { months: [{ minor: 90n }] } })
  })

  it('never falls below zero unless months were', () => {
    expect(forecastMonths(amounts(600, 500, 400, 300, 200, 100), '2026-09', '2026-09')).toMatchObject({ value: { months: [{ minor: 0n, low: 0n }] } })
    expect(forecastMonths(amounts(-10, -20, -30), '2026-04', '2026-04')).toMatchObject({ value: { months: [{ minor: -30n, low: -30n, high: -20n }] } })
  })

  it('holds its point between low and high for any history, and adds its months up', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e12 }), { minLength: 3, maxLength: 24 }), (values) => {
        const forecast = forecastMonths(amounts(...values), '2028-06', '2028-12')
        if (!forecast.ok) return false
        const { months, total } = forecast.value
        return months.every(({ low, minor, high }) => low <= minor && minor <= high) && months.reduce((sum, { minor }) => sum + minor, 0n) === total.minor
      }),
    )
  })

  it('counts what is measured of a running month and the days that are left', () => {
    expect(running({ month: '2026-07', minor: 100n, low: 80n, high: 120n }, 110n, 0.25)).toEqual({ month: '2026-07', minor: 135n, low: 130n, high: 140n })
  })

  it('knows the slope of a straight line', () => expect(theilSen([3, 5, 7, 9])).toBe(2))
})

describe('the waterfall', () => {
  const facts = { realised: 700n, notAdopted: 100n, lost: { failed: 150n, late: 0n, downtime: 50n }, cash: 300n, avoided: 40n, runningCost: 250n }

  it('goes from gross through what was lost to realised, and by running cost to net', () => {
    const steps = waterfall(facts, new Set(['released']))
    expect(steps.map(({ key, minor }) => [key, minor])).toEqual([['gross', 1000n], ['notAdopted', -100n], ['failed', -150n], ['downtime', -50n], ['realised', 700n], ['runningCost', -250n], ['net', 450n]])
  })

  it('adds the other kinds of benefit only where they are counted', () => {
    expect(waterfall(facts, new Set(['released', 'cash'])).at(-1)).toMatchObject({ key: 'net', minor: 750n })
    expect(waterfall(facts, new Set(['released', 'cash', 'avoided'])).at(-1)).toMatchObject({ minor: 790n })
    expect(waterfall(facts, new Set(['avoided'])).map(({ key }) => key)).toEqual(['avoided', 'runningCost', 'net'])
  })

  it('hangs each change between the level before and after it', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 8, maxLength: 8 }), ([realised, notAdopted, failed, late, downtime, cash, avoided, runningCost]) => {
        const steps = waterfall({ realised: realised!, notAdopted: notAdopted!, lost: { failed: failed!, late: late!, downtime: downtime! }, cash: cash!, avoided: avoided!, runningCost: runningCost! }, new Set(['released', 'cash', 'avoided']))
        return steps.every((step, at) => (step.kind === 'level' ? step.to === step.minor && (at === 0 || steps[at - 1]!.to === step.to) : steps[at - 1]!.to === step.from && step.to - step.from === step.minor))
      }),
    )
  })
})

describe('the cash curve', () => {
  const month = (at: number, benefit: number, cost: number, rest: Partial<CashMonth> = {}): CashMonth => ({ month: addMonths('2026-01', at), benefit: BigInt(benefit), cost: BigInt(cost), forecast: false, ...rest })

  it('marks the month in which everything spent has come back', () => {
    const { points, payback } = cashCurve([month(0, 0, 100), month(1, 40, 0), month(2, 40, 0), month(3, 40, 0)])
    expect(points.map(({ total }) => total)).toEqual([-100n, -60n, -20n, 20n])
    expect(payback).toMatchObject({ state: 'reached', month: '2026-04', months: 3.5 })
  })

  it('counts the last turn when later spending goes below zero again', () => {
    expect(cashCurve([month(0, 200, 100), month(1, 0, 300), month(2, 150, 0), month(3, 80, 0)]).payback).toMatchObject({ state: 'reached', month: '2026-04' })
  })

  it('expects the month by the forecast, between its ends', () => {
    const { payback } = cashCurve([month(0, 0, 100), ...[1, 2, 3, 4, 5].map((at) => month(at, 30, 0, { forecast: true, low: 20n, high: 50n }))])
    expect(payback).toMatchObject({ state: 'expected', month: '2026-05', earliest: '2026-03', latest: '2026-06' })
  })

  it('says that it is open, that nobody can say, or that nothing was spent', () => {
    expect(cashCurve([month(0, 10, 100), month(1, 10, 0, { forecast: true })]).payback).toMatchObject({ state: 'open', month: null, months: null })
    expect(cashCurve([month(0, 10, 100)]).payback).toMatchObject({ state: 'unknown', month: null, months: null })
    expect(cashCurve([month(0, 10, 0)]).payback.state).toBe('none')
  })
})

describe('leaks', () => {
  it('come by money, then those without a wage by hours, nothing of nothing', () => {
    const leak = (cause: 'late' | 'adoption' | 'coverage' | 'downtime', minor: bigint | null, ms: number) => ({ automationId: 'a', cause, minor, ms, units: null })
    expect(orderLeaks([leak('late', null, 5), leak('adoption', 10n, 1), leak('coverage', 90n, 0), leak('downtime', 0n, 0), leak('late', null, 9)]).map(({ minor, ms }) => [minor, ms])).toEqual([[90n, 0], [10n, 1], [null, 9], [null, 5]])
  })

  it('split failed items by kind of error without losing a unit', () => {
    const parts = byErrorKind('a', { minor: 100n, ms: 1000, units: 7 }, { businessUnits: 2, systemUnits: 4, runs: { system: 1, timeout: 1, infrastructure: 0, unclassified: 0 } })
    expect(parts.map(({ cause }) => cause)).toEqual(['business', 'system', 'timeout'])
    expect(parts.reduce((sum, { minor }) => sum + minor!, 0n)).toBe(100n)
    expect(parts.reduce((sum, { units }) => sum + units!, 0)).toBe(7)
  })

  it('stay one cause when no failed run has a kind', () => {
    expect(byErrorKind('a', { minor: null, ms: 60, units: 2 }, { businessUnits: 0, systemUnits: 0, runs: { system: 0, timeout: 0, infrastructure: 0, unclassified: 0 } })).toEqual([{ automationId: 'a', cause: 'failed', minor: null, ms: 60, units: 2 }])
  })
})

describe('what a benefit review looks at', () => {
  const fine = { rows: ['2026-01', '2026-02', '2026-03'].map((month) => row(month)), hasApprovedCase: true, hasBaseline: true }
  const kinds = (part: Partial<typeof fine>) => findingsOf({ ...fine, ...part }, '2026-04').map(({ kind }) => kind)

  it('is nothing where the plan is met and signed', () => expect(kinds({})).toEqual([]))
  it('is a benefit far from its plan', () => {
    expect(kinds({ rows: [row('2026-01', { realisedMinor: 699n })] })).toEqual(['belowPlan'])
    expect(kinds({ rows: [row('2026-01', { realisedMinor: 1501n })] })).toEqual(['abovePlan'])
    expect(kinds({ rows: [row('2026-01', { realisedMinor: 700n })] })).toEqual([])
  })
  it('is an unsigned month, but not the running one', () => {
    expect(kinds({ rows: [row('2026-03', { state: 'open' }), row('2026-04', { state: 'open' })] })).toEqual(['unsigned'])
    expect(kinds({ rows: [row('2026-04', { state: 'open' })] })).toEqual([])
  })
  it('is a missing case, baseline or wage', () => {
    expect(kinds({ hasApprovedCase: false })).toEqual(['noCase'])
    expect(kinds({ hasBaseline: false, rows: [] })).toEqual(['noBaseline'])
    expect(kinds({ rows: [row('2026-03', { realisedMinor: null, gap: 'noWage' })] })).toEqual(['noWage'])
  })
  it('puts a benefit below its plan before paper that is missing', () => {
    expect(heaviest(findingsOf({ ...fine, hasApprovedCase: false, rows: [row('2026-01', { realisedMinor: 1n })] }, '2026-04'))).toBe(0)
  })
})

describe('the first year', () => {
  it('is extrapolated from full months without the first', () => {
    const benefit = firstYearBenefit([row('2026-01', { realisedMinor: 5n }), row('2026-02', { realisedMinor: 100n }), row('2026-03', { realisedMinor: 200n, state: 'open' }), row('2026-04')], '2026-04')
    expect(benefit).toMatchObject({ ok: true, value: { minor: 1800n, months: 2, extrapolated: true, signedBp: 3333 } })
  })
  it('is refused with too few months, with the gap where there is no money', () => {
    expect(firstYearBenefit([row('2026-03')], '2026-04')).toMatchObject({ ok: false, reasons: [{ key: 'value.ranking.fewMonths' }] })
    expect(firstYearBenefit([row('2026-03', { realisedMinor: null, gap: 'noWage' })], '2026-04')).toMatchObject({ reasons: [{ key: 'ledger.gaps.noWage' }] })
    expect(firstYearBenefit([], '2026-04')).toMatchObject({ reasons: [{ key: 'value.ranking.noMonths' }] })
  })
  it('ranks what is known before what is not', () => {
    expect(byReturn([{ roiBp: null, reasons: [] }, { roiBp: 10, reasons: [] }, { roiBp: 90, reasons: [] }]).map(({ roiBp }) => roiBp)).toEqual([90, 10, null])
  })
})

describe('parts of a month', () => {
  it('split what was lost by cause, and add up to it', () => {
    // 3 hours at 100 an hour; the rest of the 500 are late items
    const parts = lostParts(row('2026-01', { realisedMinor: 1000n, returnedMs: 36_000_000, lostMinor: 500n, lostMs: 10_800_000, failedUnits: 2, missedUnits: 1, lateUnits: 4 }))
    expect(parts).toEqual({ failed: 200n, late: 200n, downtime: 100n })
  })
  it('are failures alone where nothing was late or down, and late items alone where nothing failed', () => {
    expect(lostParts(row('2026-01', { lostMinor: 70n }))).toEqual({ failed: 70n, late: 0n, downtime: 0n })
    expect(lostParts(row('2026-01', { lostMinor: 70n, failedUnits: 0, lateUnits: 3 }))).toEqual({ failed: 0n, late: 70n, downtime: 0n })
    expect(lostParts(row('2026-01', { lostMinor: null }))).toEqual({ failed: 0n, late: 0n, downtime: 0n })
  })
  it('tell what was not adopted only where adoption was measured', () => {
    expect(notAdopted(row('2026-01', { realisedMinor: 800n, adoptionBp: 8000 }))).toBe(200n)
    expect(notAdopted(row('2026-01', { realisedMinor: 800n }))).toBe(0n)
  })
  it('tell what coverage is short of the plan', () => {
    expect(notCovered(row('2026-01', { realisedMinor: 600n, returnedMs: 60, coverageBp: 6000 }), 8000)).toEqual({ minor: 200n, ms: 20, units: 3 })
    expect(notCovered(row('2026-01', { coverageBp: 9000 }), 8000)).toBeNull()
    expect(notCovered(row('2026-01'), 8000)).toBeNull()
  })
})

describe('a year', () => {
  const rows = [row('2026-01', { realisedMinor: 100n }), row('2026-02', { realisedMinor: 200n }), row('2026-03', { realisedMinor: 300n }), row('2026-04', { realisedMinor: 250n, state: 'open' })]
  it('is measured up to the running month and forecast from it', () => {
    const view = yearView(rows, 2026, '2026-04-15', new Map([['2026-05', 1000n]]))
    expect(view.months.map(({ state }) => state).filter((state) => state === 'coming')).toHaveLength(8)
    // 600 measured, April 250 and half of the level of 300, eight months at that level
    expect(view.expected?.minor).toBe(600n + 250n + 150n + 2400n)
    expect(view.expected?.low).toBe(600n + 250n + 100n + 1600n)
    expect(view.plannedYear).toBe(5000n)
    expect(view.fullMonths.realised).toBe(600n)
  })
  it('has no forecast for a year that is over, nor with too few months', () => {
    expect(yearView(rows, 2025, '2026-04-15', new Map()).expected).toBeNull()
    expect(yearView(rows.slice(0, 2), 2026, '2026-03-10', new Map())).toMatchObject({ expected: null, forecast: { ok: false } })
  })
  it('counts a month without rows between two others as nothing', () => {
    expect(fullTotals([rows[0]!, rows[2]!], '2026-04')).toEqual([{ month: '2026-01', minor: 100n }, { month: '2026-02', minor: 0n }, { month: '2026-03', minor: 300n }])
  })
})
