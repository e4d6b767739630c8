import type { Month } from '@/lib/core/calendar/month'
import type { Ctx } from '@/lib/server/ctx'

/** Hours (ms) that the books give signed months of these automations: as signed, with what was adjusted and corrected about them since. */
export async function signedTime(ctx: Ctx, automationIds: readonly string[]): Promise<Map<string, Map<Month, number>>> {
  const rows = await ctx.db.ledgerEntry.groupBy({ by: ['automationId', 'month'], where: { automationId: { in: [...automationIds] } }, _sum: { returnedMs: true } })
  const found = new Map<string, Map<Month, number>>()
  for (const { automationId, month, _sum } of rows) {
    const months = found.get(automationId) ?? new Map<Month, number>()
    months.set(month, Number(_sum.returnedMs ?? 0n))
    found.set(automationId, months)
  }
  return found
}
