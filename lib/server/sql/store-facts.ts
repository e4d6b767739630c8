import type { Database } from 'better-sqlite3'
import type { Db } from '../db'
import { pgArray } from './pg-array'
import { readPrismaTime, readPrismaTimeOrNull } from './prisma-time'
import { statement } from './statements'

/** An engine as far as storing runs depends on it, with a setting read in the same breath. */
export interface EngineFacts {
  prunedBefore: number | null
  /** JSON text of the setting; null when it is not set */
  setting: string | null
}

export interface ProcessFacts {
  id: number
  externalId: string
  name: string
  release: string | null
  seenAt: number
}

const ENGINE = (key: string, id: string, cast: string) =>
  `SELECT ${cast}, s."value" AS "value" FROM "Engine" e LEFT JOIN "Setting" s ON s."key" = ${key} WHERE e."id" = ${id}`
const PROCESS = `SELECT "id", "externalId", "name", "release", "seenAt" FROM "EngineProcess" WHERE "engineId" = ? AND "externalId" = ?`
const PROCESSES = `SELECT "id", "externalId", "name", "release", date_part('epoch', "seenAt") * 1000 AS "seenAt"
  FROM "EngineProcess" WHERE "engineId" = $1::int AND "externalId" = ANY($2::text[])`

export function engineFactsSqlite(raw: Database, engineId: number, settingKey: string): EngineFacts | null {
  const row = statement(raw, ENGINE('?', '?', 'e."prunedBefore"')).get(settingKey, engineId) as [string | null, string | null] | undefined
  return row ? { prunedBefore: readPrismaTimeOrNull(row[0]), setting: row[1] } : null
}

export async function engineFactsPostgresql(db: Db, engineId: number, settingKey: string): Promise<EngineFacts | null> {
  const sql = ENGINE('$1', '$2::int', `date_part('epoch', e."prunedBefore") * 1000 AS "prunedBefore"`).replace('s."value" AS', 's."value"::text AS')
  const [row] = await db.$queryRawUnsafe<{ prunedBefore: number | null; value: string | null }[]>(sql, settingKey, engineId)
  return row ? { prunedBefore: row.prunedBefore === null ? null : Math.round(row.prunedBefore), setting: row.value } : null
}

export function processesSqlite(raw: Database, engineId: number, externalIds: readonly string[]): ProcessFacts[] {
  const select = statement(raw, PROCESS)
  return externalIds.flatMap((wanted) => {
    const row = select.get(engineId, wanted) as [number, string, string, string | null, string] | undefined
    return row ? [{ id: row[0], externalId: row[1], name: row[2], release: row[3], seenAt: readPrismaTime(row[4]) }] : []
  })
}

export const processesPostgresql = (db: Db, engineId: number, externalIds: readonly string[]): Promise<ProcessFacts[]> =>
  db.$queryRawUnsafe<ProcessFacts[]>(PROCESSES, engineId, pgArray(externalIds))
