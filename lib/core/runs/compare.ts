import { metrics, type Measured, type MetricId } from './metrics'

export type Standing = 'on-target' | 'watch' | 'act' | 'no-data'

export interface Judgement {
  standing: Standing
  /** Why it is not judged: nothing measured, fewer than the minimum, or no target */
  reason: 'no-value' | 'small-sample' | 'no-target' | null
  target: number | null
}

export interface Targets {
  successBp: number
  ahtReductionBp: number
  backlogAgeMinutes: number
  /** Units below which a rate is not judged */
  minimumSample: number
}

/** The target of a metric in its own unit; an automation's own target goes before the programme's. */
export function targetOf(id: MetricId, targets: Targets): number | null {
  switch (metrics[id].target) {
    case 'successBp':
      return targets.successBp / 10_000
    case 'ahtReductionBp':
      return targets.ahtReductionBp / 10_000
    case 'backlogAgeMinutes':
      return targets.backlogAgeMinutes * 60_000
    default:
      return null
  }
}

/**
 * On target: reached. Watch: missed by little (success rate: up to twice the allowed failures; reduction of handling time: at
 * least 80 % of the target; age of backlog: up to 1.5 times). Act: missed by more. Nothing is judged on too small a sample.
 */
export function judge(measured: Measured, targets: Targets): Judgement {
  const { better, watchLimit } = metrics[measured.id]
  const target = targetOf(measured.id, targets)
  const { value, sample } = measured
  if (value === null) return { standing: 'no-data', reason: 'no-value', target }
  if (target === null || !watchLimit) return { standing: 'no-data', reason: 'no-target', target }
  if (sample !== null && sample < targets.minimumSample) return { standing: 'no-data', reason: 'small-sample', target }
  const sign = better === 'lower' ? -1 : 1
  const reaches = (limit: number) => sign * (value - limit) >= -1e-9
  return { standing: reaches(target) ? 'on-target' : reaches(watchLimit(target)) ? 'watch' : 'act', reason: null, target }
}

export interface Change {
  /** Now minus before, in the unit of the metric */
  difference: number
  direction: 'up' | 'down' | 'flat'
  /** Whether that is the better direction; null when flat or when the metric has none */
  good: boolean | null
}

/** Against the previous period; null when either has no value. Differences below a thousandth of the value are flat. */
export function changeOf(id: MetricId, now: number | null, before: number | null): Change | null {
  if (now === null || before === null) return null
  const difference = now - before
  if (Math.abs(difference) <= Math.max(Math.abs(now), Math.abs(before)) / 1000) return { difference, direction: 'flat', good: null }
  const direction = difference > 0 ? 'up' : 'down'
  const { better } = metrics[id]
  return { difference, direction, good: better && (better === 'higher') === (difference > 0) }
}

const urgency: Record<Standing, number> = { act: 0, watch: 1, 'on-target': 2, 'no-data': 3 }

interface Judged {
  standing: Standing
  value: number | null
}

/** Order of boards for one metric: worst standing first, then the worst value; groups without a value last. */
export function worstFirst(id: MetricId): (a: Judged, b: Judged) => number {
  const sign = metrics[id].better === 'lower' ? -1 : 1
  return (a, b) => {
    if (a.standing !== b.standing) return urgency[a.standing] - urgency[b.standing]
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null)
    return sign * (a.value - b.value)
  }
}
