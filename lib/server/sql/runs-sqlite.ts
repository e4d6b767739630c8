import type { Database } from 'better-sqlite3'
import { prismaTimeOrNull, readPrismaTime } from './prisma-time'
import { quoted, runColumns, runNames, runOf, type RawRun, type RunKey, type RunRow } from './run-columns'
import { statement } from './statements'

const SELECT = `SELECT "id", "externalId", "attempt", ${quoted(runNames)} FROM "Run" WHERE "engineId" = ? AND "externalId" = ? AND "attempt" = ?`
const INSERT = `INSERT INTO "Run" ("engineId", "externalId", "attempt", ${quoted(runNames)}) VALUES (${Array(runNames.length + 3).fill('?').join(', ')})`
const UPDATE = `UPDATE "Run" SET ${runNames.map((name) => `"${name}" = ?`).join(', ')} WHERE "id" = ?`
const TIMES = runColumns.flatMap(([, kind], i) => (kind === 'time' ? [i + 4] : []))

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
  const at = prismaTimeOrNull
  let observedMs = Number.NaN
  let observedText: string | null = null
  for (const { id, engineProcessId, run } of rows) {
    // Most texts repeat: the run counts where it ended, which is when it was last changed.
    const endedAt = at(run.endedAt)
    const countedAt = run.at === run.endedAt ? endedAt : at(run.at)
    const updatedAt = run.sourceUpdatedAt === run.endedAt ? endedAt : at(run.sourceUpdatedAt)
    const observedAt = run.observedAt === observedMs ? observedText : (observedText = at(run.observedAt))
    observedMs = run.observedAt
    const values = [
      engineProcessId, run.status, run.rawStatus, run.errorKind, run.errorCode, run.errorMessage,
      at(run.queuedAt), at(run.startedAt), endedAt, countedAt, run.durationMs,
      run.items, run.itemsSucceeded, run.itemsBusiness, run.itemsSystem, run.attendedMs,
      run.release, run.link, updatedAt, observedAt, run.states,
    ]
    if (id === null) insert.run(engineId, run.externalId, run.attempt, values)
    else update.run(values, id)
  }
}
