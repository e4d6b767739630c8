import { canFor, can } from '@/lib/core/access'
import { openStatuses } from '@/lib/core/reviews/task'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { notFound } from '@/lib/core/errors'
import { pointRow, type PointRow } from './point-record'
import { PointFilter, PointRef } from './schema'
import { visiblePoint } from './visible'

const viewOf = (ctx: Ctx, { reviewers, deadlineMs, process, signingKeyVersion, ...point }: PointRow) => ({
  ...point,
  deadlineMs: Number(deadlineMs),
  reviewers: reviewers.map(({ person }) => person),
  process: { id: process.id, code: process.code, name: process.name, nameZh: process.nameZh, archived: process.archivedAt !== null, owner: process.owner },
  automatedDecision: process.compliance?.automatedDecision ?? false,
  hasKey: signingKeyVersion !== null,
  mayEdit: canFor(ctx.actor, 'review-point:edit', process.department?.path ?? null),
})

/** Review points that the reader may see, of one process or of all, with what waits at each. */
export const listPoints = query({
  permission: 'review:read',
  input: PointFilter,
  async run(ctx, { processId }) {
    const rows = await ctx.db.reviewPoint.findMany({ where: { AND: [visiblePoint(ctx), processId ? { processId } : {}] }, select: pointRow, orderBy: [{ active: 'desc' }, { code: 'asc' }], take: 500 })
    const ids = rows.map(({ id }) => id)
    const open = { pointId: { in: ids }, status: { in: [...openStatuses] } }
    const [waiting, late] = await Promise.all([
      ctx.db.reviewTask.groupBy({ by: ['pointId'], where: open, _count: true }),
      ctx.db.reviewTask.groupBy({ by: ['pointId'], where: { ...open, dueAt: { lte: ctx.now } }, _count: true }),
    ])
    const countOf = (groups: { pointId: string; _count: number }[], id: string) => groups.find(({ pointId }) => pointId === id)?._count ?? 0
    return { mayAdd: can(ctx.actor, 'review-point:edit'), rows: rows.map((row) => ({ ...viewOf(ctx, row), waiting: countOf(waiting, row.id), late: countOf(late, row.id) })) }
  },
})

export const getPoint = query({
  permission: 'review:read',
  input: PointRef,
  async run(ctx, { id }) {
    const row = await ctx.db.reviewPoint.findFirst({ where: { AND: [{ id }, visiblePoint(ctx)] }, select: pointRow })
    if (!row) throw notFound('reviewPoint')
    const asked = await ctx.db.reviewTask.count({ where: { pointId: id } })
    return { ...viewOf(ctx, row), asked }
  },
})
export type PointView = Awaited<ReturnType<typeof getPoint>>
