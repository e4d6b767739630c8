import { conflict, invalid, ruleError } from '@/lib/core/errors'
import { endedBy, reviewCode, spentMs } from '@/lib/core/reviews/task'
import { mayDecide } from '@/lib/core/reviews/who'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { waking } from './again'
import { endReview } from './end-review'
import { lockTask, reviewerOf, reviewFactsOf, taskFor, taskRow } from './record'
import { DecideReview } from './schema'
import { tellAsked } from './told'

/**
 * The last word of one person, in their own name or for somebody who is away. A no ends the document, and so does the yes that
 * completes the approvals; a first yes of two asks the others.
 */
export const decideReview = waking(command({
  permission: 'review:decide',
  input: DecideReview,
  async run(ctx, { id, version, outcome, reason, spentMs: counted }) {
    await lockTask(ctx, id)
    const task = await taskFor(ctx, { id })
    const facts = reviewFactsOf(task)
    const answer = mayDecide(facts, (await reviewerOf(ctx))(task), ctx.now)
    if (!answer.ok) throw ruleError(answer.reasons)
    if (task.version !== version) throw conflict()
    if (outcome !== 'approve' && !reason) throw invalid({ reason: [{ key: 'reviews.errors.reason' }] })
    const openedAt = await openedBy(ctx, id)
    await ctx.db.reviewDecision.create({
      data: { taskId: id, outcome, reason: reason ?? null, personId: ctx.actor.id, onBehalfOfId: answer.onBehalfOfId, openedAt, spentMs: BigInt(spentMs({ openedAt, counted: counted ?? null }, ctx.now)), decidedAt: ctx.now },
      select: { id: true },
    })
    const approvedBefore = task.decisions.filter((decision) => decision.kind === 'decision' && decision.outcome === 'approve').length
    const status = endedBy(outcome, { approvals: task.approvals, approvedBefore })
    if (status) await endReview(ctx, await taskFor(ctx, { id }), status)
    else {
      const open = await ctx.db.reviewTask.update({
        where: { id },
        data: { status: 'waiting', claimedById: null, claimedAt: null, handedToId: null, version: { increment: 1 }, updatedAt: ctx.now },
        select: taskRow,
      })
      await tellAsked(ctx, open, 'second')
    }
    return {
      result: { id, number: task.number, status: status ?? ('waiting' as const), outcome },
      audit: { action: 'review.decided', entity: 'review', entityId: id, facts: { name: `${reviewCode(task.number)} ${task.title}`, outcome, reason, onBehalfOfId: answer.onBehalfOfId, status: status ?? 'waiting' } },
    }
  },
}))

/** When the reader had the document in front of them first; now, for one who decides without having opened it. */
export async function openedBy(ctx: Ctx, taskId: string): Promise<Date> {
  const opening = await ctx.db.reviewOpening.findUnique({ where: { taskId_personId: { taskId, personId: ctx.actor.id } }, select: { openedAt: true } })
  return opening && opening.openedAt < ctx.now ? opening.openedAt : ctx.now
}
