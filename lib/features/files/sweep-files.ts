import { DAY_MS } from '@/lib/core/calendar/local-day'
import type { Ctx } from '@/lib/server/ctx'
import { env } from '@/lib/server/env'
import { dropBytes, listBytes } from '@/lib/server/file-store'

/** Removes uploads that no form claimed within a day, and bytes of that age that no record names. */
export async function sweepFiles(ctx: Ctx, signal: AbortSignal): Promise<number> {
  const before = new Date(ctx.now.getTime() - DAY_MS)
  const { count } = await ctx.db.storedFile.deleteMany({ where: { entity: 'draft', createdAt: { lt: before } } })
  let removed = count
  for (const { name, sha256, changedAt } of await listBytes(env().DATA_DIR)) {
    if (signal.aborted) break
    if (changedAt >= before) continue
    if (sha256 && (await ctx.db.storedFile.count({ where: { sha256 } }))) continue
    if (await dropBytes(env().DATA_DIR, name, before)) removed += 1
  }
  return removed
}
