import type { Comparator } from '@/lib/core/gates/reading'

export const indicatorMetricIds = [
  'successRate', 'systemErrorRate', 'businessExceptionRate', 'ahtReduction', 'backlogSize', 'backlogAge', 'daysWithoutRuns',
  'openBlockers', 'untestedSystems', 'failingAutoChecks', 'reviewReversal', 'reviewsOverdue', 'leakShare', 'benefitRealised',
] as const
export type IndicatorMetric = (typeof indicatorMetricIds)[number]

/** Basis points, milliseconds, a plain count, working days. */
export type IndicatorUnit = 'bp' | 'ms' | 'count' | 'days'

/** What an indicator may be bound to. Name and definition are the messages `indicators.metrics.<id>.name` and `.definition`. */
export interface IndicatorMetricDefinition {
  unit: IndicatorUnit
  /** The healthy side of the threshold */
  comparator: Comparator
  /** Threshold that a new indicator starts with, in `unit` */
  threshold: number
  /** Reads a window of working days; the others are of the moment (of full months for the ledger) */
  windowed: boolean
  /** Unit of the sample: `indicators.samples.<name>`; null: there is none, and no minimum is asked for */
  sample: 'items' | 'decisions' | 'systems' | 'checks' | null
  /** Where it is computed from: the freshness of engines counts for `runs` alone */
  source: 'runs' | 'queues' | 'compatibility' | 'autochecks' | 'reviews' | 'ledger'
}

export const indicatorMetrics: Record<IndicatorMetric, IndicatorMetricDefinition> = {
  successRate: { unit: 'bp', comparator: 'at-least', threshold: 9800, windowed: true, sample: 'items', source: 'runs' },
  systemErrorRate: { unit: 'bp', comparator: 'at-most', threshold: 200, windowed: true, sample: 'items', source: 'runs' },
  businessExceptionRate: { unit: 'bp', comparator: 'at-most', threshold: 1000, windowed: true, sample: 'items', source: 'runs' },
  ahtReduction: { unit: 'bp', comparator: 'at-least', threshold: 5000, windowed: true, sample: 'items', source: 'runs' },
  backlogSize: { unit: 'count', comparator: 'at-most', threshold: 200, windowed: false, sample: null, source: 'queues' },
  backlogAge: { unit: 'ms', comparator: 'at-most', threshold: 4 * 3_600_000, windowed: false, sample: null, source: 'queues' },
  daysWithoutRuns: { unit: 'days', comparator: 'at-most', threshold: 1, windowed: false, sample: null, source: 'runs' },
  openBlockers: { unit: 'count', comparator: 'at-most', threshold: 0, windowed: false, sample: 'systems', source: 'compatibility' },
  untestedSystems: { unit: 'count', comparator: 'at-most', threshold: 0, windowed: false, sample: 'systems', source: 'compatibility' },
  failingAutoChecks: { unit: 'count', comparator: 'at-most', threshold: 0, windowed: false, sample: 'checks', source: 'autochecks' },
  reviewReversal: { unit: 'bp', comparator: 'at-most', threshold: 500, windowed: true, sample: 'decisions', source: 'reviews' },
  reviewsOverdue: { unit: 'count', comparator: 'at-most', threshold: 0, windowed: false, sample: null, source: 'reviews' },
  leakShare: { unit: 'bp', comparator: 'at-most', threshold: 1000, windowed: false, sample: null, source: 'ledger' },
  benefitRealised: { unit: 'bp', comparator: 'at-least', threshold: 8000, windowed: false, sample: null, source: 'ledger' },
}

export const indicatorStates = ['ok', 'breached', 'too-few', 'no-data', 'stale', 'paused'] as const
export type IndicatorState = (typeof indicatorStates)[number]


/** Steps of `unit` in what people type: per cent, hours, a count, days. */
const typedSteps: Record<IndicatorUnit, number> = { bp: 100, ms: 3_600_000, count: 1, days: 1 }

/** What was typed (98.5 per cent, 4 hours) in the unit that is stored; fractions beyond it are kept for the check to refuse. */
export const storedThreshold = (metric: IndicatorMetric, typed: number): number => Math.round(typed * typedSteps[indicatorMetrics[metric].unit] * 1000) / 1000
export const typedThreshold = (metric: IndicatorMetric, stored: number): number => stored / typedSteps[indicatorMetrics[metric].unit]
