import { conflict, invalid, ruleError, type FieldReasons } from '@/lib/core/errors'
import { localDay } from '@/lib/core/calendar/local-day'
import type { Condition } from '@/lib/core/gates/review'
import { askedReasons, decisionReasons, standingOf, type Standing } from '@/lib/core/gates/review-decision'
import { failedMandatory } from '@/lib/core/gates/review-outcome'
import { createActions } from '@/lib/features/actions/create-actions'
import { notify } from '@/lib/features/notices/notify'
import { passGate } from '@/lib/features/programme/pass-gate'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { concerned } from './concerned'
import { decisionHashOf, voteDigest } from './digest'
import type { DecisionFacts } from './facts'
import { proposedScope } from './propose-scope'
import { factsOf, frozenOf, loadReview, type FrozenReview } from './record'
import { DecideReview } from './schema'

/**
 * Records the one outcome that votes and mandatory criteria give. The row of the review is taken first: of two decisions at
 * once the second is refused, and no vote comes in between. A go or conditional go closes the phase and opens the next one in
 * the same transaction; conditions become actions.
 */
export const decideReview = command({
  permission: 'gate:decide',
  input: DecideReview,
  async run(ctx, input) {
    const { count } = await ctx.db.gateReview.updateMany({ where: { id: input.id, status: 'open' }, data: { status: 'decided', endedAt: ctx.now, version: { increment: 1 } } })
    const stored = await loadReview(ctx, input.id)
    if (!count) throw stored.status === 'decided' ? conflict('gateReviews.errors.decided') : ruleError([{ key: `gateReviews.errors.${stored.status}` }])
    const review = frozenOf(stored)
    const facts = { ...(await factsOf(ctx, review)), status: 'open' as const }
    const standing = standingOf(facts, ctx.now.getTime())
    const reasons = decisionReasons(facts, standing, ctx.actor.id)
    if (reasons.length) throw ruleError(reasons)
    const fields = { ...askedReasons(standing, input), ...dueReasons(ctx, review, input.conditions) }
    if (Object.keys(fields).length) throw invalid(fields)

    const conditions = await takeOver(ctx, review, input.conditions)
    const passed = input.outcome === 'no-go' ? null : await passGate(ctx, { phaseId: review.phaseId, reviewId: review.id })
    const decided: DecisionFacts = {
      ...votedFacts(ctx, standing, stored.votes.map(voteDigest)),
      failed: failedMandatory(review.evidence).map(({ criterionId }) => criterionId),
      conditions,
      passed: passed && {
        closed: named(passed.closed),
        next: passed.next && named(passed.next),
        opened: passed.next?.opened ?? false,
        promoted: passed.promoted.map(({ id }) => id),
        left: passed.left.map(({ id }) => id),
      },
      proposed: passed?.next ? await proposedScope(ctx) : [],
    }
    const row = { reviewId: review.id, outcome: input.outcome, note: input.note ?? null, decidedById: ctx.actor.id, decidedAt: ctx.now, facts: canonicalJson(decided) }
    const hash = decisionHashOf(review.evidenceHash, row)
    await ctx.db.gateDecision.create({ data: { ...row, hash }, select: { id: true } })
    await notify(ctx, await concerned(ctx, review, input.outcome, passed))
    const { name, nameZh } = review.rules.phase
    return {
      result: { id: review.id, outcome: input.outcome, next: passed?.next?.id ?? null },
      audit: {
        action: 'gate-review.decided', entity: 'gateReview', entityId: review.id,
        before: { status: 'open' }, after: { status: 'decided', outcome: input.outcome },
        facts: { name, nameZh, rule: decided.rule, quorum: decided.quorum, majority: decided.majority, tally: decided.tally, failed: decided.failed, evidenceHash: review.evidenceHash, hash },
      },
    }
  },
})

const named = ({ id, ordinal, name, nameZh }: { id: string; ordinal: number; name: string; nameZh: string | null }) => ({ id, ordinal, name, nameZh })

function dueReasons(ctx: Ctx, { rules }: FrozenReview, conditions: readonly Condition[]): FieldReasons {
  const today = localDay(ctx.now.getTime(), rules.timeZone)
  return Object.fromEntries(conditions.flatMap(({ dueOn }, i) => (dueOn < today ? [[`conditions.${i}.dueOn`, [{ key: 'gateReviews.errors.duePast' }]]] : [])))
}

/** Conditions as actions of their owners, with the owner's name as it is now. */
async function takeOver(ctx: Ctx, review: FrozenReview, given: readonly Condition[]): Promise<DecisionFacts['conditions']> {
  if (given.length === 0) return []
  const people = await ctx.db.person.findMany({ where: { id: { in: given.map(({ ownerId }) => ownerId) }, active: true }, select: { id: true, name: true } })
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const unknown: FieldReasons = Object.fromEntries(given.flatMap(({ ownerId }, i) => (names.has(ownerId) ? [] : [[`conditions.${i}.ownerId`, [{ key: 'portfolio.personUnknown' }]]])))
  if (Object.keys(unknown).length) throw invalid(unknown)
  const { ids } = await createActions(ctx, given.map(({ text, ownerId, dueOn }) => ({ text, ownerId, dueOn, source: 'gate', sourceId: review.id, phaseId: review.phaseId })))
  return given.map(({ ref, text, ownerId, dueOn }, i) => ({ ref, text, dueOn, owner: { id: ownerId, name: names.get(ownerId)! }, actionId: ids[i]! }))
}

function votedFacts(ctx: Ctx, { count, verdict, closed }: Standing, digests: string[]) {
  return {
    format: 1 as const,
    rule: verdict.rule,
    decidedBy: { id: ctx.actor.id, name: ctx.actor.name },
    quorum: count.quorum,
    majority: count.majority,
    tally: count.tally,
    votes: count.votes.map(({ memberId, ordinal, standing }, i) => ({ memberId, ordinal, standing, sha256: digests[i]! })),
    outstanding: count.outstanding,
    lapsed: count.lapsed,
    closed,
  }
}
