import { createHmac } from 'node:crypto'
import { isSampled } from '@/lib/core/reviews/task'
import { canonicalJson } from '@/lib/server/canonical'
import type { Ctx } from '@/lib/server/ctx'
import { keyFor } from '@/lib/server/keys'
import { answerFor, taskRow, type TaskRow } from './record'

/** 0 to 9999, the same for one document for ever, and foreseeable by nobody outside. */
const drawOf = (taskId: string): number => createHmac('sha256', keyFor('review-sample')).update(taskId).digest().readUInt32BE() % 10_000

const looked = ['approved', 'rejected', 'returned']

/** Ends a document inside the caller's transaction: draws whether it is looked at again, and puts the answer on its way. */
export async function endReview(ctx: Ctx, task: TaskRow, status: 'approved' | 'rejected' | 'returned' | 'expired' | 'withdrawn'): Promise<TaskRow> {
  const sampled = looked.includes(status) && isSampled(task.point.samplingBp, drawOf(task.id))
  const ended = await ctx.db.reviewTask.update({
    where: { id: task.id },
    data: { status, endedAt: ctx.now, claimedById: null, claimedAt: null, sampled, version: { increment: 1 }, updatedAt: ctx.now },
    select: taskRow,
  })
  if (task.callbackUrl && status !== 'withdrawn') {
    await ctx.db.reviewCallback.create({ data: { taskId: task.id, url: task.callbackUrl, body: canonicalJson(await answerFor(ctx, ended)), nextAt: ctx.now, createdAt: ctx.now }, select: { id: true } })
  }
  return ended
}
