import { z } from 'zod'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { recomputeCells } from './cells'

/**
 * Computes every cell of the matrix again: what changed without a verb of compatibility, such as a further interface, is taken up.
 * One transaction an automation.
 * @returns how many automations were looked at, and how many cells now say something else
 */
export async function reconcileCells(ctx: Ctx, signal: AbortSignal): Promise<{ looked: number; changed: number }> {
  const touching = { OR: [{ process: { systems: { some: {} } } }, { interfaces: { some: {} } }, { compatPlan: { isNot: null } }, { compatCells: { some: {} } }] }
  const automations = await ctx.db.automation.findMany({ where: touching, select: { id: true }, orderBy: { id: 'asc' } })
  let [looked, changed] = [0, 0]
  for (const { id } of automations) {
    if (signal.aborted) break
    changed += await reconcileOne(ctx, { automationId: id })
    looked += 1
  }
  return { looked, changed }
}

const reconcileOne = command({
  permission: 'compatibility:plan',
  input: z.strictObject({ automationId: z.string() }),
  async run(ctx, { automationId }) {
    const changed = await recomputeCells(ctx, [automationId])
    if (!changed) return { result: 0, audit: [] }
    const { name, nameZh } = await ctx.db.automation.findUniqueOrThrow({ where: { id: automationId }, select: { name: true, nameZh: true } })
    return { result: changed, audit: { action: 'compat-cell.reconciled', entity: 'compat-cell', entityId: automationId, facts: { name, nameZh, changed } } }
  },
})
