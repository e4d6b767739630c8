import type { BacklogSample, Connection, Cursor, EngineReader } from '@/lib/engines/contract'
import { storeBacklog } from '@/lib/features/runs/store-backlog'
import { jobCtx } from '@/lib/server/ctx'
import { db } from '@/lib/server/db'
import type { Config } from './connection'
import { SYNC_JOB, type SyncClaim } from './lease'

/** A queue that stays empty is noted this often: zero is a reading too. */
const EMPTY_EVERY_MS = 3_600_000

/** Reads how much waits in the engine. Active processes that are not named have nothing waiting. */
export async function readBacklogOf(claim: SyncClaim, reader: EngineReader<Config>, conn: Connection<Config>): Promise<void> {
  if (!reader.readBacklog) return
  const { engineId } = claim
  const { cursor } = await db.engine.findUniqueOrThrow({ where: { id: engineId }, select: { cursor: true } })
  const found = await reader.readBacklog(conn, cursor as Cursor | null)
  if (!found) return
  const samples = [...found, ...(await emptyQueues(engineId, found, conn.now()))]
  if (samples.length) await storeBacklog(jobCtx(SYNC_JOB), { engineId, samples })
}

/** Zero for queues that were not named: those that held something, those without a recent reading, those never read. */
async function emptyQueues(engineId: number, found: BacklogSample[], at: Date): Promise<BacklogSample[]> {
  const [processes, queues] = await Promise.all([
    db.engineProcess.findMany({ where: { engineId, active: true }, select: { externalId: true } }),
    db.backlogQueue.findMany({ where: { engineId }, select: { name: true, waiting: true, at: true } }),
  ])
  const named = new Set(found.map(({ queue }) => queue))
  const known = new Map(queues.map((queue) => [queue.name, queue]))
  const isQuiet = (name: string) => {
    const queue = known.get(name)
    return queue?.waiting === 0 && at.getTime() - queue.at.getTime() < EMPTY_EVERY_MS
  }
  const names = new Set([...processes.map(({ externalId }) => externalId), ...known.keys()])
  const active = new Set(processes.map(({ externalId }) => externalId))
  return [...names]
    .filter((name) => !named.has(name) && !isQuiet(name))
    .map((queue) => ({ queue, at, waiting: 0, ...(active.has(queue) && { process: { externalId: queue } }) }))
}
