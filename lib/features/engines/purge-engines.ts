import { setTimeout as pause } from 'node:timers/promises'
import { appendAudit } from '@/lib/server/audit'
import type { Ctx } from '@/lib/server/ctx'
import { db, inTransaction, Prisma } from '@/lib/server/db'
import { namesOf } from './record'

const STEP = 1000
const BREATH_MS = 20

/** Removes what deleted engines left behind, a bounded number of rows at a time. Returns the number of engines removed. */
export async function purgeEngines(ctx: Ctx, signal: AbortSignal): Promise<number> {
  const engines = await db.engine.findMany({ where: { status: 'deleting' }, select: { id: true } })
  let removed = 0
  for (const { id } of engines) {
    const of = Prisma.sql`(SELECT "id" FROM "EngineProcess" WHERE "engineId" = ${id})`
    const steps = [
      () => db.$executeRaw`DELETE FROM "Run" WHERE "id" IN (SELECT "id" FROM "Run" WHERE "engineId" = ${id} LIMIT ${STEP})`,
      () => db.$executeRaw`DELETE FROM "RunHour" WHERE ("engineProcessId", "hour") IN (SELECT "engineProcessId", "hour" FROM "RunHour" WHERE "engineProcessId" IN ${of} LIMIT ${STEP})`,
      () => db.$executeRaw`DELETE FROM "RunDay" WHERE ("engineProcessId", "day") IN (SELECT "engineProcessId", "day" FROM "RunDay" WHERE "engineProcessId" IN ${of} LIMIT ${STEP})`,
      () => db.$executeRaw`DELETE FROM "BacklogSample" WHERE ("queueId", "at") IN (SELECT "queueId", "at" FROM "BacklogSample" WHERE "queueId" IN (SELECT "id" FROM "BacklogQueue" WHERE "engineId" = ${id}) LIMIT ${STEP})`,
      () => db.$executeRaw`DELETE FROM "SyncLog" WHERE "id" IN (SELECT "id" FROM "SyncLog" WHERE "engineId" = ${id} LIMIT ${STEP})`,
    ]
    for (const step of steps) {
      while (!signal.aborted && (await step()) > 0) await pause(BREATH_MS)
    }
    if (signal.aborted) return removed
    await inTransaction(async (tx) => {
      const names = namesOf(await tx.engine.delete({ where: { id }, select: { name: true, nameZh: true } }))
      await appendAudit({ ...ctx, db: tx, inTransaction: true }, [{ action: 'engine.purged', entity: 'engine', entityId: id, facts: names }])
    })
    removed++
  }
  return removed
}
