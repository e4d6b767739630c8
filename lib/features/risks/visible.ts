import { can, type Permission } from '@/lib/core/access'
import { notFound } from '@/lib/core/errors'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { reachableDepartments, requireFor } from '@/lib/server/scope'

/** The risks that the reader may see: those of their departments, those of no department, and those that carry their name. */
export function visibleRisk(ctx: Ctx, permission: Permission = 'risk:read'): Prisma.RiskWhereInput {
  const department = reachableDepartments(ctx, permission)
  return department ? { OR: [{ departmentId: null }, { department }, { ownerId: ctx.actor.id }, { deputyId: ctx.actor.id }] } : {}
}

/**
 * The stored row of a visible risk; `not_found` when the reader may not see it, `forbidden` when they may not change it. Owner and
 * deputy change what carries their name, whatever department it is of.
 */
export async function riskFor(ctx: Ctx, id: string, permission: Permission = 'risk:read') {
  const risk = await ctx.db.risk.findFirst({ where: { AND: [{ id }, visibleRisk(ctx)] }, include: { department: { select: { path: true } } } })
  if (!risk) throw notFound('risk')
  const own = permission === 'risk:edit' && [risk.ownerId, risk.deputyId].includes(ctx.actor.id) && can(ctx.actor, permission)
  if (permission !== 'risk:read' && !own) requireFor(ctx, permission, risk.department?.path ?? null)
  return risk
}
export type GuardedRisk = Awaited<ReturnType<typeof riskFor>>
