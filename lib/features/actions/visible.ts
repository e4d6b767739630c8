import { can, canFor } from '@/lib/core/access'
import type { ActionFacts, ActionStatus } from '@/lib/core/actions/action-item'
import { notFound } from '@/lib/core/errors'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'

/** Who reads for the whole programme sees all actions; everybody sees those that they own or made. */
export function visibleAction(ctx: Ctx): Prisma.ActionItemWhereInput {
  return canFor(ctx.actor, 'action:read', null) ? {} : { OR: [{ ownerId: ctx.actor.id }, { createdById: ctx.actor.id }] }
}

/** A visible action with what its table of steps decides on; `not_found` otherwise. */
export async function actionFor(ctx: Ctx, id: string) {
  const action = await ctx.db.actionItem.findFirst({ where: { AND: [{ id }, visibleAction(ctx)] } })
  if (!action) throw notFound('action')
  return { action, facts: factsOf(ctx, action) }
}

export const factsOf = (ctx: Ctx, action: { status: string; ownerId: string | null; createdById: string | null }): ActionFacts => ({
  status: action.status as ActionStatus,
  own: action.ownerId === ctx.actor.id && can(ctx.actor, 'action:close-own'),
  edits: canFor(ctx.actor, 'action:edit', null) || (action.createdById === ctx.actor.id && can(ctx.actor, 'action:close-own')),
})
