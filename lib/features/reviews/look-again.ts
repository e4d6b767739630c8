import { conflict, invalid, ruleError } from '@/lib/core/errors'
import { reviewCode, spentMs } from '@/lib/core/reviews/task'
import { maySecondLook } from '@/lib/core/reviews/who'
import { command } from '@/lib/server/command'
import { openedBy } from './decide-review'
import { lockTask, lookFactsOf, reviewerOf, taskFor } from './record'
import { LookAgain } from './schema'
import { tell } from './told'

/** A second look at a decided document: it changes nothing for the engine, and says whether the decision would be the same. */
export const lookAgain = command({
  permission: 'review:decide',
  input: LookAgain,
  async run(ctx, { id, version, outcome, reason }) {
    await lockTask(ctx, id)
    const task = await taskFor(ctx, { id })
    const answer = maySecondLook(lookFactsOf(task), (await reviewerOf(ctx))(task))
    if (!answer.ok) throw ruleError(answer.reasons)
    if (task.version !== version) throw conflict()
    if (outcome === 'differ' && !reason) throw invalid({ reason: [{ key: 'reviews.errors.differs' }] })
    const openedAt = await openedBy(ctx, id)
    await ctx.db.reviewDecision.create({
      data: { taskId: id, kind: 'second-look', outcome, reason: reason ?? null, personId: ctx.actor.id, openedAt, spentMs: BigInt(spentMs({ openedAt, counted: null }, ctx.now)), decidedAt: ctx.now },
      select: { id: true },
    })
    await ctx.db.reviewTask.update({ where: { id }, data: { version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } })
    if (outcome === 'differ') {
      const deciders = task.decisions.filter(({ kind }) => kind === 'decision').map(({ personId }) => personId)
      await tell(ctx, task, 'reviewReversed', [...deciders, task.point.process.ownerId], { params: { by: ctx.actor.name, reason: reason ?? '–' } })
    }
    return { result: { id, number: task.number }, audit: { action: 'review.looked-again', entity: 'review', entityId: id, facts: { name: `${reviewCode(task.number)} ${task.title}`, outcome, reason } } }
  },
})
