import { canFor } from '@/lib/core/access'
import { query } from '@/lib/server/command'
import { callbackRow, callbackView } from './detail'
import { CallbackFilter } from './schema'
import { visibleReview } from './visible'

const MOST = 200

/** Answers on their way to engines: those that nobody took first of all. */
export const listCallbacks = query({
  permission: 'review:read',
  input: CallbackFilter,
  async run(ctx, { state }) {
    const task = await visibleReview(ctx)
    const [rows, counts] = await Promise.all([
      ctx.db.reviewCallback.findMany({
        where: { status: state, task },
        select: { ...callbackRow, task: { select: { number: true, title: true, department: { select: { path: true } } } } },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: MOST,
      }),
      ctx.db.reviewCallback.groupBy({ by: ['status'], where: { task }, _count: true }),
    ])
    const countOf = (status: string) => counts.find((group) => group.status === status)?._count ?? 0
    return {
      counts: { failed: countOf('failed'), waiting: countOf('waiting'), sent: countOf('sent') },
      rows: rows.map(({ task: { department, ...of }, ...row }) => ({ ...callbackView(row), ...of, callbackId: row.id, mayResend: canFor(ctx.actor, 'review-point:edit', department?.path ?? null) })),
    }
  },
})
