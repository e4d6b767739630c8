import { conflict, ruleError } from '@/lib/core/errors'
import { voteReasons } from '@/lib/core/gates/review-decision'
import { command } from '@/lib/server/command'
import { voteDigest } from './digest'
import { factsOf, frozenOf, loadReview } from './record'
import { CastVote } from './schema'

/**
 * A vote of a member, in their own name, again as often as they like until the closing time: each is a further row. The row of
 * the review is taken first, so that no vote slips in behind a decision that is just being recorded.
 */
export const castVote = command({
  permission: 'gate:vote',
  input: CastVote,
  async run(ctx, { id, choice, reason, conditions }) {
    const { count } = await ctx.db.gateReview.updateMany({ where: { id, status: 'open' }, data: { version: { increment: 1 } } })
    const review = frozenOf(await loadReview(ctx, id))
    if (!count && review.status === 'open') throw conflict()
    const reasons = voteReasons(await factsOf(ctx, review), ctx.actor.id, ctx.now.getTime())
    if (reasons.length) throw ruleError(reasons)
    const ordinal = 1 + Math.max(0, ...review.votes.filter(({ memberId }) => memberId === ctx.actor.id).map((vote) => vote.ordinal))
    const vote = { reviewId: id, memberId: ctx.actor.id, ordinal, choice, reason, conditions: conditions.length ? conditions.join('\n') : null, castAt: ctx.now }
    await ctx.db.gateVote.create({ data: vote, select: { id: true } })
    const { name, nameZh } = review.rules.phase
    return {
      result: { id, ordinal },
      // How somebody voted stays closed until the end; the trail holds the digest that proves it.
      audit: { action: 'gate-review.voted', entity: 'gateReview', entityId: id, facts: { name, nameZh, memberId: vote.memberId, ordinal, sha256: voteDigest(vote) } },
    }
  },
})
