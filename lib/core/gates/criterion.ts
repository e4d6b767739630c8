import { z } from 'zod'
import { roles, type Role } from '@/lib/core/access'
import { metricIds, metrics, type MetricId, type MetricUnit } from '@/lib/core/runs/metrics'
import { comparators, type Comparator, type Unit } from './reading'
import { sourceIds, sources } from './sources'

export const scopes = ['phase', 'each', 'new', 'programme'] as const
/**
 * Which runs a measured criterion looks at: all automations of the phase together; each live one on its own; each that went live
 * since the phase began on its own; the whole programme together.
 */
export type CriterionScope = (typeof scopes)[number]

/** Roles that may attest; auditors change nothing, and everybody is an employee. */
export const signingRoles = roles.filter((role) => role !== 'employee' && role !== 'auditor' && role !== 'reviewer') as [Role, ...Role[]]

/** Metrics of the moment have no sample and no window; they cannot be taken apart by automation. */
export const isMomentary = (metric: MetricId): boolean => metrics[metric].sample === null

const text = (max: number) => z.string().transform((raw) => raw.toWellFormed().replace(/[\u0000-\u001f\u007f]+/g, ' ').trim()).pipe(z.string().min(1).max(max))
const bothLanguages = (max: number) => z.strictObject({ en: text(max), 'zh-CN': text(max) })

const common = {
  /** Stays the same over versions: signatures and frozen evidence refer to it */
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'gates.criterionId').max(60),
  mandatory: z.boolean(),
  label: bothLanguages(200),
  help: bothLanguages(800),
}
const target = z.number().min(0).max(1e12)
const windowDays = z.number().int().min(1).max(260)
const minimumSample = z.number().int().min(0).max(1_000_000)

const Measured = z.strictObject({
  ...common,
  kind: z.literal('measured'),
  metric: z.enum(metricIds),
  comparator: z.enum(comparators),
  /** In `unitOf` of the criterion */
  target,
  windowDays,
  minimumSample,
  scope: z.enum(scopes),
})

const Derived = z.strictObject({
  ...common,
  kind: z.literal('derived'),
  source: z.enum(sourceIds),
  comparator: z.enum(comparators),
  target,
  /** Working days; null: since the phase began. Only for sources with a window */
  windowDays: windowDays.nullable(),
  minimumSample,
})

const Signed = z.strictObject({
  ...common,
  kind: z.literal('signed'),
  /** Every one of them has to attest */
  roles: z.array(z.enum(signingRoles)).min(1).max(5).refine((list) => new Set(list).size === list.length, 'gates.rolesTwice'),
  evidence: z.boolean(),
  /** Days after which a signature has to be renewed; null: never */
  validDays: z.number().int().min(1).max(1830).nullable(),
  /** Set when a version changes what is signed: earlier signatures do not attest it. ISO instant */
  since: z.iso.datetime().nullable().default(null),
})

export const Criterion = z.discriminatedUnion('kind', [Measured, Derived, Signed]).superRefine((criterion, ctx) => {
  if (criterion.kind === 'measured') {
    if (isMomentary(criterion.metric) && (criterion.scope === 'each' || criterion.scope === 'new')) ctx.addIssue({ code: 'custom', path: ['scope'], message: 'gates.momentaryTogether' })
    if (isMomentary(criterion.metric) && criterion.minimumSample > 0) ctx.addIssue({ code: 'custom', path: ['minimumSample'], message: 'gates.noSample' })
  }
  if (criterion.kind === 'derived' && criterion.windowDays !== null && !sources[criterion.source].windowed) ctx.addIssue({ code: 'custom', path: ['windowDays'], message: 'gates.noWindow' })
  if (criterion.kind !== 'signed' && !fitsUnit(unitOf(criterion), criterion.target)) ctx.addIssue({ code: 'custom', path: ['target'], message: 'gates.targetWhole' })
})
export type Criterion = z.output<typeof Criterion>
export type MeasuredCriterion = Extract<Criterion, { kind: 'measured' }>
export type DerivedCriterion = Extract<Criterion, { kind: 'derived' }>
export type SignedCriterion = Extract<Criterion, { kind: 'signed' }>

/** What a gate asks: at least one criterion, each id once. */
export const Criteria = z
  .array(Criterion)
  .min(1)
  .max(40)
  .superRefine((list, ctx) => {
    const seen = new Set<string>()
    for (const [i, { id }] of list.entries()) {
      if (seen.has(id)) ctx.addIssue({ code: 'custom', path: [i, 'id'], message: 'gates.criterionTwice' })
      seen.add(id)
    }
  })

const unitOfMetric: Record<MetricUnit, Unit> = { ratio: 'bp', ms: 'ms', hours: 'ms', count: 'count', perDay: 'perDay' }

/** Unit of value and target. Hours are kept in milliseconds, shares in basis points. */
export const unitOf = (criterion: MeasuredCriterion | DerivedCriterion): Unit =>
  criterion.kind === 'measured' ? unitOfMetric[metrics[criterion.metric].unit] : sources[criterion.source].unit

const fitsUnit = (unit: Unit, value: number): boolean => unit === 'perDay' || Number.isInteger(value)

/** A value reaches the target of its comparator. */
export const reaches = (value: number, comparator: Comparator, target: number): boolean => (comparator === 'at-least' ? value >= target : value <= target)
