import type { Ctx } from '@/lib/server/ctx'
import { db, inTransaction } from '@/lib/server/db'
import { newHolder } from './holder'

/** Syncs act in the name of the job, whoever asked for them. */
export const SYNC_JOB = 'sync-engines'

/** A dead holder is replaced after this; a living one renews well before. */
export const LEASE_MS = 20_000
const RENEW_MS = 5_000

export interface SyncClaim {
  engineId: number
  syncId: string
  holder: string
}
export type Trigger = 'schedule' | 'manual'

/**
 * Takes the engine for one sync by compare-and-set and opens its log. Null when it is paused, gone or held by a living
 * sync. A log that its holder left open is closed as interrupted.
 */
export function claimSync(ctx: Ctx, engineId: number, trigger: Trigger): Promise<SyncClaim | null> {
  const holder = newHolder()
  const claim = async (tx: Ctx['db']): Promise<SyncClaim | null> => {
    const { count } = await tx.engine.updateMany({
      where: { id: engineId, status: 'active', OR: [{ leaseUntil: null }, { leaseUntil: { lt: ctx.now } }] },
      data: { leaseHolder: holder, leaseUntil: new Date(ctx.now.getTime() + LEASE_MS) },
    })
    if (count === 0) return null
    await tx.syncLog.updateMany({ where: { engineId, outcome: 'running' }, data: { outcome: 'interrupted', endedAt: ctx.now } })
    const { id } = await tx.syncLog.create({ data: { engineId, trigger, startedAt: ctx.now }, select: { id: true } })
    return { engineId, syncId: id, holder }
  }
  return ctx.inTransaction ? claim(ctx.db) : inTransaction(claim)
}

/** Renews the lease until `stop()`; calls `lost` when somebody else has it, or pausing and deleting took it away. */
export function keepLease({ engineId, holder }: SyncClaim, lost: () => void): { stop(): void } {
  const timer = setInterval(() => {
    const leaseUntil = new Date(Date.now() + LEASE_MS)
    // A database that does not answer now may answer next time; the stored rows are fenced by the holder anyway.
    db.engine.updateMany({ where: { id: engineId, leaseHolder: holder }, data: { leaseUntil } }).then(
      ({ count }) => count === 0 && lost(),
      () => {},
    )
  }, RENEW_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
