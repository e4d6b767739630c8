import type { Connection, EngineReader } from '@/lib/engines/contract'
import { appendAudit } from '@/lib/server/audit'
import { jobCtx } from '@/lib/server/ctx'
import { db, inTransaction } from '@/lib/server/db'
import type { Config } from './connection'
import { SYNC_JOB, type SyncClaim } from './lease'
import { namesIn } from './record'
import { storeProcesses } from './store-processes'

const EVERY_MS = 3_600_000
const refreshed = new Map<number, number>()

/**
 * Keeps names, states and the version of the engine current: at the first sync of this process, then hourly, and (with
 * `newOnly`) when runs brought processes whose names are not known yet.
 */
export async function refreshProcesses(claim: SyncClaim, reader: EngineReader<Config>, conn: Connection<Config>, newOnly: boolean): Promise<void> {
  const { engineId } = claim
  const due = newOnly ? await hasNameless(engineId) : Date.now() - (refreshed.get(engineId) ?? 0) > EVERY_MS
  if (!due) return
  const engineVersion = newOnly ? undefined : (await reader.check(conn)).engineVersion
  const found = await reader.discover(conn)
  await inTransaction(async (tx) => {
    const ctx = { ...jobCtx(SYNC_JOB), db: tx, inTransaction: true }
    const counts = await storeProcesses(ctx, engineId, found)
    if (engineVersion) await tx.engine.updateMany({ where: { id: engineId, leaseHolder: claim.holder }, data: { engineVersion } })
    if (counts.added || counts.changed) {
      await appendAudit(ctx, [{ action: 'engine.processes-discovered', entity: 'engine', entityId: engineId, facts: { ...(await namesIn(tx, engineId)), ...counts } }])
    }
  })
  refreshed.set(engineId, Date.now())
}

/** A process that only runs have named so far; those the engine no longer lists were marked inactive by the last refresh. */
async function hasNameless(engineId: number): Promise<boolean> {
  const rows = await db.engineProcess.findMany({ where: { engineId, active: true }, select: { externalId: true, name: true } })
  return rows.some((row) => row.name === row.externalId)
}
