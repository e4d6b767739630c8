import { z } from 'zod'
import type { Day } from '@/lib/core/calendar/local-day'
import type { Reason } from '@/lib/core/errors'
import { line, optionalLine, optionalText } from '@/lib/core/portfolio/fields'
import type { ComplianceBody, Law } from './record'

export const impactKinds = ['pipl', 'gdpr', 'both'] as const
export type ImpactKind = (typeof impactKinds)[number]
export const lawsOf = (kind: ImpactKind): Law[] => (kind === 'both' ? ['pipl', 'gdpr'] : [kind])
export const kindOf = (asked: readonly Law[]): ImpactKind => (asked.length === 2 ? 'both' : (asked[0] ?? 'pipl'))

/** Shown as PIA-12. */
export const impactCode = (number: number): string => `PIA-${number}`

/** Steps of the guided form; `hand in` follows them. */
export const impactSteps = ['processing', 'necessity', 'risks', 'measures', 'conclusion'] as const
export type ImpactStep = (typeof impactSteps)[number]

export const outcomes = ['proceed', 'conditions', 'stop'] as const
export type Outcome = (typeof outcomes)[number]
export const consultations = ['notNeeded', 'planned', 'done'] as const

const level = z.preprocess((raw) => (raw === '' || raw === null || raw === undefined ? undefined : Number(raw)), z.number().int().min(1).max(4).optional())
const blank = <Schema extends z.ZodType>(schema: Schema) => z.preprocess((raw) => (raw === '' || raw === null ? undefined : raw), schema.optional())

/** Likelihood and severity from 1 (slight) to 4 (very large), before and after the measures. */
export const ImpactRisk = z.strictObject({
  event: line(500),
  effect: optionalText(1000),
  likelihood: level,
  severity: level,
  measures: optionalText(2000),
  likelihoodAfter: level,
  severityAfter: level,
  responsible: optionalLine(200),
})
export type ImpactRisk = z.output<typeof ImpactRisk>

const riskRows = z
  .preprocess((raw) => {
    const list = Array.isArray(raw) ? raw : raw && typeof raw === 'object' ? Object.values(raw) : []
    return list.filter((one: unknown) => one && typeof one === 'object' && Object.values(one).some((value) => value !== '' && value !== null && value !== undefined))
  }, z.array(ImpactRisk).max(60))
  .default([])

/** What each step asks; every answer may still be missing, `missingAnswers` says which. */
export const stepAnswers = {
  processing: z.strictObject({ description: optionalText(6000), dataFlow: optionalText(4000), scale: optionalText(2000) }),
  necessity: z.strictObject({ lawful: optionalText(4000), necessary: optionalText(4000), minimised: optionalText(4000), informed: optionalText(4000), rights: optionalText(4000) }),
  risks: z.strictObject({ rows: riskRows }),
  measures: z.strictObject({ effective: optionalText(4000), proportionate: optionalText(4000) }),
  conclusion: z.strictObject({
    officer: optionalText(4000),
    people: optionalText(4000),
    authority: blank(z.enum(consultations)),
    authorityNote: optionalText(2000),
    outcome: blank(z.enum(outcomes)),
    conditions: optionalText(4000),
    summary: optionalText(4000),
  }),
} as const satisfies Record<ImpactStep, z.ZodType>

export const ImpactAnswers = z.strictObject({
  processing: stepAnswers.processing.prefault({}),
  necessity: stepAnswers.necessity.prefault({}),
  risks: stepAnswers.risks.prefault({}),
  measures: stepAnswers.measures.prefault({}),
  conclusion: stepAnswers.conclusion.prefault({}),
})
export type ImpactAnswers = z.output<typeof ImpactAnswers>

export const levels = ['low', 'medium', 'high', 'veryHigh'] as const
export type Level = (typeof levels)[number]

/** Level of a product of two numbers from 1 to 4: up to 3 low, up to 6 medium, up to 9 high, above very high; null while one is missing. */
export function levelOf(likelihood: number | undefined, severity: number | undefined): Level | null {
  if (likelihood === undefined || severity === undefined) return null
  const score = likelihood * severity
  return score <= 3 ? 'low' : score <= 6 ? 'medium' : score <= 9 ? 'high' : 'veryHigh'
}

export const levelBefore = ({ likelihood, severity }: ImpactRisk): Level | null => levelOf(likelihood, severity)
export const levelAfter = ({ likelihoodAfter, severityAfter }: ImpactRisk): Level | null => levelOf(likelihoodAfter, severityAfter)

/** The worst that remains when the measures work; null while nothing is assessed. */
export function worstAfter(rows: readonly ImpactRisk[]): Level | null {
  const known = rows.flatMap((row) => levelAfter(row) ?? [])
  return levels.findLast((name) => known.includes(name)) ?? null
}

const raised = ({ likelihood, severity, likelihoodAfter, severityAfter }: ImpactRisk): boolean =>
  (likelihood !== undefined && likelihoodAfter !== undefined && likelihoodAfter > likelihood) || (severity !== undefined && severityAfter !== undefined && severityAfter > severity)

export interface MissingAnswer extends Reason {
  step: ImpactStep
}

const texts: Record<Exclude<ImpactStep, 'risks' | 'conclusion'>, readonly string[]> = {
  processing: ['description', 'dataFlow', 'scale'],
  necessity: ['lawful', 'necessary', 'minimised', 'informed', 'rights'],
  measures: ['effective', 'proportionate'],
}

