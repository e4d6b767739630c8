import { z } from 'zod'
import { day, id, line, optionalId, optionalLine, optionalText, pageNumber, pageSize, searchQuery, typedNumber, version } from '@/lib/core/portfolio/fields'
import { acceptanceStates } from '@/lib/core/risks/acceptance'
import { bands } from '@/lib/core/risks/matrix'
import { categories, responses, scopes } from '@/lib/core/risks/statement'

const blank = (raw: unknown) => (raw === '' || raw === null ? undefined : raw)
const words = (max: number) => z.string().transform((text) => text.toWellFormed().replaceAll('\0', '').trim()).pipe(z.string().min(1).max(max))
/** The verb holds it to the matrix that counts, and says how large that is. */
const step = typedNumber(z.number().int().min(1))

const facts = {
  title: line(160),
  titleZh: optionalLine(160),
  cause: words(1000),
  causeZh: optionalText(1000),
  event: words(1000),
  eventZh: optionalText(1000),
  consequence: words(1000),
  consequenceZh: optionalText(1000),
  category: z.enum(categories),
  scope: z.enum(scopes),
  processId: optionalId,
  automationId: optionalId,
  interfaceId: optionalId,
  systemId: optionalId,
  ownerId: optionalId,
  deputyId: optionalId,
  response: z.preprocess(blank, z.enum(responses).optional()),
  responseNote: optionalText(2000),
  reviewEveryDays: typedNumber(z.number().int().min(7).max(730)).default(90),
}
const judged = { inherentLikelihood: step, inherentImpact: step, residualLikelihood: step, residualImpact: step }

export const RiskFacts = z.strictObject(facts)
export type RiskFactsInput = z.output<typeof RiskFacts>

export const CreateRisk = z.strictObject({
  ...facts,
  ...judged,
  note: optionalText(2000),
  /** Idea that it was noticed on */
  requestId: optionalId,
  /** Entry of the library, and which of its controls (by place) are put in use */
  libraryId: optionalLine(10),
  controls: z.array(typedNumber(z.number().int().min(0).max(9))).max(10).default([]),
  /** What an imported row is known by where it came from */
  externalKey: optionalLine(100),
})
export const UpdateRisk = z.strictObject({ ...facts, id, version })
export const AssessRisk = z.strictObject({ ...judged, id, version, note: optionalText(2000) })
export const ReviewRisk = z.strictObject({ id, version, note: optionalText(2000) })
export const AnswerProposal = z.strictObject({ id, version, answer: z.enum(['take', 'decline']), note: words(2000) })
export const CloseRisk = z.strictObject({ id, version, reason: words(2000) })
export const ReopenRisk = z.strictObject({ id, version, reason: words(2000) })
export const AcceptRisk = z.strictObject({ id, version, reason: words(2000), conditions: optionalText(2000), expiresOn: day })
export const WithdrawAcceptance = z.strictObject({ id, version, reason: words(2000) })
/** The number, RK-12, or the id. */
export const RiskAddress = z.strictObject({ ref: z.string().min(1).max(64) })
export const LinkRisks = z.strictObject({ fromId: id, toId: id, note: optionalText(500) })
export const UnlinkRisks = z.strictObject({ fromId: id, toId: id })
export const AddRiskAction = z.strictObject({ riskId: id, text: line(500), ownerId: optionalId, dueOn: day })

export const listStates = ['open', 'closed', 'all'] as const
export const listViews = ['mine', 'overdue', 'proposed', 'untreated', 'unowned'] as const
export const riskSorts = ['residualScore', 'inherentScore', 'number', 'title', 'nextReviewOn', 'assessedAt'] as const

/** What the list, the heat map, the trend and the export share. */
export const riskFilter = {
  q: searchQuery,
  band: z.enum(bands).optional().catch(undefined),
  scope: z.enum(scopes).optional().catch(undefined),
  category: z.enum(categories).optional().catch(undefined),
  owner: optionalId.catch(undefined),
  department: optionalId.catch(undefined),
  acceptance: z.enum(acceptanceStates).optional().catch(undefined),
  view: z.enum(listViews).optional().catch(undefined),
  state: z.enum(listStates).default('open').catch('open'),
  automation: optionalId.catch(undefined),
  process: optionalId.catch(undefined),
  system: optionalId.catch(undefined),
  interface: optionalId.catch(undefined),
}
export const RiskFilter = z.strictObject({
  ...riskFilter,
  /** One cell of the heat map, `likelihood-impact`, after (or before) controls */
  cell: z.preprocess(blank, z.string().regex(/^[1-7]-[1-7]$/).optional().catch(undefined)),
  side: z.enum(['residual', 'inherent']).default('residual').catch('residual'),
  sort: z.enum(riskSorts).default('residualScore').catch('residualScore'),
  dir: z.enum(['asc', 'desc']).default('desc').catch('desc'),
  page: pageNumber,
  size: pageSize,
})
export const HeatFilter = z.strictObject({ ...riskFilter, side: z.enum(['residual', 'inherent']).default('residual').catch('residual') })
export const RisksOn = z.strictObject({ automationId: optionalId, processId: optionalId, requestId: optionalId, systemId: optionalId, interfaceId: optionalId })
