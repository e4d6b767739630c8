import { describe, expect, it } from 'vitest'
import { crossingOf, IndicatorDefinition, judgeIndicator, raisedLikelihood } from '@/lib/core/risks/indicator'
import { indicatorMetricIds, indicatorMetrics, storedThreshold, typedThreshold } from '@/lib/core/risks/indicator-metrics'
import { suggestedMetrics } from '@/lib/core/risks/indicator-suggestions'

const definition = { metric: 'successRate', automationId: null, comparator: 'at-least', threshold: 9800, windowDays: 20, minimumSample: 200, raiseBy: 1 } as const
const read = (value: number | null, sample: number | null = 500, stale = false) => ({ value, sample, stale })

describe('an indicator is judged', () => {
  it('on its threshold, which itself is still healthy', () => {
    expect(judgeIndicator(definition, read(9800))).toBe('ok')
    expect(judgeIndicator(definition, read(9799))).toBe('breached')
    expect(judgeIndicator({ ...definition, comparator: 'at-most' }, read(9801))).toBe('breached')
    expect(judgeIndicator({ ...definition, comparator: 'at-most' }, read(9800))).toBe('ok')
  })

  it('not at all on too small a sample, on nothing, or on figures that are old', () => {
    expect(judgeIndicator(definition, read(0, 199))).toBe('too-few')
    expect(judgeIndicator(definition, read(0, 200))).toBe('breached')
    expect(judgeIndicator(definition, read(null, 0))).toBe('no-data')
    expect(judgeIndicator(definition, read(0, 500, true))).toBe('stale')
  })

  it('without a sample where the figure has none', () => expect(judgeIndicator({ comparator: 'at-most', threshold: 0, minimumSample: 0 }, read(1, null))).toBe('breached'))
})

describe('an episode of breach', () => {
  it('begins once, lasts through silence and ends with the first healthy reading', () => {
    expect(crossingOf(false, 'breached')).toBe('breached')
    expect(crossingOf(true, 'breached')).toBeNull()
    for (const state of ['no-data', 'stale', 'too-few'] as const) expect([crossingOf(true, state), crossingOf(false, state)]).toEqual([null, null])
    expect(crossingOf(true, 'ok')).toBe('recovered')
    expect(crossingOf(false, 'ok')).toBeNull()
  })

  it('proposes a likelihood within the matrix', () => expect([raisedLikelihood(2, 1, 5), raisedLikelihood(4, 3, 5), raisedLikelihood(3, 0, 5)]).toEqual([3, 5, 3]))
})

describe('a definition', () => {
  const faults = (given: object) => IndicatorDefinition.safeParse({ ...definition, ...given }).error?.issues.map(({ message }) => message)
  it('needs a window where it is measured over one, and has none of the moment', () => {
    expect(faults({})).toBeUndefined()
    expect(faults({ windowDays: null })).toEqual(['indicators.errors.windowNeeded'])
    const moment = { metric: 'backlogSize', comparator: 'at-most', threshold: 10, minimumSample: 0 }
    expect(faults({ ...moment, windowDays: null })).toBeUndefined()
    expect(faults({ ...moment, windowDays: 5 })).toEqual(['indicators.errors.noWindow'])
    expect(faults({ ...moment, windowDays: null, minimumSample: 3 })).toEqual(['indicators.errors.noSample'])
  })
  it('asks for no share beyond the whole, but for what was realised', () => {
    expect(faults({ threshold: 10_001 })).toEqual(['indicators.errors.share'])
    expect(faults({ metric: 'benefitRealised', threshold: 12_000, windowDays: null, minimumSample: 0 })).toBeUndefined()
    expect(faults({ threshold: 98.5 })).toEqual(['indicators.errors.whole'])
    expect(faults({ threshold: -1 })).toHaveLength(1)
  })
  it('is typed in per cent and hours and kept exactly', () => {
    expect([storedThreshold('successRate', 98.55), storedThreshold('backlogAge', 0.5), storedThreshold('openBlockers', 3)]).toEqual([9855, 1_800_000, 3])
    expect(storedThreshold('successRate', 98.555)).toBe(9855.5)
    for (const metric of indicatorMetricIds) expect(storedThreshold(metric, typedThreshold(metric, indicatorMetrics[metric].threshold))).toBe(indicatorMetrics[metric].threshold)
  })
  it('is suggested for what the library knows a figure of', () => {
    expect(suggestedMetrics('R07')).toEqual(['backlogAge', 'backlogSize'])
    expect([suggestedMetrics('R39'), suggestedMetrics(null)]).toEqual([[], []])
  })
})
