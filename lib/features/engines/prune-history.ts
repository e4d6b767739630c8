import { DAY_MS } from '@/lib/core/calendar/local-day'
import { giveWay } from '@/lib/features/runs/give-way'
import { appendAudit } from '@/lib/server/audit'
import type { Ctx } from '@/lib/server/ctx'
import { inTransaction, type Prisma } from '@/lib/server/db'
import { settingsOf } from '@/lib/server/settings'

const BATCH = 1000

/**
 * Removes logs of syncs and readings of queues beyond the retention, in short transactions with an audit row each; ends early
 * when `signal` is aborted. The newest reading of each queue is kept on the queue. Returns how many rows.
 */
export async function pruneHistory(ctx: Ctx, signal?: AbortSignal): Promise<number> {
  const { syncLogDays, backlogSampleDays } = await settingsOf(ctx.db, 'retention')
  const before = (days: number) => new Date(ctx.now.getTime() - days * DAY_MS)
  let removed = 0
  while (!signal?.aborted) {
    const { logs, samples } = await inTransaction((tx) => pruneBatch({ ...ctx, db: tx, inTransaction: true }, before(syncLogDays), before(backlogSampleDays)))
    removed += logs + samples
    if (logs < BATCH && samples < BATCH) break
    await giveWay()
  }
  return removed
}

async function pruneBatch(ctx: Ctx, logsBefore: Date, samplesBefore: Date): Promise<{ logs: number; samples: number }> {
  const ended: Prisma.SyncLogWhereInput = { startedAt: { lt: logsBefore }, outcome: { not: 'running' } }
  const old = await ctx.db.syncLog.findMany({ where: ended, select: { id: true }, take: BATCH })
  const { count: logs } = await ctx.db.syncLog.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } })
  const samples = await ctx.db.$executeRaw`DELETE FROM "BacklogSample" WHERE ("queueId", "at") IN (SELECT "queueId", "at" FROM "BacklogSample" WHERE "at" < ${samplesBefore} LIMIT ${BATCH})`
  const facts = { syncLogs: logs, backlogSamples: samples }
  if (logs + samples) await appendAudit(ctx, [{ action: 'engine.history-pruned', entity: 'engine', entityId: 'all', facts }])
  return { logs, samples }
}
