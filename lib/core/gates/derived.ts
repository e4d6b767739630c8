import type { Day } from '@/lib/core/calendar/local-day'
import { reaches, type DerivedCriterion } from './criterion'
import { runsKey, sourceKey, type GateAutomation, type GateFacts, type SourceReading } from './facts'
import { instantText, judgeRuns, partsReason, subjectsOf, windowOf, worstOf, type Verdict } from './measured'
import type { Part, Reading } from './reading'
import { sources } from './sources'

type Told = Pick<Reading, 'state' | 'value' | 'sample' | 'variables' | 'parts' | 'facts' | 'freshUntil' | 'window' | 'href'>

/** Working days over which automations are measured against their own numbers unless a criterion says otherwise. */
export const OWN_NUMBERS_DAYS = 20

export const ownNumbersDays = (criterion: Pick<DerivedCriterion, 'windowDays'>): number => criterion.windowDays ?? OWN_NUMBERS_DAYS
export const readsOwnNumbers = (criterion: Pick<DerivedCriterion, 'source'>): boolean => criterion.source === 'own-numbers' || criterion.source === 'new-own-numbers'

export function readDerived(criterion: DerivedCriterion, facts: GateFacts, now: number): Told {
  if (readsOwnNumbers(criterion)) return readOwnNumbers(criterion, facts, now)
  const found = criterion.source === 'live-automations' ? liveAutomations(facts) : facts.sources.get(sourceKey(criterion.source, criterion.windowDays))
  const rest = { freshUntil: null, window: found?.from ? spanOf(facts, found.from, criterion.windowDays) : null }
  if (!found) return { ...rest, state: 'no-source', value: null, sample: null, variables: {}, parts: [], facts: [{ key: 'gates.facts.noSource' }], href: null }
  const told = { ...rest, value: found.value, sample: found.sample, variables: found.variables, parts: found.parts, href: found.href }
  if (found.value === null) return { ...told, state: 'not-enough-data', facts: found.facts }
  if (sources[criterion.source].sampled && found.sample !== null && found.sample < criterion.minimumSample) {
    return { ...told, state: 'not-enough-data', facts: [{ key: 'gates.facts.fewRecords', params: { sample: found.sample, minimum: criterion.minimumSample } }] }
  }
  return { ...told, state: reaches(found.value, criterion.comparator, criterion.target) ? 'met' : 'not-met', facts: found.facts }
}

const spanOf = (facts: GateFacts, from: Day, workingDays: number | null) => ({ from, to: facts.today, workingDays: workingDays ?? 0 })

function liveAutomations({ automations, phase }: GateFacts): SourceReading {
  const live = automations.filter((automation) => automation.live).length
  return {
    value: live,
    sample: null,
    variables: { live, automations: automations.length },
    parts: automations.map((automation) => ({ ...nameOf(automation), state: automation.live ? 'met' : 'not-met', value: null, sample: null, target: null, facts: [] })),
    facts: automations.length ? [] : [{ key: 'gates.facts.noAutomations' }],
    from: null,
    href: `/automations?phase=${phase.id}`,
  }
}

const nameOf = ({ id, name, nameZh }: GateAutomation) => ({ key: id, name, nameZh })

/** Share of automations whose success rate and handling time reach their own targets. Undecided ones may still change the answer. */
function readOwnNumbers(criterion: DerivedCriterion, facts: GateFacts, now: number): Told {
  const days = ownNumbersDays(criterion)
  const subjects = subjectsOf(facts, criterion.source === 'new-own-numbers' ? 'new' : 'each')
  const base = { window: windowOf(facts, days), href: `/automations?phase=${facts.phase.id}`, variables: {} }
  if (!subjects.length) {
    return { ...base, state: 'not-enough-data', value: null, sample: null, parts: [], freshUntil: null, facts: [{ key: criterion.source === 'new-own-numbers' ? 'gates.facts.noneNew' : 'gates.facts.noneLive' }] }
  }
  const judged = subjects.map((automation) => ({ automation, verdicts: ownVerdicts(automation, criterion.minimumSample, days, facts, now) }))
  const parts = judged.map(({ automation, verdicts }): Part => {
    const [success, aht] = verdicts
    return {
      ...nameOf(automation), state: worstOf(verdicts), value: success.value, sample: success.sample, target: automation.targets.successBp,
      facts: [...failed('successShort', success), ...failed('ahtShort', aht)],
    }
  })
  const count = (...states: string[]) => parts.filter(({ state }) => states.includes(state)).length
  const met = count('met')
  const share = (n: number) => Math.floor((n * 10_000) / parts.length)
  const reached = (n: number) => reaches(share(n), criterion.comparator, criterion.target)
  const open = count('stale-data', 'not-enough-data')
  const state = reached(met) ? 'met' : reached(met + open) ? (count('stale-data') ? 'stale-data' : 'not-enough-data') : 'not-met'
  const times = judged.flatMap(({ verdicts }) => verdicts.flatMap(({ freshUntil }) => (freshUntil === null ? [] : [freshUntil])))
  return {
    ...base, state, value: share(met), sample: Math.min(...parts.map(({ sample }) => sample ?? 0)), parts,
    variables: { met, automations: parts.length },
    facts: partsReason(parts),
    freshUntil: instantText(times.length ? Math.min(...times) : null),
  }
}

function ownVerdicts(automation: GateAutomation, minimumSample: number, days: number, facts: GateFacts, now: number): [Verdict, Verdict] {
  const runs = facts.runs.get(runsKey(automation.id, days))
  const asked = { comparator: 'at-least', unit: 'bp', minimumSample } as const
  return [
    judgeRuns({ ...asked, metric: 'successRate', target: automation.targets.successBp }, runs, facts, now),
    judgeRuns({ ...asked, metric: 'ahtReduction', target: automation.targets.ahtReductionBp }, runs, facts, now),
  ]
}

const failed = (key: string, verdict: Verdict) => (verdict.state === 'met' ? [] : verdict.state === 'not-met' ? [{ key: `gates.facts.${key}` }] : verdict.facts)

/** Unit of the value of a part: a part of "own numbers" shows its success rate. */
export const partUnit = (reading: Pick<Reading, 'source' | 'unit'>) => (reading.source !== null && readsOwnNumbers({ source: reading.source }) ? 'bp' : reading.unit)

