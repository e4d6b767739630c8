import { DAY_MS } from '@/lib/core/calendar/local-day'
import { appendAudit } from '@/lib/server/audit'
import type { Ctx } from '@/lib/server/ctx'
import { inTransaction } from '@/lib/server/db'
import { settingsOf } from '@/lib/server/settings'

/** Removes logs of syncs and readings of queues beyond the retention. The newest reading of each queue is kept on the queue. */
export async function pruneHistory(ctx: Ctx): Promise<number> {
  const { syncLogDays, backlogSampleDays } = await settingsOf(ctx.db, 'retention')
  const before = (days: number) => new Date(ctx.now.getTime() - days * DAY_MS)
  return inTransaction(async (tx) => {
    const logs = await tx.syncLog.deleteMany({ where: { startedAt: { lt: before(syncLogDays) }, outcome: { not: 'running' } } })
    const samples = await tx.backlogSample.deleteMany({ where: { at: { lt: before(backlogSampleDays) } } })
    const removed = logs.count + samples.count
    const facts = { syncLogs: logs.count, backlogSamples: samples.count }
    if (removed) await appendAudit({ ...ctx, db: tx, inTransaction: true }, [{ action: 'engine.history-pruned', entity: 'engine', entityId: 'all', facts }])
    return removed
  })
}
