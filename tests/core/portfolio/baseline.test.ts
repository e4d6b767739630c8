import { describe, expect, it } from 'vitest'
import { baselineReasons, yearlyCostMinor, yearlyHours } from '@/lib/core/portfolio/baseline'

describe('baseline', () => {
  const draft = { validFrom: '2026-03-01', measuredOn: '2026-02-20' }

  it('may start in the past when it is the first', () => expect(baselineReasons(draft, null, '2026-11-02')).toEqual({}))
  it('may replace an older one from the same day on', () => expect(baselineReasons(draft, { validFrom: '2026-03-01' }, '2026-11-02')).toEqual({}))
  it('never reaches back behind an older version', () => {
    expect(baselineReasons(draft, { validFrom: '2026-03-02' }, '2026-11-02')).toEqual({ validFrom: [{ key: 'processes.baseline.beforeLatest', params: { day: '2026-03-02' } }] })
  })
  it('is not measured in the future', () => {
    expect(baselineReasons({ ...draft, measuredOn: '2026-11-03' }, null, '2026-11-02')).toHaveProperty('measuredOn')
    expect(baselineReasons({ ...draft, measuredOn: '2026-11-02' }, null, '2026-11-02')).toEqual({})
  })

  it.each([
    [{ ...draft, measuredOn: '1900-01-01' }, 'measuredOn', 'processes.baseline.tooEarly'],
    [{ ...draft, validFrom: '1999-12-31' }, 'validFrom', 'processes.baseline.tooEarly'],
    [{ ...draft, validFrom: '9999-12-31' }, 'validFrom', 'processes.baseline.tooLate'],
  ])('does not freeze a typing error: %j', (wrong, field, key) => {
    expect(baselineReasons(wrong, null, '2026-11-02')).toMatchObject({ [field]: [{ key }] })
  })

  it('costs volume times time times wage, rounded once', () => {
    expect(yearlyCostMinor({ annualVolume: 12_000, manualMs: 480_000, hourlyWageMinor: 6_500n })).toBe(10_400_000n)
    expect(yearlyCostMinor({ annualVolume: 1, manualMs: 1_800_000, hourlyWageMinor: 1n })).toBe(1n)
    expect(yearlyCostMinor({ annualVolume: 12_000, manualMs: 480_000, hourlyWageMinor: null })).toBeNull()
    expect(yearlyHours({ annualVolume: 12_000, manualMs: 480_000 })).toBe(1600)
  })
})
