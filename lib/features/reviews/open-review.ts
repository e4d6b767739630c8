import { isOpen } from '@/lib/core/reviews/task'
import { command } from '@/lib/server/command'
import { taskFor, taskStatus } from './record'
import { ReviewRef } from './schema'

/** Notes that the reader has the document in front of them: the first time counts, and only while it may be decided or looked at again. */
export const openReview = command({
  permission: 'review:decide',
  input: ReviewRef,
  async run(ctx, { id }) {
    const task = await taskFor(ctx, { id })
    if (ctx.actor.kind === 'person' && (isOpen(taskStatus(task, ctx.now)) || task.sampled)) {
      await ctx.db.reviewOpening.upsert({ where: { taskId_personId: { taskId: id, personId: ctx.actor.id } }, create: { taskId: id, personId: ctx.actor.id, openedAt: ctx.now }, update: {} })
    }
    return { result: { id }, audit: [] }
  },
})
