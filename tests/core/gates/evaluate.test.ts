import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Criterion } from '@/lib/core/gates/criterion'
import { reaches } from '@/lib/core/gates/criterion'
import { evaluate } from '@/lib/core/gates/evaluate'
import { sourceKey, type GateFacts, type Signature, type SourceReading } from '@/lib/core/gates/facts'
import { cutValue } from '@/lib/core/gates/measured'
import { readinessFrom } from '@/lib/core/gates/readiness'
import { metricIds } from '@/lib/core/runs/metrics'
import { automation, derived, measured, NOW, runsOf, signed, TODAY, world } from './facts'

const keysOf = (criterion: Criterion, facts: GateFacts, now = NOW) => {
  const { state, value, sample, facts: reasons } = evaluate(criterion, facts, now)
  return { state, value, sample, keys: reasons.map(({ key }) => key.replace('gates.facts.', '')) }
}
const success = (succeeded: number, failed: number) => ({ unitsSucceeded: succeeded, unitsSystem: failed })

describe('a measured criterion', () => {
  it.each([
    ['met exactly at its target', success(196, 4), 'met', 9800, 200],
    ['not met by one unit', success(1959, 41), 'not-met', 9795, 2000],
    ['never met by rounding', success(97_999, 2001), 'not-met', 9799, 100_000],
    ['not judged one unit below the sample', success(199, 0), 'not-enough-data', 10_000, 199],
    ['without a value where nothing was judged', success(0, 0), 'not-enough-data', null, 0],
  ])('is %s', (_, facts, state, value, sample) => {
    expect(keysOf(measured(), world({ runs: { phase: runsOf(facts) } }))).toMatchObject({ state, value, sample })
  })

  it('tells apart why nothing can be said', () => {
    expect(keysOf(measured(), world()).keys).toEqual(['nothingLinked'])
    expect(keysOf(measured(), world({ runs: { phase: runsOf(success(300, 0), { linked: 0 }) } })).keys).toEqual(['nothingLinked'])
    expect(keysOf(measured(), world({ runs: { phase: runsOf({}) } })).keys).toEqual(['noRuns'])
    expect(keysOf(measured({ metric: 'ahtReduction' }), world({ runs: { phase: runsOf({ timedUnits: 300, durationMs: 1 }) } })).keys).toEqual(['noBaseline'])
    expect(keysOf(measured({ metric: 'backlogAge', comparator: 'at-most', minimumSample: 0 }), world({ runs: { phase: runsOf({}) } })).keys).toEqual(['noReading'])
  })

  it('is stale past the bound and not at it, and when an engine was never read', () => {
    const at = (ageMs: number | null, pushes = false) => keysOf(measured(), world({ runs: { phase: runsOf(success(300, 0), { engines: [{ freshAt: NOW, pushes: false }, { freshAt: ageMs === null ? null : NOW - ageMs, pushes }] }) } }))
    expect(at(26 * 3_600_000).state).toBe('met')
    expect(at(26 * 3_600_000 + 1)).toMatchObject({ state: 'stale-data', value: 10_000, keys: ['stale'] })
    expect(at(null)).toMatchObject({ state: 'stale-data', keys: ['neverRead'] })
  })

  it('compares in the direction that it names and in its own unit', () => {
    const aht = measured({ metric: 'aht', comparator: 'at-most', target: 120_000, minimumSample: 1 })
    const taking = (ms: number) => keysOf(aht, world({ runs: { phase: runsOf({ durationMs: ms, timedUnits: 10 }) } }))
    expect(taking(1_200_000)).toMatchObject({ state: 'met', value: 120_000 })
    expect(taking(1_200_001)).toMatchObject({ state: 'not-met', value: 120_001 })
    const hours = measured({ metric: 'hoursReturned', target: 36_000_000, minimumSample: 1 })
    expect(keysOf(hours, world({ runs: { phase: runsOf({ returnedMs: 36_000_000, returnedFinished: 10 }) } }))).toMatchObject({ state: 'met', value: 36_000_000 })
  })

  it('asks each automation on its own, and the worst decides', () => {
    const automations = [automation('a'), automation('b', { isNew: false }), automation('c', { live: false })]
    const runs = { a: runsOf(success(300, 0)), b: runsOf(success(290, 10)), c: runsOf(success(0, 300)) }
    expect(evaluate(measured({ scope: 'each' }), world({ automations, runs }), NOW)).toMatchObject({ state: 'not-met', value: 9666, sample: 300, parts: [{ key: 'a', state: 'met' }, { key: 'b', state: 'not-met', value: 9666 }], facts: [{ params: { met: 1, of: 2 } }] })
    expect(evaluate(measured({ scope: 'new' }), world({ automations, runs }), NOW)).toMatchObject({ state: 'met', value: 10_000, parts: [{ key: 'a' }] })
    expect(keysOf(measured({ scope: 'new' }), world({ automations: [automation('b', { isNew: false })], runs })).keys).toEqual(['noneNew'])
    expect(keysOf(measured({ scope: 'each' }), world({ automations: [] })).keys).toEqual(['noneLive'])
    expect(keysOf(measured({ scope: 'each' }), world({ automations, runs: { ...runs, b: runsOf(success(10, 0)) } }))).toMatchObject({ state: 'not-enough-data', sample: 10 })
  })
})

