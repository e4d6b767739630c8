import type { RunFacts } from '@/lib/core/runs/run'
import { Prisma, type Db } from '@/lib/server/db'
import type { RunTables } from '@/lib/server/sql/run-tables'

const SEEN_EVERY_MS = 3_600_000

/**
 * Makes sure that the processes which the runs name exist in the engine, renames those that are called otherwise now, and
 * gives the id of each by its external id. Processes of this engine that are not linked to an automation stay so.
 */
export async function ensureProcesses(db: Db, tables: RunTables, engineId: number, processes: readonly RunFacts['process'][], now: Date): Promise<Map<string, number>> {
  const named = new Map<string, { name: string | null; release: string | null }>()
  for (const process of processes) {
    const before = named.get(process.externalId)
    if (before?.name === process.name && before.release === process.release) continue
    named.set(process.externalId, { name: process.name ?? before?.name ?? null, release: process.release ?? before?.release ?? null })
  }
  if (!named.size) return new Map()
  let known = await find(tables, engineId, [...named.keys()])
  const missing = [...named].filter(([externalId]) => !known.has(externalId))
  if (missing.length) {
    const rows = missing.map(([externalId, { name, release }]) => Prisma.sql`(${engineId}, ${externalId}, ${name ?? externalId}, ${release}, ${now}, ${now})`)
    await db.$executeRaw`INSERT INTO "EngineProcess" ("engineId", "externalId", "name", "release", "seenAt", "createdAt") VALUES ${Prisma.join(rows)} ON CONFLICT DO NOTHING`
    known = await find(tables, engineId, [...named.keys()])
  }
  const seen: number[] = []
  for (const [externalId, { name, release }] of named) {
    const row = known.get(externalId)!
    const changed = (name !== null && name !== row.name) || (release !== null && release !== row.release)
    if (changed) {
      await db.engineProcess.update({ where: { id: row.id }, data: { name: name ?? row.name, release: release ?? row.release, seenAt: now } })
    } else if (now.getTime() - row.seenAt > SEEN_EVERY_MS) seen.push(row.id)
  }
  if (seen.length) await db.engineProcess.updateMany({ where: { id: { in: seen } }, data: { seenAt: now } })
  return new Map([...known].map(([externalId, { id }]) => [externalId, id]))
}

async function find(tables: RunTables, engineId: number, externalIds: string[]) {
  const rows = await tables.processes(engineId, externalIds)
  return new Map(rows.map((row) => [row.externalId, row]))
}
