import type { Rollup } from '@/lib/core/runs/rollup'
import { appendAudit, type AuditDraft } from '../audit'
import type { Ctx } from '../ctx'
import { dialect, withWriter, type Db } from '../db'
import { appendAuditSqlite } from './audit-sqlite'
import type { Bucket, BucketRow, RollupTable } from './rollup-columns'
import { readRollupsPostgresql, writeRollupsPostgresql } from './rollups-postgresql'
import { readRollupsSqlite, writeRollupsSqlite } from './rollups-sqlite'
import type { RunKey, RunRow } from './run-columns'
import { lockEnginePostgresql, readRunsPostgresql, writeRunsPostgresql } from './runs-postgresql'
import { readRunsSqlite, writeRunsSqlite } from './runs-sqlite'
import { engineFactsPostgresql, engineFactsSqlite, processesPostgresql, processesSqlite, type EngineFacts, type ProcessFacts } from './store-facts'

/** Bulk access to runs and roll-ups inside one transaction of `inTransaction`. Bounded by `chunk` rows a call. */
export interface RunTables {
  /** Rows that one call may take without keeping the process, or the database, to itself for long */
  chunk: number
  /** From here to the end of the transaction nobody else stores runs of this engine. */
  lock(engineId: number): Promise<void>
  /** The engine and one setting; null when there is no such engine. */
  engineFacts(engineId: number, settingKey: string): Promise<EngineFacts | null>
  processes(engineId: number, externalIds: readonly string[]): Promise<ProcessFacts[]>
  readRuns(engineId: number, keys: readonly RunKey[]): Promise<(RunRow | null)[]>
  writeRuns(engineId: number, rows: readonly RunRow[]): Promise<void>
  readRollups(kind: RollupTable, buckets: readonly Bucket[]): Promise<(Rollup | null)[]>
  writeRollups(kind: RollupTable, rows: readonly BucketRow[]): Promise<void>
  appendAudit(ctx: Ctx, draft: AuditDraft): Promise<void>
}

export const runTables = (tx: Db): RunTables => (dialect === 'sqlite' ? sqliteTables(tx) : postgresqlTables(tx))

const sqliteTables = (tx: Db): RunTables => ({
  chunk: 250,
  lock: async () => {}, // The transaction already holds the only writer.
  engineFacts: (engineId, key) => withWriter((raw) => engineFactsSqlite(raw, engineId, key), tx),
  processes: (engineId, externalIds) => withWriter((raw) => processesSqlite(raw, engineId, externalIds), tx),
  readRuns: (engineId, keys) => withWriter((raw) => readRunsSqlite(raw, engineId, keys), tx),
  writeRuns: (engineId, rows) => withWriter((raw) => writeRunsSqlite(raw, engineId, rows), tx),
  readRollups: (kind, buckets) => withWriter((raw) => readRollupsSqlite(raw, kind, buckets), tx),
  writeRollups: (kind, rows) => withWriter((raw) => writeRollupsSqlite(raw, kind, rows), tx),
  appendAudit: (ctx, draft) => withWriter((raw) => appendAuditSqlite(raw, ctx, draft), tx),
})

const postgresqlTables = (tx: Db): RunTables => ({
  chunk: 2000,
  lock: (engineId) => lockEnginePostgresql(tx, engineId),
  engineFacts: (engineId, key) => engineFactsPostgresql(tx, engineId, key),
  processes: (engineId, externalIds) => processesPostgresql(tx, engineId, externalIds),
  readRuns: (engineId, keys) => readRunsPostgresql(tx, engineId, keys),
  writeRuns: (engineId, rows) => writeRunsPostgresql(tx, engineId, rows),
  readRollups: (kind, buckets) => readRollupsPostgresql(tx, kind, buckets),
  writeRollups: (kind, rows) => writeRollupsPostgresql(tx, kind, rows),
  appendAudit: (ctx, draft) => appendAudit(ctx, [draft]),
})