describe('a value that is cut', () => {
  it('says "met" exactly when the true value reaches the target, whatever the metric', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 10_000 }), fc.constantFrom('at-least' as const, 'at-most' as const), (part, extra, target, comparator) => {
        const [succeeded, whole] = [part, part + extra]
        const exact = comparator === 'at-least' ? succeeded * 10_000 >= target * whole : succeeded * 10_000 <= target * whole
        expect(reaches(cutValue('successRate', succeeded / whole, comparator), comparator, target)).toBe(exact)
      }),
    )
  })
})

describe('a derived criterion', () => {
  const register = (given: Partial<SourceReading>): SourceReading => ({ value: null, sample: null, variables: {}, parts: [], facts: [], from: null, href: null, ...given })
  const with_ = (criterion: Extract<Criterion, { kind: 'derived' }>, reading: SourceReading) => keysOf(criterion, world({ sources: new Map([[sourceKey(criterion.source, criterion.windowDays), reading]]) }))

  it('claims nothing without a source', () => {
    expect(keysOf(derived({ source: 'mtta', comparator: 'at-most', target: 900_000 }), world())).toMatchObject({ state: 'no-source', value: null, keys: ['noSource'] })
  })

  it('follows its register: missing, too few, met, not met', () => {
    const reviews = derived({ source: 'weekly-review-held', target: 9000, minimumSample: 4 })
    expect(with_(reviews, register({ facts: [{ key: 'gates.facts.noSeries' }] }))).toMatchObject({ state: 'not-enough-data', keys: ['noSeries'] })
    expect(with_(reviews, register({ value: 10_000, sample: 3 }))).toMatchObject({ state: 'not-enough-data', keys: ['fewRecords'] })
    expect(with_(reviews, register({ value: 9000, sample: 10 })).state).toBe('met')
    expect(with_(reviews, register({ value: 8999, sample: 10 })).state).toBe('not-met')
    expect(with_(derived({ source: 'staffing-gaps', comparator: 'at-most', target: 0 }), register({ value: 0 })).state).toBe('met')
  })

  it('counts automations in service', () => {
    expect(keysOf(derived({ target: 2 }), world({ automations: [automation('a'), automation('b', { live: false })] }))).toMatchObject({ state: 'not-met', value: 1 })
  })

  it('asks automations for their own numbers, and leaves open what the undecided ones can still change', () => {
    const own = derived({ source: 'own-numbers', target: 10_000, minimumSample: 50 })
    const good = runsOf({ ...success(100, 0), baselineUnits: 100, baselineManualMs: 1000, baselineDurationMs: 400 })
    const slow = runsOf({ ...success(100, 0), baselineUnits: 100, baselineManualMs: 1000, baselineDurationMs: 700 })
    const read = (runs: Record<string, ReturnType<typeof runsOf>>, criterion = own) => evaluate(criterion, world({ automations: [automation('a'), automation('b')], runs }), NOW)
    expect(read({ a: good, b: good })).toMatchObject({ state: 'met', value: 10_000 })
    expect(read({ a: good, b: slow })).toMatchObject({ state: 'not-met', value: 5000, parts: [{ state: 'met' }, { state: 'not-met', facts: [{ key: 'gates.facts.ahtShort' }] }] })
    expect(read({ a: good, b: runsOf(success(10, 0)) })).toMatchObject({ state: 'not-enough-data', value: 5000 })
    expect(read({ a: slow, b: runsOf(success(10, 0)) })).toMatchObject({ state: 'not-met', value: 0 })
    expect(read({ a: good, b: slow }, { ...own, target: 5000 })).toMatchObject({ state: 'met' })
  })
})

