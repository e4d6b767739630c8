import { describe, expect, it } from 'vitest'
import { coverageWindow, measuredCoverage } from '@/lib/core/portfolio/coverage'

const baseline = (validFrom: string, annualVolume: number, ordinal = 1) => ({ validFrom, ordinal, manualMs: 60_000, annualVolume })
const facts = { stage: 'live' as const, liveOn: '2026-01-01', linked: 1, today: '2026-06-01', baselines: [baseline('2025-01-01', 3650)] }

describe('coverage after go-live', () => {
  it('is items over what the baseline lets expect for the same days', () => {
    expect(measuredCoverage(facts, 675)).toMatchObject({ bp: 7500, gap: null, from: '2026-03-03', to: '2026-05-31', days: 90, items: 675, expected: 900, annualVolume: 3650 })
  })

  it('begins on the day of going live, and says nothing before four weeks', () => {
    expect(coverageWindow({ stage: 'live', liveOn: '2026-05-04', today: '2026-06-01' })).toEqual({ from: '2026-05-04', to: '2026-05-31' })
    expect(measuredCoverage({ ...facts, liveOn: '2026-05-04' }, 280)).toMatchObject({ bp: 10_000, days: 28 })
    expect(measuredCoverage({ ...facts, liveOn: '2026-05-05' }, 270)).toMatchObject({ bp: null, gap: 'tooShort', items: 270, expected: 270 })
    expect(measuredCoverage({ ...facts, liveOn: '2026-06-01' }, 0)).toMatchObject({ bp: null, gap: 'tooShort', from: null })
  })

  it('takes for each day the baseline that was valid on it', () => {
    const changed = { ...facts, baselines: [baseline('2025-01-01', 3650), baseline('2026-05-02', 7300, 2)] }
    expect(measuredCoverage(changed, 600)).toMatchObject({ expected: 1200, bp: 5000, annualVolume: 7300 })
  })

  it.each([
    ['notLive', { stage: 'in-test' as const }],
    ['notLive', { liveOn: null }],
    ['notLinked', { linked: 0 }],
    ['noBaseline', { baselines: [] }],
    ['noBaseline', { baselines: [baseline('2026-05-01', 3650)] }],
  ])('names why there is no figure: %s', (gap, given) => {
    expect(measuredCoverage({ ...facts, ...given }, 10)).toMatchObject({ bp: null, gap })
  })

  it('passes a hundred percent where more came than was told', () => {
    expect(measuredCoverage(facts, 1800).bp).toBe(20_000)
  })
})
