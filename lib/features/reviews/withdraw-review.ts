import { notFound, ruleError } from '@/lib/core/errors'
import { isOpen, reviewCode } from '@/lib/core/reviews/task'
import { visibleProcess } from '@/lib/features/processes/visible'
import { command } from '@/lib/server/command'
import { waking } from './again'
import { endReview } from './end-review'
import { answerFor, lockTask, taskRow, taskStatus } from './record'
import { WithdrawReview } from './schema'

/** The engine, or who runs it, needs no answer any more. Withdrawing again changes nothing. */
export const withdrawReview = waking(command({
  permission: 'review:ask',
  input: WithdrawReview,
  async run(ctx, { id, reason }) {
    await lockTask(ctx, id)
    const task = await ctx.db.reviewTask.findFirst({ where: { id, point: { process: visibleProcess(ctx, 'review:ask') } }, select: taskRow })
    if (!task) throw notFound('review')
    const status = taskStatus(task, ctx.now)
    if (status === 'withdrawn') return { result: await answerFor(ctx, task), audit: [] }
    if (!isOpen(status)) throw ruleError([{ key: 'reviews.refused.ended' }])
    const ended = await endReview(ctx, task, 'withdrawn')
    return { result: await answerFor(ctx, ended), audit: { action: 'review.withdrawn', entity: 'review', entityId: id, facts: { name: `${reviewCode(task.number)} ${task.title}`, reason } } }
  },
}))
