import { z } from 'zod'
import { caseOutcomes, caseStatuses } from '@/lib/core/cases/statuses'
import { CaseBody, WrittenCase } from '@/lib/core/finance/case'
import { locales } from '@/lib/core/localized'
import { id, line, optionalId, optionalLine, optionalText, pageNumber, pageSize, searchQuery, version } from '@/lib/core/portfolio/fields'

const currency = z.string().transform((text) => text.trim().toUpperCase()).pipe(z.string().regex(/^[A-Z]{3}$/, 'portfolio.currency'))
const number = z.coerce.number().int().min(1).max(999_999_999)
const reason = z.string().transform((text) => text.toWellFormed().replaceAll('\0', '').trim()).pipe(z.string().min(1).max(2000))

export const CaseRef = z.strictObject({ number })
export const CaseStepRef = z.strictObject({ id, version })
export const WithdrawCase = z.strictObject({ id, version, reason })

/** Where the first lines come from; an empty case when nothing is named. */
export const CreateCase = z.strictObject({
  name: optionalLine(120),
  automationId: optionalId,
  requestId: optionalId,
  /** Key of a shipped template, or the id of a case to copy */
  template: z.preprocess((raw) => (raw === '' ? undefined : raw), z.string().max(64).optional()),
  copyOf: optionalId,
  currency: z.preprocess((raw) => (raw === '' ? undefined : raw), currency.optional()),
  /** Which start the form showed; it says nothing that the other fields do not */
  from: z.string().max(64).optional(),
  isTemplate: z.preprocess((raw) => raw === true || raw === 'true', z.boolean()).default(false),
})

export const SaveCase = z.strictObject({ id, version, name: line(120), currency, body: WrittenCase, ownerId: optionalId })

/** What the editor asks while it is written: any text that may be a case. */
export const PreviewCase = z.strictObject({ id, currency, body: WrittenCase })
export const SimulateCase = z.strictObject({ id, currency, body: CaseBody, seed: z.number().int().min(0).max(4_294_967_295), draws: z.number().int().min(100).max(20_000).default(10_000) })

export const HandInCase = z.strictObject({ id, version, note: optionalText(2000) })
export const DecideCase = z
  .strictObject({ id, version, outcome: z.enum(caseOutcomes), comment: optionalText(2000) })
  .superRefine(({ outcome, comment }, context) => {
    if (outcome !== 'approved' && !comment) context.addIssue({ code: 'custom', message: 'cases.decide.commentNeeded', path: ['comment'] })
  })

export const CaseFile = z.strictObject({ number, language: z.enum(locales), version: z.coerce.number().int().min(1).max(100_000).optional() })
export const WorkbookFile = z.strictObject({ number, fileId: id })
export const ApplyWorkbook = z.strictObject({ number, fileId: id, version })
export const ExplainCase = z.strictObject({ number, ordinal: z.coerce.number().int().min(1).max(100_000).optional() })
export const DiffRef = z.strictObject({ number, from: z.coerce.number().int().min(1).max(100_000), to: z.coerce.number().int().min(0).max(100_000) })
export const NewCaseFrom = z.strictObject({ automationId: optionalId, requestId: optionalId, copy: number.optional() })
export const CompareCases = z.strictObject({ numbers: z.array(number).min(1).max(4) })
export const CasesOf = z.strictObject({ automationId: optionalId, requestId: optionalId }).refine(({ automationId, requestId }) => Boolean(automationId) !== Boolean(requestId), 'errors.required')

export const caseSorts = ['updatedAt', 'number', 'name', 'npvMinor', 'roiBp', 'paybackMonths', 'submittedAt'] as const
export const CaseFilter = z.strictObject({
  q: searchQuery,
  status: z.enum(caseStatuses).optional().catch(undefined),
  automation: optionalId,
  request: optionalId,
  /** A person, or `me` */
  owner: optionalId,
  kind: z.enum(['case', 'template', 'archived']).default('case').catch('case'),
  sort: z.enum(caseSorts).default('updatedAt').catch('updatedAt'),
  dir: z.enum(['asc', 'desc']).default('desc').catch('desc'),
  page: pageNumber,
  size: pageSize,
})
