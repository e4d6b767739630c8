import type { Db } from '../db'
import { pgArray } from './pg-array'
import { prismaTimeOrNull } from './prisma-time'
import { quoted, runColumns, runNames, runOf, type RawRun, type RunKey, type RunRow } from './run-columns'

const pgType = { text: 'text', int: 'int', bigint: 'bigint', time: 'timestamp(3)' } as const
const read = runColumns.map(([name, kind]: readonly [string, string]) => {
  if (kind === 'time') return `date_part('epoch', r."${name}") * 1000 AS "${name}"`
  return kind === 'bigint' ? `r."${name}"::float8 AS "${name}"` : `r."${name}"`
})

// One look-up in the index a key, whatever the statistics of a table that is being filled make the planner believe.
const SELECT = `SELECT r."id", r."externalId", r."attempt", r."engineProcessId", ${read.join(', ')}
  FROM unnest($2::text[], $3::int[]) AS k("externalId", "attempt") CROSS JOIN LATERAL (
    SELECT * FROM "Run" WHERE "engineId" = $1::int AND "externalId" = k."externalId" AND "attempt" = k."attempt" LIMIT 1) r`
const arrays = (first: number) => [`$${first}::int[]`, ...runColumns.map(([, kind], i) => `$${first + 1 + i}::${pgType[kind]}[]`)].join(', ')
const INSERT = `INSERT INTO "Run" ("engineId", "externalId", "attempt", ${quoted(runNames)})
  SELECT $1::int, * FROM unnest($2::text[], $3::int[], ${arrays(4)})`
// Always a conflict: with ids given no new ones are drawn, and no join can be planned badly.
const UPDATE = `INSERT INTO "Run" ("engineId", "externalId", "attempt", "id", ${quoted(runNames)})
  SELECT $1::int, * FROM unnest($2::text[], $3::int[], $4::int[], ${arrays(5)})
  ON CONFLICT ("id") DO UPDATE SET ${runNames.map((name) => `"${name}" = excluded."${name}"`).join(', ')}`

/** Stores for one engine take turns until the end of the transaction: what is read stays true until it is written. */
export async function lockEnginePostgresql(db: Db, engineId: number): Promise<void> {
  await db.$executeRawUnsafe('SELECT pg_advisory_xact_lock(7002, $1::int)', engineId)
}

const times = new Set<string>(runColumns.flatMap(([name, kind]) => (kind === 'time' ? [name] : [])))
/** Seconds as a float times 1000 may miss the millisecond by a hair. */
const wholeMs = (name: string, value: unknown) => (typeof value === 'number' && times.has(name) ? Math.round(value) : value)

/** The stored rows of the keys, null where there is none. */
export async function readRunsPostgresql(db: Db, engineId: number, keys: readonly RunKey[]): Promise<(RunRow | null)[]> {
  if (!keys.length) return []
  const externalIds = pgArray(keys.map((key) => key.externalId))
  const attempts = pgArray(keys.map((key) => key.attempt))
  const found = await db.$queryRawUnsafe<Record<string, unknown>[]>(SELECT, engineId, externalIds, attempts)
  const rows = new Map<string, RunRow>()
  for (const record of found) {
    const row = runOf([record.id, record.externalId, record.attempt, ...runNames.map((name) => wholeMs(name, record[name]))] as RawRun)
    rows.set(`${row.run.attempt} ${row.run.externalId}`, row)
  }
  return keys.map((key) => rows.get(`${key.attempt} ${key.externalId}`) ?? null)
}

/** Inserts the rows without an id and replaces the others. */
export async function writeRunsPostgresql(db: Db, engineId: number, rows: readonly RunRow[]): Promise<void> {
  const added = rows.filter((row) => row.id === null)
  const changed = rows.filter((row) => row.id !== null)
  if (added.length) await db.$executeRawUnsafe(INSERT, engineId, ...keysOf(added), ...columnsOf(added))
  if (changed.length) {
    await db.$executeRawUnsafe(UPDATE, engineId, ...keysOf(changed), pgArray(changed.map((row) => row.id)), ...columnsOf(changed))
  }
}

const keysOf = (rows: readonly RunRow[]): string[] => [pgArray(rows.map(({ run }) => run.externalId)), pgArray(rows.map(({ run }) => run.attempt))]

function columnsOf(rows: readonly RunRow[]): string[] {
  const columns = runColumns.map(([name, kind]) => {
    const values = rows.map(({ run }) => run[name])
    return pgArray(kind === 'time' ? values.map((ms) => prismaTimeOrNull(ms as number | null)) : values)
  })
  return [pgArray(rows.map((row) => row.engineProcessId)), ...columns]
}
