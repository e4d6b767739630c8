import { conflict, notFound } from '@/lib/core/errors'
import { reviewCode } from '@/lib/core/reviews/task'
import { command } from '@/lib/server/command'
import { CallbackRef } from './schema'
import { pointFor, visiblePoint } from './visible'

/** An answer that nobody took is on its way again, with all its attempts. */
export const resendCallback = command({
  permission: 'review-point:edit',
  input: CallbackRef,
  async run(ctx, { id }) {
    const found = await ctx.db.reviewCallback.findFirst({ where: { id, task: { point: visiblePoint(ctx) } }, select: { attempts: true, lastStatus: true, lastError: true, task: { select: { id: true, number: true, title: true, pointId: true } } } })
    if (!found) throw notFound('reviewCallback')
    const { task, ...before } = found
    await pointFor(ctx, task.pointId, 'review-point:edit')
    const { count } = await ctx.db.reviewCallback.updateMany({ where: { id, status: 'failed' }, data: { status: 'waiting', attempts: 0, nextAt: ctx.now } })
    if (!count) throw conflict()
    return { result: { id }, audit: { action: 'review.callback-resent', entity: 'review', entityId: task.id, before, after: { status: 'waiting' }, facts: { name: `${reviewCode(task.number)} ${task.title}`, callback: id } } }
  },
})
