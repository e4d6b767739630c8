import { AppError } from '@/lib/core/errors'
import type { EngineReader } from '@/lib/engines/contract'
import { AdapterError } from '@/lib/engines/contract/faults'
import { readerOf } from '@/lib/engines/registry'
import { db } from '@/lib/server/db'
import { log } from '@/lib/server/log'
import { storedConfig, withConnection, type Config } from './connection'
import { finishSync, type SyncEnd } from './finish-sync'
import { keepLease, type SyncClaim } from './lease'
import { PageStore } from './page-store'
import { refreshProcesses } from './refresh-processes'
import { track } from './running'
import { readBacklogOf } from './backlog'

/**
 * Reads one engine from its cursor to now: a page, then its rows, roll-ups, cursor and counts in one transaction. Never
 * throws; what went wrong is in the log of the sync and on the engine. May be killed at any point: the next sync goes on.
 */
export function runSync(claim: SyncClaim): Promise<SyncEnd> {
  return track(claim.engineId, async (controller) => {
    const keeper = keepLease(claim, () => controller.abort())
    let end: SyncEnd
    try {
      end = await read(claim, controller.signal)
    } catch (error) {
      end = endOf(error, controller.signal.aborted)
      if (end.fault === 'internal') log.error({ err: error, engineId: claim.engineId, syncId: claim.syncId }, 'sync failed')
    } finally {
      keeper.stop()
    }
    await finishSync(claim, end).catch((error: unknown) => log.error({ err: error, syncId: claim.syncId }, 'sync could not be closed'))
    return end
  })
}

async function read(claim: SyncClaim, signal: AbortSignal): Promise<SyncEnd> {
  const engine = await db.engine.findUniqueOrThrow({
    where: { id: claim.engineId },
    select: { id: true, kind: true, config: true, cursor: true, freshAt: true, lastSyncAt: true },
  })
  const reader = readerOf(engine.kind)
  if (!reader) throw new AdapterError('kindUnknown', { kind: engine.kind })
  const config = await storedConfig(db, engine)
  const store = new PageStore(claim, await newestObservation(engine))
  await withConnection(config, signal, engine.id, async (conn) => {
    await refreshProcesses(claim, reader, conn, false)
    for await (const page of reader.readRuns(conn, engine.cursor as Parameters<EngineReader<Config>['readRuns']>[1])) {
      await store.page(page)
      if (signal.aborted) throw new AdapterError('canceled')
    }
    await refreshProcesses(claim, reader, conn, true)
    await readBacklogOf(claim, reader, conn)
  })
  return { outcome: store.warnings.length ? 'partial' : 'ok', warnings: store.warnings }
}

/** Observations must not run backwards when the clock does: a later state would count as older than what is stored. */
async function newestObservation(engine: { id: number; freshAt: Date | null; lastSyncAt: Date | null }): Promise<number> {
  const last = await db.syncLog.findMany({ where: { engineId: engine.id }, orderBy: { startedAt: 'desc' }, take: 1, select: { startedAt: true } })
  return Math.max(engine.freshAt?.getTime() ?? 0, engine.lastSyncAt?.getTime() ?? 0, last[0]?.startedAt.getTime() ?? 0)
}

function endOf(error: unknown, aborted: boolean): SyncEnd {
  if (aborted || (error instanceof AppError && error.key === 'runs.leaseLost')) return { outcome: 'interrupted', warnings: [] }
  if (error instanceof AdapterError) {
    return { outcome: error.fault === 'canceled' ? 'interrupted' : 'failed', warnings: [], fault: error.fault, params: error.params, retryAfterMs: error.retryAfterMs }
  }
  return { outcome: 'failed', warnings: [], fault: 'internal' }
}
