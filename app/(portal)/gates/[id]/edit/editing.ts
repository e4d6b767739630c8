import { Criteria, isMomentary, unitOf, type Criterion, type DerivedCriterion, type MeasuredCriterion } from '@/lib/core/gates/criterion'
import type { Unit } from '@/lib/core/gates/reading'
import { sources, type SourceId } from '@/lib/core/gates/sources'
import type { MetricId } from '@/lib/core/runs/metrics'
import { metrics } from '@/lib/core/runs/metrics'

/** What people type for one stored unit: per cent for basis points, minutes for milliseconds. */
const factor: Partial<Record<Unit, number>> = { bp: 100, ms: 60_000 }

export const typedTarget = (criterion: MeasuredCriterion | DerivedCriterion): number => criterion.target / (factor[unitOf(criterion)] ?? 1)

/** What is stored for a typed number; NaN stays, so that it is refused beside its field. */
export function storedTarget(criterion: MeasuredCriterion | DerivedCriterion, typed: number): number {
  const unit = unitOf(criterion)
  const exact = typed * (factor[unit] ?? 1)
  return unit === 'ms' ? Math.round(exact) : Math.round(exact * 1e6) / 1e6
}

type Common = Pick<Criterion, 'id' | 'mandatory' | 'label' | 'help'>
const commonOf = ({ id, mandatory, label, help }: Common): Common => ({ id, mandatory, label, help })

/** The same criterion as another kind, with usual settings. */
export function asKind(criterion: Common, kind: Criterion['kind']): Criterion {
  const common = commonOf(criterion)
  if (kind === 'measured') return { ...common, kind, metric: 'successRate', comparator: 'at-least', target: 9800, windowDays: 20, minimumSample: 200, scope: 'phase' }
  if (kind === 'derived') return { ...common, kind, source: 'live-automations', comparator: 'at-least', target: 1, windowDays: null, minimumSample: 0 }
  return { ...common, kind, roles: ['coe'], evidence: false, validDays: null, since: null }
}

/** Another metric keeps what still fits: its better side decides the comparison, a reading of the moment has no sample. */
export function withMetric(criterion: MeasuredCriterion, metric: MetricId): MeasuredCriterion {
  const same = metrics[metric].unit === metrics[criterion.metric].unit
  const momentary = isMomentary(metric)
  return {
    ...criterion,
    metric,
    comparator: metrics[metric].better === 'lower' ? 'at-most' : 'at-least',
    target: same ? criterion.target : 0,
    minimumSample: momentary ? 0 : criterion.minimumSample,
    scope: momentary && (criterion.scope === 'each' || criterion.scope === 'new') ? 'phase' : criterion.scope,
  }
}

export function withSource(criterion: DerivedCriterion, source: SourceId): DerivedCriterion {
  const { unit, comparator, windowed, sampled } = sources[source]
  const same = unit === sources[criterion.source].unit
  return { ...criterion, source, comparator, target: same ? criterion.target : 0, windowDays: windowed ? criterion.windowDays : null, minimumSample: sampled ? criterion.minimumSample : 0 }
}

/** A key that is free, made from the English wording or counted. */
export function freshId(taken: readonly string[], label: string): string {
  const slug = label.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40).replace(/-+$/, '') || 'criterion'
  let id = slug
  for (let n = 2; taken.includes(id); n++) id = `${slug}-${n}`
  return id
}

/** Message keys of what is wrong, by path such as `3.label.en`. */
export function problemsOf(criteria: readonly Criterion[]): Record<string, string> {
  const parsed = Criteria.safeParse(criteria)
  if (parsed.success) return {}
  const found: Record<string, string> = {}
  for (const issue of parsed.error.issues) {
    const isKey = /^[a-z][\w-]*(\.[\w-]+)+$/i.test(issue.message)
    found[issue.path.join('.')] ??= isKey ? issue.message : issue.code === 'too_small' && issue.origin !== 'number' ? 'errors.required' : issue.code === 'invalid_type' ? 'errors.number' : 'errors.pattern'
  }
  return found
}
