import { addDays } from '@/lib/core/calendar/local-day'
import { startOfWorkingDays } from '@/lib/core/calendar/working-calendar'
import type { Reason } from '@/lib/core/errors'
import { measure, metrics, type MetricId } from '@/lib/core/runs/metrics'
import { isMomentary, reaches, unitOf, type MeasuredCriterion } from './criterion'
import { runsKey, type GateAutomation, type GateFacts, type GroupRuns } from './facts'
import { freshnessOf } from './freshness'
import type { Comparator, Part, Reading, ReadingState, Unit } from './reading'

/** What one group of runs says about one metric. */
export interface Verdict {
  state: ReadingState
  value: number | null
  sample: number | null
  variables: Record<string, number | null>
  freshUntil: number | null
  facts: Reason[]
}

interface Asked {
  metric: MetricId
  comparator: Comparator
  target: number
  unit: Unit
  minimumSample: number
}

/** The last working days up to and including today, with the days off between them. */
export function windowOf(facts: Pick<GateFacts, 'today' | 'calendar'>, workingDays: number): NonNullable<Reading['window']> {
  const { today, calendar } = facts
  return { from: startOfWorkingDays(calendar, today, workingDays) ?? addDays(today, 1 - 2 * workingDays), to: today, workingDays }
}

const scale: Record<'ratio' | 'hours' | 'ms' | 'count' | 'perDay', number> = { ratio: 10_000, hours: 3_600_000, ms: 1, count: 1, perDay: 1 }

/**
 * A metric's value in the unit of criteria, cut and never rounded over its target: "at least" cuts down, "at most" up, so that
 * the figure shown and the state always agree. Units a day keep one decimal.
 */
export function cutValue(metric: MetricId, exact: number, comparator: Comparator): number {
  const { unit } = metrics[metric]
  const steps = unit === 'perDay' ? 10 : 1
  const scaled = exact * scale[unit] * steps
  const tolerance = Math.max(1e-6, Math.abs(scaled) * 1e-12)
  return (comparator === 'at-least' ? Math.floor(scaled + tolerance) : Math.ceil(scaled - tolerance)) / steps || 0
}

/** Order of reasons: nothing linked, stale engines, too little, then the target. */
export function judgeRuns(asked: Asked, runs: GroupRuns | undefined, facts: GateFacts, now: number): Verdict {
  if (!runs || runs.linked === 0) return { state: 'not-enough-data', value: null, sample: null, variables: {}, freshUntil: null, facts: [{ key: 'gates.facts.nothingLinked' }] }
  const { value: exact, sample, variables } = measure(asked.metric, runs.facts, runs.readings)
  const value = exact === null ? null : cutValue(asked.metric, exact, asked.comparator)
  const { stale, until, ageMs } = freshnessOf(runs.engines, now, facts)
  const read = { value, sample, variables, freshUntil: until }
  if (stale) {
    const reason: Reason = ageMs === null ? { key: 'gates.facts.neverRead' } : { key: 'gates.facts.stale', params: { hours: Math.floor(ageMs / 3_600_000), bound: Math.round(facts.staleMs / 3_600_000) } }
    return { ...read, state: 'stale-data', facts: [reason] }
  }
  if (value === null) return { ...read, state: 'not-enough-data', facts: [missingValue(asked.metric, runs)] }
  if (sample !== null && sample < asked.minimumSample) return { ...read, state: 'not-enough-data', facts: [{ key: 'gates.facts.smallSample', params: { sample, minimum: asked.minimumSample } }] }
  return { ...read, state: reaches(value, asked.comparator, asked.target) ? 'met' : 'not-met', facts: [] }
}

function missingValue(metric: MetricId, { facts }: GroupRuns): Reason {
  const comparesWithHand = metric === 'ahtReduction' || metric === 'hoursReturned'
  return { key: comparesWithHand && facts.timedUnits > 0 ? 'gates.facts.noBaseline' : isMomentary(metric) ? 'gates.facts.noReading' : 'gates.facts.noRuns' }
}

/** The automations that a criterion looks at one by one. */
export const subjectsOf = (facts: GateFacts, scope: 'each' | 'new'): GateAutomation[] => facts.automations.filter(({ live, isNew }) => live && (scope === 'each' || isNew))

type Told = Pick<Reading, 'state' | 'value' | 'sample' | 'variables' | 'parts' | 'facts' | 'freshUntil'>

export function readMeasured(criterion: MeasuredCriterion, facts: GateFacts, now: number): Told {
  const asked: Asked = { ...criterion, unit: unitOf(criterion) }
  const { scope, windowDays } = criterion
  if (scope === 'phase' || scope === 'programme') {
    const verdict = judgeRuns(asked, facts.runs.get(runsKey(scope, windowDays)), facts, now)
    return { ...verdict, freshUntil: instantText(verdict.freshUntil), parts: [] }
  }
  const verdicts = subjectsOf(facts, scope).map((automation) => ({ automation, verdict: judgeRuns(asked, facts.runs.get(runsKey(automation.id, windowDays)), facts, now) }))
  if (!verdicts.length) return { ...nothing, facts: [{ key: scope === 'new' ? 'gates.facts.noneNew' : 'gates.facts.noneLive' }] }
  const parts = verdicts.map(({ automation, verdict }): Part => ({ key: automation.id, name: automation.name, nameZh: automation.nameZh, target: criterion.target, ...pick(verdict) }))
  const judged = parts.filter(({ state }) => state === 'met' || state === 'not-met')
  const values = (judged.length ? judged : parts).flatMap(({ value }) => (value === null ? [] : [value]))
  const times = verdicts.map(({ verdict }) => verdict.freshUntil).filter((at) => at !== null)
  return {
    state: worstOf(parts),
    value: values.length ? (criterion.comparator === 'at-least' ? Math.min(...values) : Math.max(...values)) : null,
    sample: Math.min(...parts.map(({ sample }) => sample ?? 0)),
    variables: {},
    parts,
    facts: partsReason(parts),
    freshUntil: instantText(times.length ? Math.min(...times) : null),
  }
}

const nothing: Told = { state: 'not-enough-data', value: null, sample: null, variables: {}, parts: [], facts: [], freshUntil: null }
const pick = ({ state, value, sample, facts }: Verdict) => ({ state, value, sample, facts })
export const instantText = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

/** A part that fails decides; then one that is stale, then one with too little. */
export function worstOf(parts: readonly Pick<Part, 'state'>[]): ReadingState {
  for (const state of ['not-met', 'stale-data', 'not-enough-data', 'no-source'] as const) if (parts.some((part) => part.state === state)) return state
  return 'met'
}

export function partsReason(parts: readonly Pick<Part, 'state'>[]): Reason[] {
  const met = parts.filter(({ state }) => state === 'met').length
  return met === parts.length ? [] : [{ key: 'gates.facts.parts', params: { met, of: parts.length } }]
}
