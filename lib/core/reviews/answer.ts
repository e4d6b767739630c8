import { isOpen, reviewCode, type ReviewOutcome, type ReviewStatus } from './task'

/** What an engine hears about a document, by asking and as a callback. Instants are ISO in UTC. */
export interface ReviewAnswer {
  id: string
  code: string
  point: string
  key: string
  title: string
  status: ReviewStatus
  /** True once nobody decides on it any more. */
  done: boolean
  /** True: go on. False: do not. Null: not decided yet, or withdrawn. */
  approved: boolean | null
  approvals: { needed: number; given: number }
  askedAt: string
  dueAt: string
  endedAt: string | null
  decisions: { outcome: ReviewOutcome; reason: string | null; by: string; onBehalfOf: string | null; at: string }[]
  url: string
}

interface AnswerFacts {
  id: string
  number: number
  pointCode: string
  key: string
  title: string
  status: ReviewStatus
  approvals: number
  askedAt: Date
  dueAt: Date
  endedAt: Date | null
  decisions: readonly { outcome: ReviewOutcome; reason: string | null; by: string; onBehalfOf: string | null; at: Date }[]
}

const approvedOf = (status: ReviewStatus): boolean | null => (isOpen(status) || status === 'withdrawn' ? null : status === 'approved')

export const answerOf = ({ number, pointCode, approvals, decisions, ...task }: AnswerFacts, baseUrl: string): ReviewAnswer => ({
  id: task.id,
  code: reviewCode(number),
  point: pointCode,
  key: task.key,
  title: task.title,
  status: task.status,
  done: !isOpen(task.status),
  approved: approvedOf(task.status),
  approvals: { needed: approvals, given: decisions.filter(({ outcome }) => outcome === 'approve').length },
  askedAt: task.askedAt.toISOString(),
  dueAt: task.dueAt.toISOString(),
  endedAt: task.endedAt?.toISOString() ?? (isOpen(task.status) ? null : task.dueAt.toISOString()),
  decisions: decisions.map(({ at, ...decision }) => ({ ...decision, at: at.toISOString() })),
  url: `${baseUrl}/reviews/${reviewCode(number)}`,
})
