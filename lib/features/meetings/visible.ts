import { scopeOf } from '@/lib/core/access'
import { notFound } from '@/lib/core/errors'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'

/** Agendas go over all departments: whoever reads for some of them only sees the meetings that they belong to. */
export function visibleSeries(ctx: Ctx): Prisma.MeetingSeriesWhereInput {
  const { kind } = scopeOf(ctx.actor, 'meeting:read')
  if (kind === 'all') return {}
  return kind === 'none' ? { id: { in: [] } } : { OR: [{ chairId: ctx.actor.id }, { members: { some: { personId: ctx.actor.id } } }] }
}

export const visibleMeeting = (ctx: Ctx): Prisma.MeetingWhereInput => ({ series: visibleSeries(ctx) })

/** @throws AppError `not_found` for a meeting that does not exist, or that the reader does not see */
export async function requireSight(ctx: Ctx, id: string): Promise<void> {
  if (!(await ctx.db.meeting.count({ where: { AND: [{ id }, visibleMeeting(ctx)] } }))) throw notFound('meeting')
}
