import { nextSyncAt } from '@/lib/core/engines/health'
import type { MessageParams } from '@/lib/core/errors'
import type { FaultCode } from '@/lib/engines/contract/faults'
import { Prisma, inTransaction } from '@/lib/server/db'
import type { SyncClaim } from './lease'
import type { StoredWarning } from './warnings'

export interface SyncEnd {
  outcome: 'ok' | 'partial' | 'failed' | 'interrupted'
  warnings: StoredWarning[]
  fault?: FaultCode
  params?: MessageParams
  /** The engine asked for this pause */
  retryAfterMs?: number
}

/** Closes the log, records how it went on the engine, plans the next sync and hands back the lease, if it is still ours. */
export async function finishSync({ engineId, syncId, holder }: SyncClaim, end: SyncEnd): Promise<void> {
  const now = new Date()
  await inTransaction(async (tx) => {
    await tx.syncLog.updateMany({
      where: { id: syncId, outcome: 'running' },
      data: {
        outcome: end.outcome,
        endedAt: now,
        errorCode: end.fault ?? null,
        errorParams: end.params ?? Prisma.DbNull,
        warnings: end.warnings.length ? (end.warnings as unknown as Prisma.InputJsonArray) : Prisma.DbNull,
      },
    })
    const engine = await tx.engine.findFirst({ where: { id: engineId, leaseHolder: holder }, select: { syncEveryMinutes: true, failuresInRow: true } })
    if (!engine) return
    const failuresInRow = end.outcome === 'failed' ? engine.failuresInRow + 1 : end.outcome === 'interrupted' ? engine.failuresInRow : 0
    await tx.engine.updateMany({
      where: { id: engineId, leaseHolder: holder },
      data: {
        leaseHolder: null,
        leaseUntil: null,
        failuresInRow,
        nextSyncAt: end.outcome === 'interrupted' ? now : nextSyncAt(now, engine.syncEveryMinutes, failuresInRow, end.retryAfterMs),
        ...((end.outcome === 'ok' || end.outcome === 'partial') && { lastSyncAt: now }),
        ...(end.outcome === 'failed' && { lastErrorAt: now, lastErrorCode: end.fault, lastErrorParams: end.params ?? Prisma.DbNull }),
      },
    })
  })
}
