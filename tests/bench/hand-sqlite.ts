import Database from 'better-sqlite3'
import type { RunReport } from '@/lib/core/runs/run'
import { PROCESSES } from './data'
import { foldDeltas, type Fold } from './hand-fold'

const counters = ['succeeded', 'failed', 'errSystem', 'items', 'unitsSucceeded', 'unitsBusiness', 'unitsSystem', 'unitsStraight', 'timedRuns', 'timedUnits', 'durationMs']
const stored = (iso: string) => `${iso.slice(0, 23)}+00:00`

/**
 * The limit for ingest: what a careful programmer writes by hand for this data alone. Same tables, columns, durability and
 * batches, the old row read and taken out of the roll-ups, buckets folded per batch; no checks, no merge rule, no audit.
 */
export function handWritten(file: string) {
  const raw = new Database(file)
  for (const pragma of ['journal_mode=WAL', 'synchronous=FULL', 'foreign_keys=ON', 'journal_size_limit=67108864', 'temp_store=MEMORY']) raw.pragma(pragma)
  const now = stored(new Date().toISOString())
  raw.prepare(`INSERT INTO "Engine" ("id", "slug", "kind", "name", "config", "updatedAt") VALUES (1, 'hand', 'push', 'Hand', '{}', ?)`).run(now)
  const process = raw.prepare(`INSERT INTO "EngineProcess" ("id", "engineId", "externalId", "name", "seenAt") VALUES (?, 1, ?, ?, ?)`)
  for (let p = 0; p < PROCESSES; p++) process.run(p + 1, `p${p}`, `Process ${p}`, now)

  const select = raw.prepare(`SELECT "engineProcessId", "at", "status", "durationMs", "items" FROM "Run" WHERE "engineId" = 1 AND "externalId" = ? AND "attempt" = 1`).raw(true)
  const columns = ['engineProcessId', 'status', 'errorKind', 'errorCode', 'errorMessage', 'queuedAt', 'startedAt', 'endedAt', 'at', 'durationMs', 'items', 'itemsSucceeded', 'itemsBusiness', 'itemsSystem', 'release', 'link', 'sourceUpdatedAt', 'observedAt', 'states']
  const upsert = raw.prepare(`INSERT INTO "Run" ("engineId", "externalId", "attempt", ${columns.map((c) => `"${c}"`).join(', ')})
    VALUES (1, ?, 1, ${columns.map(() => '?').join(', ')})
    ON CONFLICT ("engineId", "externalId", "attempt") DO UPDATE SET ${columns.map((c) => `"${c}" = excluded."${c}"`).join(', ')}`)
  const bucket = (table: string, slot: string) => ({
    read: raw.prepare(`SELECT ${counters.map((c) => `"${c}"`).join(', ')}, "histogram" FROM "${table}" WHERE "engineProcessId" = ? AND "${slot}" = ?`).raw(true),
    write: raw.prepare(`INSERT INTO "${table}" ("engineProcessId", "${slot}", ${counters.map((c) => `"${c}"`).join(', ')}, "histogram") VALUES (${Array(counters.length + 3).fill('?').join(', ')})
      ON CONFLICT DO UPDATE SET ${counters.map((c) => `"${c}" = excluded."${c}"`).join(', ')}, "histogram" = excluded."histogram"`),
  })
  const hour = bucket('RunHour', 'hour')
  const day = bucket('RunDay', 'day')
  const save = (tables: typeof hour, folds: Map<string, Fold>) => {
    for (const fold of folds.values()) {
      const before = tables.read.get(fold.process, fold.slot) as (number | string)[] | undefined
      tables.write.run(fold.process, fold.slot, ...fold.added(before))
    }
  }

  const store = raw.transaction((reports: RunReport[]) => {
    const seen: Parameters<typeof foldDeltas>[0] = []
    for (const report of reports) {
      const process = Number(report.process.externalId.slice(1)) + 1
      const duration = Date.parse(report.endedAt!) - Date.parse(report.startedAt!)
      const endedAt = stored(report.endedAt!)
      const old = select.get(report.externalId) as [number, string, string, number, number | null] | undefined
      if (old) seen.push({ process: old[0], at: old[1], failed: old[2] === 'failed', duration: old[3], items: old[4], sign: -1 })
      const { items, error } = report
      upsert.run(
        report.externalId, process, report.status, error?.kind ?? null, error?.code ?? null, error?.message ?? null,
        stored(report.queuedAt!), stored(report.startedAt!), endedAt, endedAt, duration,
        items?.handled ?? null, items?.succeeded ?? null, items?.businessExceptions ?? null, items?.systemExceptions ?? null,
        report.process.version, report.link, stored(report.sourceUpdatedAt!), now, `[["${report.status}",0]]`,
      )
      seen.push({ process, at: endedAt, failed: report.status === 'failed', duration, items: items?.handled ?? null, sign: 1 })
    }
    const { hours, days } = foldDeltas(seen)
    save(hour, hours)
    save(day, days)
  })
  return { store: (reports: RunReport[]) => store.immediate(reports), close: () => raw.close() }
}
