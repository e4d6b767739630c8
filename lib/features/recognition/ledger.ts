import type { Day } from '@/lib/core/calendar/local-day'
import type { NewRow } from '@/lib/core/recognition/entries'
import { canonicalJson } from '@/lib/server/canonical'
import type { Ctx } from '@/lib/server/ctx'

/** Writes rows of the ledger, one after the other inside the transaction; a row of the same event a second time is a conflict. */
export async function appendPoints(ctx: Ctx, requestId: string, rows: readonly NewRow[], day: Day, rulesOrdinal: number): Promise<void> {
  for (const { facts, ...row } of rows) {
    await ctx.db.pointEntry.create({ data: { ...row, requestId, day, rulesOrdinal, facts: canonicalJson(facts), createdAt: ctx.now }, select: { id: true } })
  }
}
