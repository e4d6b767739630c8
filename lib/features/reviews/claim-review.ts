import { conflict, ruleError } from '@/lib/core/errors'
import { reviewCode } from '@/lib/core/reviews/task'
import { mayClaim } from '@/lib/core/reviews/who'
import { command } from '@/lib/server/command'
import { lockTask, reviewerOf, reviewFactsOf, taskFor } from './record'
import { ReviewVersionRef } from './schema'

/** Takes a document, so that nobody else works on it; also one that somebody has left lying. */
export const claimReview = command({
  permission: 'review:decide',
  input: ReviewVersionRef,
  async run(ctx, { id, version }) {
    await lockTask(ctx, id)
    const task = await taskFor(ctx, { id })
    const answer = mayClaim(reviewFactsOf(task), (await reviewerOf(ctx))(task), ctx.now)
    if (!answer.ok) throw ruleError(answer.reasons)
    if (task.version !== version) throw conflict()
    await ctx.db.reviewTask.update({ where: { id }, data: { status: 'claimed', claimedById: ctx.actor.id, claimedAt: ctx.now, version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } })
    return { result: { id, number: task.number, version: version + 1 }, audit: { action: 'review.claimed', entity: 'review', entityId: id, facts: { name: `${reviewCode(task.number)} ${task.title}`, from: task.claimedBy?.name } } }
  },
})

/** Gives back what one took, or what was handed to one by name: the others are asked again. */
export const releaseReview = command({
  permission: 'review:decide',
  input: ReviewVersionRef,
  async run(ctx, { id, version }) {
    await lockTask(ctx, id)
    const task = await taskFor(ctx, { id })
    if (task.claimedById !== ctx.actor.id && task.handedToId !== ctx.actor.id) throw ruleError([{ key: 'reviews.refused.notYours' }])
    if (task.endedAt) throw ruleError([{ key: 'reviews.refused.ended' }])
    if (task.version !== version) throw conflict()
    await ctx.db.reviewTask.update({
      where: { id },
      data: { status: 'waiting', claimedById: null, claimedAt: null, handedToId: null, version: { increment: 1 }, updatedAt: ctx.now },
      select: { id: true },
    })
    return { result: { id, number: task.number, version: version + 1 }, audit: { action: 'review.released', entity: 'review', entityId: id, facts: { name: `${reviewCode(task.number)} ${task.title}` } } }
  },
})
