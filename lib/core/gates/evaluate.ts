import { isMomentary, unitOf, type Criterion } from './criterion'
import { readDerived } from './derived'
import { sourceKey, type GateFacts } from './facts'
import { forecastOf, latestOf, plannedDay } from './forecast'
import { readMeasured, windowOf } from './measured'
import type { Forecast, Reading } from './reading'
import { readSigned } from './signed'

/**
 * What a criterion says at an instant (epoch ms). Never throws: what cannot be read becomes a state that says why. A value is in
 * the criterion's unit and cut, so that "met" and the figure shown always agree.
 */
export function evaluate(criterion: Criterion, facts: GateFacts, now: number): Reading {
  const reading = read(criterion, facts, now)
  return { ...reading, forecast: facts.days === null || reading.state === 'met' ? null : foretell(criterion, reading, facts) }
}

export const evaluateAll = (criteria: readonly Criterion[], facts: GateFacts, now: number): Reading[] => criteria.map((criterion) => evaluate(criterion, facts, now))

function read(criterion: Criterion, facts: GateFacts, now: number): Reading {
  const { id, kind, mandatory, label, help } = criterion
  const base = { criterionId: id, kind, mandatory, label, help, metric: null, source: null, forecast: null }
  if (criterion.kind === 'signed') {
    return { ...base, ...readSigned(criterion, facts, now), comparator: 'at-least', unit: 'count', sample: null, minimumSample: null, window: null, freshUntil: null, variables: {}, href: null }
  }
  const { comparator, target } = criterion
  if (criterion.kind === 'derived') {
    const told = readDerived(criterion, facts, now)
    return { ...base, source: criterion.source, comparator, target, unit: unitOf(criterion), minimumSample: told.sample === null && !criterion.minimumSample ? null : criterion.minimumSample, ...told }
  }
  const window = isMomentary(criterion.metric) ? null : windowOf(facts, criterion.windowDays)
  return {
    ...base, metric: criterion.metric, comparator, target, unit: unitOf(criterion), minimumSample: isMomentary(criterion.metric) ? null : criterion.minimumSample, window,
    ...readMeasured(criterion, facts, now),
    href: runsHref(criterion.scope === 'programme' ? null : facts.phase.id, window),
  }
}

function runsHref(phaseId: string | null, window: Reading['window']): string {
  const query = new URLSearchParams({ ...(phaseId && { phase: phaseId }), counted: '1', ...(window && { from: window.from, to: window.to }) })
  return `/runs/list?${query}`
}

function foretell(criterion: Criterion, reading: Reading, facts: GateFacts): Forecast | null {
  if (criterion.kind === 'signed' || reading.state === 'no-source') return null
  if (criterion.kind === 'measured') {
    const of = (group: string) => forecastOf(criterion, facts.days?.get(group) ?? [], facts)
    if (criterion.scope === 'phase' || criterion.scope === 'programme') return of(criterion.scope)
    return latestOf(reading.parts.filter(({ state }) => state !== 'met').map(({ key }) => of(key)))
  }
  if (criterion.source === 'live-automations' && criterion.comparator === 'at-least') {
    return plannedDay(facts.automations.filter(({ live }) => !live).map(({ plannedLiveOn }) => plannedLiveOn), criterion.target - (reading.value ?? 0), facts.today)
  }
  const plan = facts.sources.get(sourceKey(criterion.source, criterion.windowDays))?.plan
  if (plan && criterion.comparator === 'at-least') return plannedDay(plan.days, Math.ceil((criterion.target * plan.whole) / 10_000 - 1e-9) - plan.have, facts.today)
  return { kind: 'none', reason: 'not-foreseeable' }
}
