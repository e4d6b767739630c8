import type { Database } from 'better-sqlite3'
import { prismaTime, readPrismaTime } from './prisma-time'
import { quoted, runColumns, runOf, type RawRun, type RunKey, type RunRow } from './run-columns'
import { statement } from './statements'

const names = runColumns.map(([name]) => name)
const SELECT = `SELECT "id", "externalId", "attempt", ${quoted(names)} FROM "Run" WHERE "engineId" = ? AND "externalId" = ? AND "attempt" = ?`
const INSERT = `INSERT INTO "Run" ("engineId", "externalId", "attempt", ${quoted(names)}) VALUES (${Array(names.length + 3).fill('?').join(', ')})`
const UPDATE = `UPDATE "Run" SET ${names.map((name) => `"${name}" = ?`).join(', ')} WHERE "id" = ?`
const TIMES = runColumns.flatMap(([, kind], i) => (kind === 'time' ? [i + 3] : []))

/** The stored rows of the keys, null where there is none. */
export function readRunsSqlite(raw: Database, engineId: number, keys: readonly RunKey[]): (RunRow | null)[] {
  const select = statement(raw, SELECT)
  return keys.map(({ externalId, attempt }) => {
    const row = select.get(engineId, externalId, attempt) as RawRun | undefined
    if (!row) return null
    for (const i of TIMES) if (row[i] !== null) row[i] = readPrismaTime(row[i] as string)
    return runOf(row)
  })
}

/** Inserts the rows without an id and replaces the others. */
export function writeRunsSqlite(raw: Database, engineId: number, rows: readonly RunRow[]): void {
  const insert = statement(raw, INSERT)
  const update = statement(raw, UPDATE)
  const values: unknown[] = []
  for (const row of rows) {
    values.length = 0
    if (row.id === null) values.push(engineId, row.externalId, row.attempt)
    for (const [name, kind] of runColumns) {
      const value = row[name]
      if (value === null) values.push(null)
      else if (kind === 'time') values.push(prismaTime(value as number))
      else values.push(kind === 'states' ? JSON.stringify(value) : value)
    }
    if (row.id === null) insert.run(values)
    else update.run(...values, row.id)
  }
}