/**
 * What PIPL Art. 56 and GDPR Art. 35 (7) ask for and is not answered yet, step by step; empty: may be handed in. Measures never
 * make a risk larger, a high residual risk never simply proceeds, and under GDPR it asks for the word of the authority (Art. 36).
 */
export function missingAnswers(answers: ImpactAnswers, kind: ImpactKind): MissingAnswer[] {
  const missing = (step: ImpactStep, name: string, params?: Reason['params']): MissingAnswer => ({ key: `impact.missing.${name}`, step, ...(params && { params }) })
  const open: MissingAnswer[] = []
  for (const step of ['processing', 'necessity'] as const) for (const name of texts[step]) if (!(answers[step] as Record<string, unknown>)[name]) open.push(missing(step, name))
  const { rows } = answers.risks
  if (!rows.length) open.push(missing('risks', 'risks'))
  rows.forEach((row, index) => {
    const params = { number: index + 1 }
    if (!row.effect) open.push(missing('risks', 'effect', params))
    if (!levelBefore(row)) open.push(missing('risks', 'before', params))
    if (!row.measures) open.push(missing('risks', 'riskMeasures', params))
    if (!levelAfter(row)) open.push(missing('risks', 'after', params))
    if (raised(row)) open.push(missing('risks', 'raised', params))
  })
  for (const name of texts.measures) if (!(answers.measures as Record<string, unknown>)[name]) open.push(missing('measures', name))
  const { officer, people, authority, authorityNote, outcome, conditions, summary } = answers.conclusion
  const worst = worstAfter(rows)
  const high = worst === 'high' || worst === 'veryHigh'
  if (!officer) open.push(missing('conclusion', 'officer'))
  if (kind !== 'pipl' && !people) open.push(missing('conclusion', 'people'))
  if (kind !== 'pipl' && high && authority !== 'done') open.push(missing('conclusion', 'authority'))
  if (authority && authority !== 'notNeeded' && !authorityNote) open.push(missing('conclusion', 'authorityNote'))
  if (!outcome) open.push(missing('conclusion', 'outcome'))
  if (outcome === 'proceed' && high) open.push(missing('conclusion', 'highProceeds'))
  if (outcome === 'conditions' && !conditions) open.push(missing('conclusion', 'conditions'))
  if (!summary) open.push(missing('conclusion', 'summary'))
  return open
}

/** What the record already says, as the first draft of the first steps; texts are in the language of the record. */
export const prefilled = (record: ComplianceBody | null): ImpactAnswers =>
  ImpactAnswers.parse(record ? { processing: { description: record.purpose }, necessity: { lawful: [record.basisNote, record.sensitiveGround].filter(Boolean).join('\n'), rights: record.automatedObjection } } : {})

export const impactStatuses = ['draft', 'submitted', 'approved', 'rejected', 'withdrawn'] as const
export type ImpactStatus = (typeof impactStatuses)[number]
export const reviewOutcomes = ['approved', 'returned', 'rejected'] as const
export type ReviewOutcome = (typeof reviewOutcomes)[number]

/** Where the answers so far lead: one rejection ends it, one return makes it a draft again, all who were asked approve it. */
export function statusAfter(asked: readonly string[], decisions: readonly { deciderId: string; outcome: ReviewOutcome }[]): ImpactStatus {
  if (decisions.some(({ outcome }) => outcome === 'rejected')) return 'rejected'
  if (decisions.some(({ outcome }) => outcome === 'returned')) return 'draft'
  const approving = new Set(decisions.map(({ deciderId }) => deciderId))
  return asked.length > 0 && asked.every((id) => approving.has(id)) ? 'approved' : 'submitted'
}

const yearsAfter = (day: Day, years: number): Day => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const same = new Date(Date.UTC(year + years, month - 1, date))
  // 29 February has no namesake: the last day of February stands for it.
  return (same.getUTCMonth() === month - 1 ? same : new Date(Date.UTC(year + years, month, 0))).toISOString().slice(0, 10)
}

/** Last day on which an approval of that day counts: twelve months. */
export const validUntil = (approvedOn: Day): Day => yearsAfter(approvedOn, 1)
/** PIPL Art. 56: reports are kept for three years at least. */
export const keptUntil = (lastOn: Day): Day => yearsAfter(lastOn, 3)

/** Days before the end on which its owner is reminded. */
export const REMIND_DAYS = [60, 30, 7] as const

export interface ImpactFacts {
  status: ImpactStatus
}
export const impactActions = ['save', 'handIn', 'takeBack', 'decide', 'reopen', 'withdraw', 'renew'] as const
export type ImpactAction = (typeof impactActions)[number]
const from: Record<ImpactAction, readonly ImpactStatus[]> = {
  save: ['draft'],
  handIn: ['draft'],
  takeBack: ['submitted'],
  decide: ['submitted'],
  reopen: ['rejected', 'withdrawn'],
  withdraw: ['draft', 'submitted', 'rejected'],
  renew: ['approved'],
}
/** Whether an action is open in a status; the refusal is `impact.refused.<action>`. */
export const mayNow = (action: ImpactAction, status: ImpactStatus): boolean => from[action].includes(status)
