import { z } from 'zod'
import { reaches } from '@/lib/core/gates/criterion'
import { comparators } from '@/lib/core/gates/reading'
import { indicatorMetricIds, indicatorMetrics, type IndicatorState } from './indicator-metrics'

const MOST_THRESHOLD = 1e12

/** What an indicator of a risk watches, as it is stored. The threshold is in the unit of the metric. */
export const IndicatorDefinition = z
  .strictObject({
    metric: z.enum(indicatorMetricIds),
    /** One automation; null: everything that the risk is about */
    automationId: z.string().min(1).max(64).nullable(),
    /** The healthy side: below an `at-least`, or above an `at-most`, it is breached */
    comparator: z.enum(comparators),
    threshold: z.number().int('indicators.errors.whole').min(0).max(MOST_THRESHOLD),
    /** Working days up to today; null for metrics of the moment */
    windowDays: z.number().int().min(1).max(260).nullable(),
    /** Below so many items, decisions or checks nothing is judged */
    minimumSample: z.number().int().min(0).max(1_000_000),
    /** Steps of likelihood by which a breach proposes to raise the residual assessment; 0: only a look is asked for */
    raiseBy: z.number().int().min(0).max(3),
  })
  .superRefine((definition, context) => {
    const { windowed, sample, unit } = indicatorMetrics[definition.metric]
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (windowed && definition.windowDays === null) refuse('windowDays', 'indicators.errors.windowNeeded')
    if (!windowed && definition.windowDays !== null) refuse('windowDays', 'indicators.errors.noWindow')
    if (sample === null && definition.minimumSample > 0) refuse('minimumSample', 'indicators.errors.noSample')
    // What was realised may be more than was planned.
    if (unit === 'bp' && definition.threshold > 10_000 && definition.metric !== 'benefitRealised') refuse('threshold', 'indicators.errors.share')
  })
export type IndicatorDefinition = z.output<typeof IndicatorDefinition>

/** What a source said. Value in the unit of the metric, cut towards the unhealthy side; null: there is nothing to compute from. */
export interface IndicatorValue {
  value: number | null
  sample: number | null
  /** Engines behind it were not read for longer than the settings allow */
  stale: boolean
  variables: Record<string, number | null>
  /** `indicators.reasons.<reason>`, where there is no value */
  reason: string | null
}

/** Order of reasons: stale engines, nothing to compute from, too little, then the threshold. */
export function judgeIndicator({ comparator, threshold, minimumSample }: Pick<IndicatorDefinition, 'comparator' | 'threshold' | 'minimumSample'>, { value, sample, stale }: Pick<IndicatorValue, 'value' | 'sample' | 'stale'>): Exclude<IndicatorState, 'paused'> {
  if (stale) return 'stale'
  if (value === null) return 'no-data'
  if (sample !== null && sample < minimumSample) return 'too-few'
  return reaches(value, comparator, threshold) ? 'ok' : 'breached'
}

export type Crossing = 'breached' | 'recovered' | null

/**
 * What a reading means for an episode of breach, which lasts from the first breached reading until one is healthy again:
 * silence in between ends nothing, and nothing is told twice.
 */
export const crossingOf = (open: boolean, state: IndicatorState): Crossing => (state === 'breached' && !open ? 'breached' : state === 'ok' && open ? 'recovered' : null)

/** The likelihood that a breach proposes: so many steps up, at most the highest of the matrix. */
export const raisedLikelihood = (residual: number, raiseBy: number, size: number): number => Math.min(size, residual + raiseBy)
