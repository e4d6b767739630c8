import { finishedUnits, type Facts } from './facts'

export const metricIds = [
  'successRate', 'systemErrorRate', 'businessExceptionRate', 'straightThroughRate', 'aht', 'ahtReduction', 'p50', 'p95',
  'throughput', 'hoursReturned', 'backlogSize', 'backlogAge', 'freshness',
] as const
export type MetricId = (typeof metricIds)[number]

/** How a value is read: share 0–1, milliseconds, a count, units a day, hours. */
export type MetricUnit = 'ratio' | 'ms' | 'count' | 'perDay' | 'hours'

/** What is measured beside the roll-ups. Null: not known. */
export interface Readings {
  p50Ms: number | null
  p95Ms: number | null
  backlogWaiting: number | null
  backlogAgeMs: number | null
  freshnessMs: number | null
}

export type Variables = Record<string, number | null>

/**
 * A metric, defined once. Name, definition and formula are the messages `metrics.<id>.name`, `.definition` and `.formula`, a
 * variable is `metrics.variables.<name>`. `value` of the variables is null where there is nothing to compute from: never 0.
 */
export interface MetricDefinition {
  unit: MetricUnit
  better: 'higher' | 'lower' | null
  variables(facts: Facts, readings: Readings): Variables
  value(variables: Variables): number | null
  /** The variable that says on how much the value rests; null for a reading of the moment */
  sample: string | null
  /** Which target of the programme applies, if any */
  target: 'successBp' | 'ahtReductionBp' | 'backlogAgeMinutes' | null
  /** Beyond the target and up to this value it is to be watched, further off to be acted on */
  watchLimit?(target: number): number
}

/** Quotient, or null when either part is missing or the divisor is 0. */
export const ratio = (part: number | null | undefined, whole: number | null | undefined): number | null =>
  part === null || part === undefined || !whole ? null : part / whole

const units = (facts: Facts) => ({ succeeded: facts.unitsSucceeded, systemFailures: facts.unitsSystem, businessExceptions: facts.unitsBusiness })
const reading = (name: keyof Readings, unit: MetricUnit, better: 'lower' | null): MetricDefinition => ({
  unit,
  better,
  variables: (_, readings) => ({ [name]: readings[name] }),
  value: (variables) => variables[name] ?? null,
  sample: null,
  target: null,
})
const percentileMetric = (name: 'p50Ms' | 'p95Ms'): MetricDefinition => ({
  ...reading(name, 'ms', 'lower'),
  variables: (facts, readings) => ({ [name]: readings[name], timedRuns: facts.timedRuns }),
  sample: 'timedRuns',
})
const shareOfUnits = (part: 'succeeded' | 'systemFailures' | 'businessExceptions', better: 'higher' | 'lower'): MetricDefinition => ({
  unit: 'ratio',
  better,
  variables: (facts) => ({ ...units(facts), finished: finishedUnits(facts) }),
  value: (v) => ratio(v[part], v.finished),
  sample: 'finished',
  target: null,
})

export const metrics: Record<MetricId, MetricDefinition> = {
  successRate: {
    unit: 'ratio',
    better: 'higher',
    variables: (facts) => ({ ...units(facts), judged: facts.unitsSucceeded + facts.unitsSystem }),
    value: (v) => ratio(v.succeeded, v.judged),
    sample: 'judged',
    target: 'successBp',
    watchLimit: (target) => 1 - 2 * (1 - target),
  },
  systemErrorRate: shareOfUnits('systemFailures', 'lower'),
  businessExceptionRate: shareOfUnits('businessExceptions', 'lower'),
  straightThroughRate: {
    ...shareOfUnits('succeeded', 'higher'),
    variables: (facts) => ({ straight: facts.unitsStraight, finished: finishedUnits(facts) }),
    value: (v) => ratio(v.straight, v.finished),
  },
  aht: {
    unit: 'ms',
    better: 'lower',
    variables: (facts) => ({ durationMs: facts.durationMs, timedUnits: facts.timedUnits }),
    value: (v) => ratio(v.durationMs, v.timedUnits),
    sample: 'timedUnits',
    target: null,
  },
  ahtReduction: {
    unit: 'ratio',
    better: 'higher',
    variables: (facts) => ({
      manualAhtMs: ratio(facts.baselineManualMs, facts.baselineUnits),
      automatedAhtMs: ratio(facts.baselineDurationMs, facts.baselineUnits),
      comparedUnits: facts.baselineUnits,
    }),
    value: (v) => (v.manualAhtMs && v.automatedAhtMs !== null && v.automatedAhtMs !== undefined ? (v.manualAhtMs - v.automatedAhtMs) / v.manualAhtMs : null),
    sample: 'comparedUnits',
    target: 'ahtReductionBp',
    watchLimit: (target) => target * 0.8,
  },
  p50: percentileMetric('p50Ms'),
  p95: percentileMetric('p95Ms'),
  throughput: {
    unit: 'perDay',
    better: null,
    variables: (facts) => ({ finished: finishedUnits(facts), days: facts.days }),
    value: (v) => (v.finished ? ratio(v.finished, v.days) : null),
    sample: 'finished',
    target: null,
  },
  hoursReturned: {
    unit: 'hours',
    better: 'higher',
    variables: (facts) => ({
      returnedUnits: facts.returnedUnits,
      returnedMs: facts.returnedFinished ? facts.returnedMs : null,
      comparedFinished: facts.returnedFinished,
    }),
    value: (v) => ratio(v.returnedMs, 3_600_000),
    sample: 'comparedFinished',
    target: null,
  },
  backlogSize: reading('backlogWaiting', 'count', 'lower'),
  backlogAge: {
    ...reading('backlogAgeMs', 'ms', 'lower'),
    variables: (_, { backlogAgeMs, backlogWaiting }) => ({ backlogAgeMs, backlogWaiting }),
    target: 'backlogAgeMinutes',
    watchLimit: (target) => target * 1.5,
  },
  freshness: reading('freshnessMs', 'ms', 'lower'),
}

export const noReadings: Readings = { p50Ms: null, p95Ms: null, backlogWaiting: null, backlogAgeMs: null, freshnessMs: null }

export interface Measured {
  id: MetricId
  value: number | null
  sample: number | null
  variables: Variables
}

/** Value, sample and the values that went in, for the figure and for its explanation. */
export function measure(id: MetricId, facts: Facts, readings: Readings = noReadings): Measured {
  const definition = metrics[id]
  const variables = definition.variables(facts, readings)
  return { id, value: definition.value(variables), sample: definition.sample === null ? null : (variables[definition.sample] ?? null), variables }
}
