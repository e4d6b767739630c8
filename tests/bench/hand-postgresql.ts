import pg from 'pg'
import type { RunReport } from '@/lib/core/runs/run'
import { PROCESSES } from './data'
import { foldDeltas, type Fold } from './hand-fold'

const counters = ['succeeded', 'failed', 'errSystem', 'items', 'unitsSucceeded', 'unitsBusiness', 'unitsSystem', 'unitsStraight', 'timedRuns', 'timedUnits', 'durationMs']
const columns: [string, string, (report: RunReport, observed: string) => unknown][] = [
  ['externalId', 'text', (r) => r.externalId],
  ['engineProcessId', 'int', (r) => Number(r.process.externalId.slice(1)) + 1],
  ['status', 'text', (r) => r.status],
  ['errorKind', 'text', (r) => r.error?.kind ?? null],
  ['errorCode', 'text', (r) => r.error?.code ?? null],
  ['errorMessage', 'text', (r) => r.error?.message ?? null],
  ['queuedAt', 'timestamp(3)', (r) => r.queuedAt],
  ['startedAt', 'timestamp(3)', (r) => r.startedAt],
  ['endedAt', 'timestamp(3)', (r) => r.endedAt],
  ['at', 'timestamp(3)', (r) => r.endedAt],
  ['durationMs', 'bigint', (r) => durationOf(r)],
  ['items', 'int', (r) => r.items?.handled ?? null],
  ['itemsSucceeded', 'int', (r) => r.items?.succeeded ?? null],
  ['itemsBusiness', 'int', (r) => r.items?.businessExceptions ?? null],
  ['itemsSystem', 'int', (r) => r.items?.systemExceptions ?? null],
  ['release', 'text', (r) => r.process.version],
  ['link', 'text', (r) => r.link],
  ['sourceUpdatedAt', 'timestamp(3)', (r) => r.sourceUpdatedAt],
  ['observedAt', 'timestamp(3)', (_, observed) => observed],
  ['states', 'text', (r) => `[["${r.status}",0]]`],
]
const durationOf = (report: RunReport) => Date.parse(report.endedAt!) - Date.parse(report.startedAt!)
const quoted = (names: string[]) => names.map((name) => `"${name}"`).join(', ')
const names = columns.map(([name]) => name)

const UPSERT = `INSERT INTO "Run" ("engineId", "attempt", ${quoted(names)})
  SELECT 1, 1, * FROM unnest(${columns.map(([, type], i) => `$${i + 1}::${type}[]`).join(', ')})
  ON CONFLICT ("engineId", "externalId", "attempt") DO UPDATE SET ${names.map((name) => `"${name}" = excluded."${name}"`).join(', ')}`
const OLD = `SELECT "engineProcessId", "at", "status", "durationMs", "items" FROM "Run" WHERE "engineId" = 1 AND "attempt" = 1 AND "externalId" = ANY($1::text[])`

/** The limit for ingest on PostgreSQL: the same by hand with `unnest`, as `handWritten` on SQLite. */
export async function handWrittenPostgresql(url: string) {
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' })
  client.setTypeParser(1114, (text) => text)
  await client.connect()
  const now = new Date().toISOString()
  await client.query(`INSERT INTO "Engine" ("id", "slug", "kind", "name", "config", "updatedAt") VALUES (1, 'hand', 'push', 'Hand', '{}', $1)`, [now])
  for (let p = 0; p < PROCESSES; p++) {
    await client.query(`INSERT INTO "EngineProcess" ("id", "engineId", "externalId", "name", "seenAt") VALUES ($1, 1, $2, $2, $3)`, [p + 1, `p${p}`, now])
  }
  const save = async (table: string, slot: string, type: string, folds: Map<string, Fold>) => {
    const list = [...folds.values()]
    const keys = [list.map((fold) => fold.process), list.map((fold) => fold.slot)]
    const { rows } = await client.query<(number | string)[]>({
      rowMode: 'array',
      text: `SELECT k.n::int, ${counters.map((name) => `t."${name}"::float8`).join(', ')}, t."histogram"
        FROM unnest($1::int[], $2::${type}[]) WITH ORDINALITY AS k(p, s, n) JOIN "${table}" t ON t."engineProcessId" = k.p AND t."${slot}" = k.s`,
      values: keys,
    })
    const before = new Map(rows.map(([n, ...values]) => [Number(n) - 1, values]))
    const values = list.map((fold, i) => fold.added(before.get(i)))
    const all = [...counters, 'histogram']
    await client.query(
      `INSERT INTO "${table}" ("engineProcessId", "${slot}", ${quoted(all)})
        SELECT * FROM unnest($1::int[], $2::${type}[], ${all.map((name, i) => `$${i + 3}::${name === 'histogram' ? 'text' : 'bigint'}[]`).join(', ')})
        ON CONFLICT ("engineProcessId", "${slot}") DO UPDATE SET ${all.map((name) => `"${name}" = excluded."${name}"`).join(', ')}`,
      [...keys, ...all.map((_, i) => values.map((row) => row[i]))],
    )
  }
  return {
    async store(reports: RunReport[]) {
      await client.query('BEGIN')
      const { rows } = await client.query(OLD, [reports.map((report) => report.externalId)])
      const gone = rows.map((row) => ({ process: row.engineProcessId, at: String(row.at).replace(' ', 'T'), failed: row.status === 'failed', duration: Number(row.durationMs), items: row.items, sign: -1 as const }))
      const come = reports.map((report) => ({
        process: Number(report.process.externalId.slice(1)) + 1, at: report.endedAt!, failed: report.status === 'failed',
        duration: durationOf(report), items: report.items?.handled ?? null, sign: 1 as const,
      }))
      await client.query(UPSERT, columns.map(([, , value]) => reports.map((report) => value(report, now))))
      const { hours, days } = foldDeltas([...gone, ...come])
      await save('RunHour', 'hour', 'timestamp(3)', hours)
      await save('RunDay', 'day', 'text', days)
      await client.query('COMMIT')
    },
    close: () => client.end(),
  }
}
