import type { Permission } from '@/lib/core/access'
import { notFound } from '@/lib/core/errors'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { reachableDepartments, requireFor } from '@/lib/server/scope'
import { principalsToday } from './acting'

/** The review points that the reader may see: those of the processes of their departments, and those that name them. */
export function visiblePoint(ctx: Ctx): Prisma.ReviewPointWhereInput {
  const department = reachableDepartments(ctx, 'review:read')
  return department ? { OR: [{ process: { department } }, { reviewers: { some: { personId: ctx.actor.id } } }] } : {}
}

/** Documents of the reader's departments, and those that concern them, or whom they stand in for, by name. */
export async function visibleReview(ctx: Ctx): Promise<Prisma.ReviewTaskWhereInput> {
  const department = reachableDepartments(ctx, 'review:read')
  if (!department) return {}
  const me = ctx.actor.id
  const people = [me, ...(await principalsToday(ctx))]
  return {
    OR: [
      { department },
      { handedToId: { in: people } },
      { claimedById: me },
      { point: { reviewers: { some: { personId: { in: people } } } } },
      { escalatedAt: { not: null }, point: { OR: [{ escalateToId: { in: people } }, { escalateToId: null, process: { ownerId: { in: people } } }] } },
      { decisions: { some: { personId: me } } },
    ],
  }
}

/** A visible point; `not_found` when the reader may not see it, `forbidden` when they may see but not change it. */
export async function pointFor(ctx: Ctx, id: string, permission: Permission = 'review:read') {
  const point = await ctx.db.reviewPoint.findFirst({ where: { AND: [{ id }, visiblePoint(ctx)] }, select: { id: true, processId: true, process: { select: { archivedAt: true, department: { select: { path: true } } } } } })
  if (!point) throw notFound('reviewPoint')
  if (permission !== 'review:read') requireFor(ctx, permission, point.process.department?.path ?? null)
  return point
}
