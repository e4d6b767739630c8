import { z } from 'zod'
import { ComplianceBody } from '@/lib/core/compliance/record'
import { impactKinds, impactStatuses, reviewOutcomes, stepAnswers } from '@/lib/core/compliance/impact'
import { locales } from '@/lib/core/localized'
import { id, line, optionalId, optionalLine, optionalText, pageNumber, pageSize, searchQuery, typedNumber, version } from '@/lib/core/portfolio/fields'

const number = z.coerce.number().int().min(1).max(999_999_999)
const reason = z.string().transform((text) => text.toWellFormed().replaceAll('\0', '').trim()).pipe(z.string().min(1).max(2000))

export const RecordRef = z.strictObject({ processId: id })
/** The whole record as its form shows it; version 0: there was none. */
export const SaveRecord = z.strictObject({ processId: id, version: typedNumber(z.number().int().min(0).max(2_147_483_647)), reason: optionalLine(500), body: ComplianceBody.prefault({}) })
export const ConfirmRecord = z.strictObject({ processId: id, version })

export const AssessmentRef = z.strictObject({ number })
export const CreateAssessment = z.strictObject({ processId: id, kind: z.enum(impactKinds), title: line(160), ownerId: optionalId, copyOf: z.preprocess((raw) => (raw === '' ? undefined : raw), number.optional()) })
/** One step of the guided form: the answers of the others stay as they are. */
export const SaveStep = z.discriminatedUnion('step', [
  z.strictObject({ id, version, step: z.literal('processing'), answers: stepAnswers.processing.prefault({}) }),
  z.strictObject({ id, version, step: z.literal('necessity'), answers: stepAnswers.necessity.prefault({}) }),
  z.strictObject({ id, version, step: z.literal('risks'), answers: stepAnswers.risks.prefault({}) }),
  z.strictObject({ id, version, step: z.literal('measures'), answers: stepAnswers.measures.prefault({}) }),
  z.strictObject({ id, version, step: z.literal('conclusion'), answers: stepAnswers.conclusion.prefault({}) }),
])
export const ChangeAssessment = z.strictObject({ id, version, title: line(160), kind: z.enum(impactKinds), ownerId: id })
export const HandInAssessment = z.strictObject({ id, version, reviewerIds: z.array(id).min(1).max(10) })
export const AssessmentStep = z.strictObject({ id, version })
export const WithdrawAssessment = z.strictObject({ id, version, reason })
export const DecideAssessment = z
  .strictObject({ id, version, outcome: z.enum(reviewOutcomes), comment: optionalText(2000) })
  .superRefine(({ outcome, comment }, context) => {
    if (outcome !== 'approved' && !comment) context.addIssue({ code: 'custom', message: 'impact.decide.commentNeeded', path: ['comment'] })
  })
export const AssessmentFile = z.strictObject({ number, language: z.enum(locales), version: z.coerce.number().int().min(1).max(100_000).optional() })
export const RecordFile = z.strictObject({ processId: optionalId, language: z.enum(locales) })

export const overviewStates = ['missing', 'complete', 'notNeeded'] as const
export const overviewSorts = ['missing', 'name', 'reviewOn'] as const
export const OverviewFilter = z.strictObject({
  q: searchQuery,
  state: z.enum(overviewStates).optional().catch(undefined),
  department: optionalId,
  /** Person who sees to something, or `me` */
  who: optionalId,
  flag: z.enum(['personal', 'sensitive', 'automated', 'crossBorder']).optional().catch(undefined),
  sort: z.enum(overviewSorts).default('missing').catch('missing'),
  dir: z.enum(['asc', 'desc']).default('desc').catch('desc'),
  page: pageNumber,
  size: pageSize,
})

export const assessmentSorts = ['number', 'title', 'validUntil', 'updatedAt'] as const
export const AssessmentFilter = z.strictObject({
  q: searchQuery,
  status: z.enum([...impactStatuses, 'expired']).optional().catch(undefined),
  /** Asked of me and not answered, or mine */
  mine: z.enum(['asked', 'own']).optional().catch(undefined),
  process: optionalId,
  sort: z.enum(assessmentSorts).default('number').catch('number'),
  dir: z.enum(['asc', 'desc']).default('desc').catch('desc'),
  page: pageNumber,
  size: pageSize,
})
