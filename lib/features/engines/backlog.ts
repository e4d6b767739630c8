import type { BacklogSample, Connection, Cursor, EngineReader } from '@/lib/engines/contract'
import type { Ctx } from '@/lib/server/ctx'
import { db, inTransaction, type Db } from '@/lib/server/db'
import type { Config } from './connection'
import type { SyncClaim } from './lease'

/** A queue that stays empty is noted this often: zero is a reading too. */
const EMPTY_EVERY_MS = 3_600_000

/** Reads how much waits in the engine. Active processes that are not named have nothing waiting. */
export async function storeBacklogOf(claim: SyncClaim, reader: EngineReader<Config>, conn: Connection<Config>, ctx: Ctx): Promise<void> {
  if (!reader.readBacklog) return
  const { cursor } = await db.engine.findUniqueOrThrow({ where: { id: claim.engineId }, select: { cursor: true } })
  const samples = await reader.readBacklog(conn, cursor as Cursor | null)
  if (samples) await inTransaction((tx) => store(tx, claim.engineId, samples, ctx.now))
}

async function store(tx: Db, engineId: number, samples: BacklogSample[], now: Date): Promise<void> {
  const processes = await tx.engineProcess.findMany({ where: { engineId, active: true }, select: { id: true, externalId: true } })
  const queues = await tx.backlogQueue.findMany({ where: { engineId }, select: { id: true, name: true, waiting: true, at: true } })
  const byName = new Map(queues.map((queue) => [queue.name, queue]))
  const waiting = new Map(samples.map((sample) => [sample.queue, sample]))
  const idOf = new Map(processes.map((process) => [process.externalId, process.id]))
  for (const name of new Set([...waiting.keys(), ...idOf.keys(), ...byName.keys()])) {
    const sample = waiting.get(name)
    const known = byName.get(name)
    const empty = !sample?.waiting
    if (empty && known?.waiting === 0 && now.getTime() - known.at.getTime() < EMPTY_EVERY_MS) continue
    const at = sample?.at ?? now
    const reading = { at, waiting: sample?.waiting ?? 0, oldestAgeMs: sample?.oldestAgeMs === undefined ? null : BigInt(Math.round(sample.oldestAgeMs)) }
    const engineProcessId = idOf.get(sample?.process?.externalId ?? name) ?? null
    const { id } = await tx.backlogQueue.upsert({
      where: { engineId_name: { engineId, name } },
      create: { engineId, name, engineProcessId, ...reading },
      update: { ...reading, ...(engineProcessId && { engineProcessId }) },
      select: { id: true },
    })
    await tx.backlogSample.upsert({ where: { queueId_at: { queueId: id, at } }, create: { queueId: id, ...reading }, update: reading, select: { queueId: true } })
  }
}
