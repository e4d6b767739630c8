import { conflict, ruleError } from '@/lib/core/errors'
import { decideStep, type ActionStep } from '@/lib/core/actions/action-item'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { actionOf } from './record'
import { actionFor } from './visible'

/** One step of the table in lib/core/actions/action-item.ts: guarded by the version that the person saw and the state it starts from. */
export async function takeStep(ctx: Ctx, step: ActionStep, { id, version }: { id: string; version: number }, data: Prisma.ActionItemUncheckedUpdateManyInput) {
  const { action, facts } = await actionFor(ctx, id)
  const decision = decideStep(facts, step)
  if (!decision.ok) throw ruleError(decision.reasons)
  const before = await actionOf(ctx, id)
  const { count } = await ctx.db.actionItem.updateMany({
    where: { id, version, status: action.status },
    data: { ...data, status: decision.value, updatedAt: ctx.now, version: { increment: 1 } },
  })
  if (!count) throw conflict()
  return { before, after: await actionOf(ctx, id) }
}
