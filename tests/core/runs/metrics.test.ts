import { expect, it } from 'vitest'
import { baselineOn, orderBaselines } from '@/lib/core/runs/baseline'
import { changeOf, judge, targetOf, worstFirst, type Targets } from '@/lib/core/runs/compare'
import { addCounters, addFacts, emptyFacts, type Facts } from '@/lib/core/runs/facts'
import { countedOf, figureOf } from '@/lib/core/runs/figure'
import { measure, metricIds, metrics, noReadings, type MetricId } from '@/lib/core/runs/metrics'
import { emptyCounters, type Counters } from '@/lib/core/runs/rollup'
import en from '@/content/messages/en/metrics.json'

const counters = (change: Partial<Counters>): Counters => ({ ...emptyCounters(), ...change })
const facts = (change: Partial<Facts>): Facts => ({ ...emptyFacts(10), ...change })
const value = (id: MetricId, change: Partial<Facts>) => measure(id, facts(change)).value
const targets: Targets = { successBp: 9800, ahtReductionBp: 5000, backlogAgeMinutes: 240, minimumSample: 200 }

it('takes the success rate over successes and system failures, with business exceptions beside it', () => {
  const units = { unitsSucceeded: 196, unitsSystem: 4, unitsBusiness: 50 }
  expect(value('successRate', units)).toBe(0.98)
  expect(value('businessExceptionRate', units)).toBe(0.2)
  expect(value('systemErrorRate', units)).toBe(4 / 250)
})

it('says "no data" and never 0 where there is nothing to compute from', () => {
  for (const id of metricIds) expect(measure(id, facts({ canceled: 3, running: 2 }), noReadings).value, id).toBeNull()
  expect(value('successRate', { unitsSystem: 3 })).toBe(0)
})

it('compares handling time with the baseline that was valid on each day', () => {
  const versions = orderBaselines([
    { validFrom: '2026-11-10', ordinal: 3, manualMs: 300_000 },
    { validFrom: '2026-11-01', ordinal: 1, manualMs: 500_000 },
    { validFrom: '2026-11-01', ordinal: 2, manualMs: 600_000 },
  ])
  expect(baselineOn(versions, '2026-10-31')).toBeNull()
  expect(baselineOn(versions, '2026-11-01')?.ordinal).toBe(2)
  expect(baselineOn(versions, '2026-12-01')?.ordinal).toBe(3)

  const sum = emptyFacts()
  const day = counters({ unitsSucceeded: 10, timedUnits: 10, timedRuns: 10, durationMs: 10 * 120_000 })
  for (const on of ['2026-10-20', '2026-11-05', '2026-11-20']) addCounters(sum, day, on, versions)
  expect(measure('aht', sum).value).toBe(120_000)
  expect(measure('ahtReduction', sum)).toMatchObject({ value: (450_000 - 120_000) / 450_000, sample: 20, variables: { manualAhtMs: 450_000, automatedAhtMs: 120_000 } })
})

it('returns hours for successful units only, less the time people still spend', () => {
  const sum = emptyFacts()
  addCounters(sum, counters({ unitsSucceeded: 90, unitsSystem: 10, attendedMs: 100 * 60_000 }), '2026-11-05', [{ validFrom: '2026-11-01', ordinal: 1, manualMs: 600_000 }])
  expect(measure('hoursReturned', sum).value).toBe((90 * 9) / 60)
  const failed = emptyFacts()
  addCounters(failed, counters({ unitsSystem: 10 }), '2026-11-05', [{ validFrom: '2026-11-01', ordinal: 1, manualMs: 600_000 }])
  expect(measure('hoursReturned', failed).value).toBe(0)
})

it('adds groups up to the same figures as their parts together', () => {
  const [a, b] = [facts({ unitsSucceeded: 3, durationMs: 10, timedUnits: 3 }), facts({ unitsSucceeded: 5, unitsSystem: 2, durationMs: 30, timedUnits: 5 })]
  addFacts(a, b)
  expect(a).toMatchObject({ unitsSucceeded: 8, unitsSystem: 2, durationMs: 40, timedUnits: 8, days: 10 })
})

it('judges against the target, with a margin to watch, and only on enough units', () => {
  const standing = (id: MetricId, change: Partial<Facts>) => judge(measure(id, facts(change)), targets)
  expect(standing('successRate', { unitsSucceeded: 980, unitsSystem: 20 })).toMatchObject({ standing: 'on-target', target: 0.98 })
  expect(standing('successRate', { unitsSucceeded: 960, unitsSystem: 40 }).standing).toBe('watch')
  expect(standing('successRate', { unitsSucceeded: 959, unitsSystem: 41 }).standing).toBe('act')
  expect(standing('successRate', { unitsSucceeded: 199 })).toMatchObject({ standing: 'no-data', reason: 'small-sample' })
  expect(standing('successRate', {})).toMatchObject({ standing: 'no-data', reason: 'no-value' })
  expect(standing('aht', { durationMs: 5, timedUnits: 1 })).toMatchObject({ standing: 'no-data', reason: 'no-target' })
  const age = (backlogAgeMs: number) => judge(measure('backlogAge', facts({}), { ...noReadings, backlogAgeMs }), targets).standing
  expect([age(240 * 60_000), age(241 * 60_000), age(361 * 60_000)]).toEqual(['on-target', 'watch', 'act'])
  expect(targetOf('ahtReduction', targets)).toBe(0.5)
})

it('names a change good or bad by the direction that the metric wants', () => {
  expect(changeOf('successRate', 0.99, 0.9)).toMatchObject({ direction: 'up', good: true })
  expect(changeOf('aht', 120, 60)).toMatchObject({ direction: 'up', good: false })
  expect(changeOf('throughput', 12, 6)).toMatchObject({ direction: 'up', good: null })
  expect(changeOf('successRate', 0.98, 0.98)).toMatchObject({ direction: 'flat', good: null })
  expect(changeOf('successRate', 0.98, null)).toBeNull()
})

it('puts the worst first and what has no data last', () => {
  const rows = [
    { standing: 'on-target', value: 0.99 }, { standing: 'no-data', value: null }, { standing: 'act', value: 0.9 },
    { standing: 'act', value: 0.5 }, { standing: 'watch', value: 0.97 }, { standing: 'no-data', value: 0.1 },
  ] as const
  expect([...rows].sort(worstFirst('successRate')).map((row) => row.value)).toEqual([0.5, 0.9, 0.97, 0.99, 0.1, null])
})

it('explains every figure by variables and formula that have a text', () => {
  const full = facts({ unitsSucceeded: 1, unitsSystem: 1, durationMs: 1, timedUnits: 1, baselineUnits: 1, baselineManualMs: 1, returnedFinished: 1 })
  for (const id of metricIds) {
    const figure = figureOf(id, { facts: full }, { facts: emptyFacts(10) }, targets)
    expect(en.metrics[id]).toMatchObject({ name: expect.any(String), definition: expect.any(String), formula: expect.any(String) })
    expect(Object.keys(en.metrics.variables)).toEqual(expect.arrayContaining(Object.keys(figure.variables)))
    expect(JSON.parse(JSON.stringify(figure))).toEqual(figure)
    const { sample } = metrics[id]
    if (sample) expect(figure.variables).toHaveProperty(sample)
  }
})

it('counts runs by what became of them', () => {
  expect(countedOf(facts({ queued: 1, running: 2, waiting: 3, succeeded: 4, failed: 5, canceled: 6, skipped: 7, unknown: 8 }))).toMatchObject({ runs: 36, open: 6, canceled: 6 })
})
