import { notFound } from '@/lib/core/errors'
import type { Reading } from '@/lib/core/gates/reading'
import type { Choice, Outcome, ReviewStatus } from '@/lib/core/gates/review'
import type { ReviewFacts } from '@/lib/core/gates/review-decision'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import type { DecisionFacts, DecisionView } from './facts'
import { requireSight, rulesOf, steeringNow } from './visible'

export const storedReview = {
  id: true, phaseId: true, ordinal: true, gateVersionId: true, status: true, openedById: true, openedAt: true, closesAt: true, rules: true,
  evidenceHash: true, endedAt: true, version: true,
  evidence: { orderBy: { ordinal: 'asc' } },
  votes: { orderBy: [{ castAt: 'asc' }, { id: 'asc' }] },
  decision: true,
} satisfies Prisma.GateReviewSelect

export type StoredReview = Prisma.GateReviewGetPayload<{ select: typeof storedReview }>

export interface VoteView {
  memberId: string
  ordinal: number
  choice: Choice
  reason: string
  conditions: string[]
  castAt: Date
}

/** A review with everything frozen in it, as stored. @throws not_found also for a reader who may not see reviews */
export async function loadReview(ctx: Ctx, id: string): Promise<StoredReview> {
  requireSight(ctx)
  const review = await ctx.db.gateReview.findUnique({ where: { id }, select: storedReview })
  if (!review) throw notFound('gateReview')
  return review
}

const linesOf = (conditions: string | null): string[] => conditions?.split('\n') ?? []

/** What was stored, read: the same words and figures whatever has happened since. */
export const frozenOf = (stored: StoredReview) => ({
  id: stored.id,
  phaseId: stored.phaseId,
  ordinal: stored.ordinal,
  status: stored.status as ReviewStatus,
  openedAt: stored.openedAt,
  closesAt: stored.closesAt,
  endedAt: stored.endedAt,
  evidenceHash: stored.evidenceHash,
  rules: rulesOf(stored),
  evidence: stored.evidence.map(({ data }) => JSON.parse(data) as Reading),
  votes: stored.votes.map(({ memberId, ordinal, choice, reason, conditions, castAt }): VoteView => ({ memberId, ordinal, choice: choice as Choice, reason, conditions: linesOf(conditions), castAt })),
  decision: stored.decision && decisionOf(stored.decision),
})

export type FrozenReview = ReturnType<typeof frozenOf>

const decisionOf = ({ outcome, note, decidedAt, hash, facts }: NonNullable<StoredReview['decision']>): DecisionView => ({
  outcome: outcome as Outcome,
  note,
  decidedAt,
  hash,
  facts: JSON.parse(facts) as DecisionFacts,
})

/** What the rules decide on, with who belongs to the steering group now. */
export async function factsOf(ctx: Ctx, review: FrozenReview): Promise<ReviewFacts> {
  const { rules, status, closesAt, evidence, votes } = review
  const standing = await steeringNow(ctx.db, rules.members.map(({ id }) => id))
  return {
    status,
    closesAt: closesAt.getTime(),
    evidence,
    votes,
    members: rules.members,
    standing: new Set(standing.map(({ id }) => id)),
    quorumBp: rules.quorumBp,
    majorityBp: rules.majorityBp,
  }
}
