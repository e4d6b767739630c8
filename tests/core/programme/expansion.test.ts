import { describe, expect, it } from 'vitest'
import { firstYear, nearBp, sharedBp, siblingBenefit, similarityOf, wageOf, yearlyBenefit, type MeasuredSource } from '@/lib/core/programme/expansion'

const HOUR = 3_600_000
/** 1,000 hours in 73 days at 60.00 an hour, for 80,000.00. */
const source: MeasuredSource = {
  units: 6000, returnedMs: 1000 * HOUR, ahtReduction: 0.9, days: 73, workingDays: 52, hourlyWageMinor: 6000n, currency: 'CNY', yearOneCostMinor: 8_000_000n, yearOneCostCurrency: 'CNY',
}

describe('the return of the first year', () => {
  it('is benefit minus cost over cost, extrapolated from what was measured', () => {
    // 1,000 h × 365 ÷ 73 = 5,000 h; × 60.00 = 300,000.00; (300,000 − 80,000) ÷ 80,000 = 275 %
    expect(firstYear(source)).toEqual({ ok: true, value: { benefitMinor: 30_000_000n, hours: 5000, currency: 'CNY', extrapolated: true, costMinor: 8_000_000n, roiBp: 27_500 } })
  })

  it('takes a whole year as it was measured', () => {
    expect(firstYear({ ...source, days: 365, returnedMs: 5000 * HOUR })).toMatchObject({ value: { extrapolated: false, roiBp: 27_500 } })
  })

  it('may be a loss', () => {
    expect(firstYear({ ...source, returnedMs: 100 * HOUR })).toMatchObject({ value: { benefitMinor: 3_000_000n, roiBp: -6250 } })
    expect(firstYear({ ...source, returnedMs: -100 * HOUR })).toMatchObject({ value: { benefitMinor: -3_000_000n, roiBp: -13_750 } })
  })

  it.each<[string, Partial<MeasuredSource>]>([
    ['noRuns', { units: 0 }],
    ['noRuns', { ahtReduction: null }],
    ['noWage', { hourlyWageMinor: null }],
    ['fewDays', { workingDays: 19 }],
    ['noCost', { yearOneCostMinor: null }],
    ['noCost', { yearOneCostMinor: 0n }],
    ['currencies', { yearOneCostCurrency: 'EUR' }],
  ])('is not guessed: %s', (missing, given) => {
    expect(firstYear({ ...source, ...given })).toMatchObject({ ok: false, reasons: [{ key: `expansion.missing.${missing}` }] })
  })

  it('shows the benefit even where the cost is not recorded', () => {
    expect(yearlyBenefit({ ...source, yearOneCostMinor: null })).toMatchObject({ minor: 30_000_000n })
    expect(yearlyBenefit({ ...source, hourlyWageMinor: null })).toBeNull()
  })

  it('rounds money once, half away from zero', () => {
    expect(wageOf(HOUR / 2, 1n)).toBe(1n)
    expect(wageOf(HOUR / 2 - 1, 1n)).toBe(0n)
    expect(wageOf(-HOUR / 2, 1n)).toBe(-1n)
  })
})

describe('the similarity of two processes', () => {
  const shape = { systemIds: ['sap', 'mail'], dataClasses: ['financial'], departmentId: 'a', annualVolume: 20_000, manualMs: 600_000 }

  it('is whole for the same shape in another department', () => {
    expect(similarityOf(shape, { ...shape, departmentId: 'b' })).toEqual({ totalBp: 10_000, parts: { systems: 10_000, shape: 10_000, data: 10_000, department: 10_000 } })
    expect(similarityOf(shape, shape).totalBp).toBe(9500)
  })

  it('weighs its parts 40, 30, 20 and 10 per cent', () => {
    const sibling = { systemIds: ['sap', 'tms'], dataClasses: ['financial', 'personal'], departmentId: 'b', annualVolume: 2000, manualMs: 600_000 }
    const { parts, totalBp } = similarityOf(shape, sibling)
    expect(parts).toEqual({ systems: 3333, shape: 5000, data: 5000, department: 10_000 })
    expect(totalBp).toBe(Math.round(3333 * 0.4 + 5000 * 0.3 + 5000 * 0.2 + 10_000 * 0.1))
  })

  it('does not depend on which one is the source', () => {
    const other = { systemIds: ['mail'], dataClasses: [], departmentId: null, annualVolume: 90, manualMs: 12_345 }
    expect(similarityOf(shape, other)).toEqual(similarityOf(other, shape))
  })

  it('finds nothing shared where nothing is known', () => {
    expect(sharedBp([], [])).toBe(0)
    expect(nearBp(0, 10)).toBe(0)
    expect(nearBp(1, 10)).toBe(0)
    expect(nearBp(7, 7)).toBe(10_000)
  })

  it('gives the sibling its own volume, time and wage at the measured reduction', () => {
    const sibling = { annualVolume: 6000, manualMs: 600_000, hourlyWageMinor: 5000n }
    expect(siblingBenefit(sibling, 0.9)).toEqual({ hours: 900, minor: 4_500_000n })
    expect(siblingBenefit({ ...sibling, hourlyWageMinor: null }, 0.9)).toEqual({ hours: 900, minor: null })
    expect(siblingBenefit(sibling, -0.2).hours).toBe(0)
  })
})
