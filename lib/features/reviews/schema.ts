import { z } from 'zod'
import { code as recordCode, id, line, optionalDay, optionalId, optionalLine, optionalText, pageNumber, pageSize, searchQuery, typedNumber, version } from '@/lib/core/portfolio/fields'
import { deadlineUnits, expiryRules, MOST_APPROVALS, reviewerRoles } from '@/lib/core/reviews/point'
import { visibleText } from '@/lib/core/requests/words'
import { reviewOutcomes, reviewStatuses, secondLookOutcomes } from '@/lib/core/reviews/task'

/** What engines call a point by: `contract-legal`. */
const pointCode = z
  .string()
  .transform((text) => text.normalize('NFKC').trim().toLowerCase())
  .pipe(z.string().min(2).max(60).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'reviews.errors.code'))

const pointFacts = {
  code: pointCode,
  step: line(160),
  stepZh: optionalLine(160),
  guidance: optionalText(4000),
  guidanceZh: optionalText(4000),
  reviewerRole: z.enum(reviewerRoles).default('reviewer'),
  reviewerIds: z.array(id).max(30).default([]),
  approvals: typedNumber(z.number().int().min(1).max(MOST_APPROVALS)).default(1),
  deadlineAmount: typedNumber(z.number().int().min(1).max(10_000)),
  deadlineUnit: z.enum(deadlineUnits),
  onExpiry: z.enum(expiryRules).default('escalate'),
  escalateToId: optionalId,
  /** Per cent of decided documents that somebody else looks at again. */
  samplingPercent: typedNumber(z.number().min(0).max(100)).default(0),
}
export const CreatePoint = z.strictObject({ ...pointFacts, processId: id })
export const UpdatePoint = z.strictObject({ ...pointFacts, id, version })
export const PointRef = z.strictObject({ id })
export const PointVersionRef = z.strictObject({ id, version })
export const PointFilter = z.strictObject({ processId: optionalId })
export type PointFacts = z.output<typeof UpdatePoint>

const httpUrl = z.url({ protocol: /^https?$/, error: 'errors.url' }).max(2000)
const withoutPassword = (text: string) => !URL.canParse(text) || !(new URL(text).username || new URL(text).password)
const value = z.union([z.string().max(4000), z.number(), z.boolean(), z.null()]).transform((given) => visibleText(given === null ? '' : String(given), 'many'))
const shownLine = (max: number) => z.string().transform((text) => visibleText(text, 'one')).pipe(z.string().min(1).max(max))

export const MOST_FIELDS = 60
/** What an engine asks. */
export const AskReview = z.strictObject({
  point: pointCode.describe('Code of the review point'),
  key: line(200).describe('Your own identifier of the question: the same key asks once'),
  title: shownLine(300).describe('What the reviewer reads first'),
  fields: z.array(z.strictObject({ label: shownLine(120), value })).max(MOST_FIELDS).default([]).describe('What the reviewer needs to decide, in order'),
  link: httpUrl.optional().describe('Where the document itself is'),
  callbackUrl: httpUrl.refine(withoutPassword, 'reviews.errors.callbackPassword').optional().describe('Called with the answer once it is final'),
  automation: recordCode.optional().describe('Code of the automation that asks, where the process has several'),
})

export const ReviewRef = z.strictObject({ id })
export const WithdrawReview = z.strictObject({ id, reason: optionalText(2000) })
export const ReviewByNumber = z.strictObject({ number: z.coerce.number().int().min(1).max(2_147_483_647) })
export const ReviewVersionRef = z.strictObject({ id, version })
export const DecideReview = z.strictObject({
  id, version,
  outcome: z.enum(reviewOutcomes),
  reason: optionalText(4000),
  /** Time in front of the reviewer as the browser counted it, ms. */
  spentMs: z.preprocess((raw) => (raw === '' || raw === undefined ? undefined : Number(raw)), z.number().min(0).max(1e12).optional()).catch(undefined),
})
export const HandOnReview = z.strictObject({ id, version, personId: id, note: optionalText(1000) })
export const LookAgain = z.strictObject({ id, version, outcome: z.enum(secondLookOutcomes), reason: optionalText(4000) })

export const reviewSorts = ['askedAt', 'dueAt', 'endedAt'] as const
export const ReviewFilter = z.strictObject({
  q: searchQuery,
  status: z.enum([...reviewStatuses, 'open', 'late']).optional().catch(undefined),
  point: optionalId,
  automation: optionalId,
  person: optionalId,
  look: z.enum(['asked', 'reversed']).optional().catch(undefined),
  from: optionalDay.catch(undefined),
  to: optionalDay.catch(undefined),
  sort: z.enum(reviewSorts).default('askedAt').catch('askedAt'),
  dir: z.enum(['asc', 'desc']).default('desc').catch('desc'),
  page: pageNumber,
  size: pageSize,
})

/** The register for machines, newest first. */
export const ReviewApiFilter = z.object({
  status: z.enum([...reviewStatuses, 'open']).optional().describe('One state, or `open` for all that wait'),
  point: pointCode.optional().describe('Code of a review point'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(100).optional().describe('`next` of the page before'),
})
export const LongPoll = z.strictObject({ wait: z.coerce.number().int().min(0).max(60).default(0).describe('Seconds to wait for the end, at most 60') })
export const AwaitReview = LongPoll.extend({ id })

export const statisticsPeriods = ['30d', '90d', '365d'] as const
export const StatisticsFilter = z.strictObject({ period: z.enum(statisticsPeriods).default('90d').catch('90d'), point: optionalId })
export const CallbackRef = z.strictObject({ id })
export const CallbackFilter = z.strictObject({ state: z.enum(['failed', 'waiting', 'sent']).default('failed').catch('failed') })