describe('a signed criterion', () => {
  const signature = (given: Partial<Signature> = {}): Signature => ({ criterionId: 'signature', role: 'finance', kind: 'signed', signedAt: NOW - 86_400_000, validUntil: null, byName: 'Ada', hasEvidence: false, ...given })
  const read = (criterion: Parameters<typeof signed>[0], ...signatures: Signature[]) => {
    const { state, value, target, parts } = evaluate(signed(criterion), world({ signatures }), NOW)
    return { state, value, target, keys: parts.flatMap(({ facts }) => facts.map(({ key }) => key.replace('gates.facts.', ''))) }
  }

  it('needs every role', () => {
    const roles = ['process-owner', 'finance'] as const
    expect(read({ roles: [...roles] }, signature())).toMatchObject({ state: 'not-met', value: 1, target: 2, keys: ['notSigned', 'signedBy'] })
    expect(read({ roles: [...roles] }, signature(), signature({ role: 'process-owner' }))).toMatchObject({ state: 'met', value: 2 })
  })

  it('does not count what was withdrawn, has ended, lacks evidence or attested other words', () => {
    expect(read({}, signature({ kind: 'withdrawn' })).keys).toEqual(['withdrawn'])
    expect(read({}, signature({ validUntil: NOW })).keys).toEqual(['expired'])
    expect(read({}, signature({ validUntil: NOW + 1 })).state).toBe('met')
    expect(read({ validDays: 1 }, signature()).keys).toEqual(['expired'])
    expect(read({ evidence: true }, signature()).keys).toEqual(['noEvidence'])
    expect(read({ since: new Date(NOW).toISOString() }, signature()).keys).toEqual(['reworded'])
  })
})

describe('readiness', () => {
  const phase = { id: 'p', ordinal: 1, key: 'pilot', name: 'Pilot', nameZh: null, status: 'active', plannedStart: '2026-09-01', plannedEnd: '2026-12-02' } as const

  it('counts, lists what is mandatory and missing, and names the measured criterion closest to its target', () => {
    const facts = world({ runs: { phase: runsOf({ ...success(290, 10), baselineUnits: 300, baselineManualMs: 1000, baselineDurationMs: 900 }) } })
    const readings = [measured({ id: 'aht', metric: 'ahtReduction', target: 5000 }), measured(), measured({ id: 'soft', mandatory: false, target: 9700 }), derived({ target: 0 })].map((criterion) => evaluate(criterion, facts, NOW))
    const readiness = readinessFrom(phase, null, readings, TODAY)
    expect(readiness).toMatchObject({ met: 1, of: 4, mandatoryMissing: ['aht', 'success'], decisionDue: '2026-12-02', dueInDays: 12 })
    expect(readiness.nearest?.criterionId).toBe('success')
    expect(readinessFrom({ ...phase, status: 'closed' }, null, readings, TODAY).decisionDue).toBeNull()
  })
})

describe('any criterion and any facts', () => {
  const anyCriterion = fc.oneof(
    fc.record({ metric: fc.constantFrom(...metricIds), comparator: fc.constantFrom('at-least' as const, 'at-most' as const), target: fc.integer({ min: 0, max: 20_000 }), minimumSample: fc.integer({ min: 0, max: 300 }), scope: fc.constantFrom('phase' as const, 'programme' as const) }).map(measured),
    fc.record({ target: fc.integer({ min: 0, max: 3 }) }).map(derived),
    fc.constant(signed()),
  )
  const anyRuns = fc.record({ unitsSucceeded: fc.nat(500), unitsSystem: fc.nat(50), unitsBusiness: fc.nat(50), timedUnits: fc.nat(500), durationMs: fc.nat(1e7), baselineUnits: fc.nat(500), baselineManualMs: fc.nat(1e7), baselineDurationMs: fc.nat(1e7) })

  it('give a state that agrees with the figure shown, and the same again', () => {
    fc.assert(
      fc.property(anyCriterion, anyRuns, fc.option(fc.nat(60 * 3_600_000)), (criterion, runs, age) => {
        const group = runsOf(runs, { engines: [{ freshAt: age === null ? null : NOW - age, pushes: false }] })
        const facts = world({ runs: { phase: group, programme: group }, automations: [automation('a')] })
        const reading = evaluate(criterion, facts, NOW)
        expect(evaluate(criterion, facts, NOW)).toEqual(reading)
        expect(JSON.parse(JSON.stringify(reading))).toEqual(reading)
        if (reading.state === 'met' || reading.state === 'not-met') expect(reading.state === 'met').toBe(reaches(reading.value!, reading.comparator!, reading.target!))
        if (reading.state === 'met' && reading.sample !== null) expect(reading.sample).toBeGreaterThanOrEqual(reading.minimumSample ?? 0)
        if (criterion.kind === 'measured' && (age === null || age > facts.staleMs)) expect(reading.state).toBe('stale-data')
      }),
    )
  })
})
