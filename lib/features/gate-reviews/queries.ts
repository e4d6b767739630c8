import { localDay } from '@/lib/core/calendar/local-day'
import { can, scopeOf } from '@/lib/core/access'
import { dayOf } from '@/lib/core/calendar/stored-day'
import { votesOf, type Outcome, type ReviewStatus } from '@/lib/core/gates/review'
import { decisionReasons, excludedOutcomes, standingOf, voteReasons } from '@/lib/core/gates/review-decision'
import { failedMandatory } from '@/lib/core/gates/review-outcome'
import { readinessOf } from '@/lib/features/gates/queries'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { electorateNow } from './electorate'
import { openingReasons } from './open-review'
import { cancellationOf, factsOf, frozenOf, loadReview, type FrozenReview } from './record'
import { PhaseOfReview, ReviewFilter, ReviewRef } from './schema'
import { requireSight, rulesOf, seesReviews } from './visible'

/** Reviews of all phases, the open ones first, then the latest. */
export const listReviews = query({
  permission: 'programme:read',
  input: ReviewFilter,
  async run(ctx, { status, phaseId }) {
    if (!seesReviews(ctx)) return []
    const rows = await ctx.db.gateReview.findMany({
      where: { ...(status && { status }), ...(phaseId && { phaseId }) },
      select: {
        id: true, phaseId: true, ordinal: true, status: true, openedAt: true, closesAt: true, endedAt: true, rules: true,
        evidence: { select: { state: true, mandatory: true } },
        votes: { select: { memberId: true } },
        decision: { select: { outcome: true } },
      },
      orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    })
    const list = rows.map(({ rules: stored, evidence, votes, decision, status, ...row }) => {
      const rules = rulesOf({ rules: stored })
      const voted = new Set(votes.map(({ memberId }) => memberId))
      return {
        ...row,
        status: status as ReviewStatus,
        phase: rules.phase,
        outcome: (decision?.outcome ?? null) as Outcome | null,
        met: evidence.filter(({ state }) => state === 'met').length,
        of: evidence.length,
        mandatoryMissing: failedMandatory(evidence as never).length,
        voted: voted.size,
        members: rules.members.length,
        awaitsMe: status === 'open' && row.closesAt >= ctx.now && rules.members.some(({ id }) => id === ctx.actor.id) && !voted.has(ctx.actor.id),
      }
    })
    return [...list.filter(({ status }) => status === 'open'), ...list.filter(({ status }) => status !== 'open')]
  },
})

export type ReviewLine = Awaited<ReturnType<typeof listReviews>>[number]

/** One review as frozen, with what the reader may see of the votes and may do. */
export const getReview = query({
  permission: 'programme:read',
  input: ReviewRef,
  async run(ctx, { id }) {
    const review = frozenOf(await loadReview(ctx, id))
    const { votes, ...frozen } = review
    const facts = await factsOf(ctx, review)
    const now = ctx.now.getTime()
    const standing = standingOf(facts, now)
    const [actions, inScope, cancellation] = await Promise.all([actionsOfReview(ctx, id), scopeOfNext(ctx, review), cancellationOf(ctx, review)])
    const member = review.rules.members.find((candidate) => candidate.id === ctx.actor.id) ?? null
    const open = review.status === 'open'
    const seen = seesVotes(ctx, review, standing.closed)
    const refusals = voteReasons(facts, ctx.actor.id, now)
    const undecidable = decisionReasons(facts, standing, ctx.actor.id)
    return {
      ...frozen,
      /** In the time zone of the review */
      today: localDay(now, review.rules.timeZone),
      failed: failedMandatory(review.evidence),
      met: review.evidence.filter(({ state }) => state === 'met').length,
      /** Members who have voted; how, is in `votes`, which is null while it stays closed to the reader */
      voted: [...new Set(votes.map(({ memberId }) => memberId))],
      votes: seen ? votes : null,
      /** As it stands now while the review is open; of a decided one the facts of its decision hold */
      standing: open && seen ? { ...standing, excluded: excludedOutcomes(standing) } : null,
      closed: standing.closed,
      lapsed: open ? standing.count.lapsed : (review.decision?.facts.lapsed ?? []),
      me: {
        member,
        vote: votesOf(votes, ctx.actor.id).at(-1) ?? null,
        mayVote: open && can(ctx.actor, 'gate:vote') && refusals.length === 0,
        voteRefusals: member ? refusals : [],
        mayDecide: open && seen && can(ctx.actor, 'gate:decide') && undecidable.length === 0,
        decideRefusals: open && seen && member ? undecidable : [],
        mayCancel: open && scopeOf(ctx.actor, 'gate:open-review').kind === 'all',
        mayScope: scopeOf(ctx.actor, 'programme:edit').kind === 'all',
      },
      actions,
      inScope,
      cancellation,
    }
  },
})

export type ReviewView = Awaited<ReturnType<typeof getReview>>

/**
 * Nobody votes by the votes of others: while voting goes on, a member sees them after giving their own, auditors always,
 * everybody else when it is over.
 */
const seesVotes = (ctx: Ctx, review: FrozenReview, closed: boolean): boolean =>
  review.status !== 'open' || closed || can(ctx.actor, 'audit:read') || review.votes.some(({ memberId }) => memberId === ctx.actor.id)

async function actionsOfReview(ctx: Ctx, id: string) {
  const actions = await ctx.db.actionItem.findMany({ where: { source: 'gate', sourceId: id }, select: { id: true, status: true, dueOn: true } })
  return new Map(actions.map((action) => [action.id, { status: action.status, dueOn: dayOf(action.dueOn) }]))
}

/** Of the proposed processes, those that were taken into the scope of the next phase since. */
async function scopeOfNext(ctx: Ctx, { decision }: FrozenReview): Promise<string[]> {
  const next = decision?.facts.passed?.next?.id
  if (!next) return []
  return (await ctx.db.phaseProcess.findMany({ where: { phaseId: next }, select: { processId: true } })).map(({ processId }) => processId)
}

/** What a review opened now would freeze and be held under, and what stands in the way. */
export const reviewPreview = query({
  permission: 'gate:open-review',
  input: PhaseOfReview,
  async run(ctx, { phaseId }) {
    requireSight(ctx)
    const [readiness, electorate, open] = await Promise.all([
      readinessOf(ctx, { phaseId }),
      electorateNow(ctx, phaseId),
      ctx.db.gateReview.findFirst({ where: { phaseId, status: 'open' }, select: { id: true } }),
    ])
    return { readiness, ...electorate, openReviewId: open?.id ?? null, reasons: openingReasons(readiness, electorate, open?.id ?? null) }
  },
})
