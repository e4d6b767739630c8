import type { Database } from 'better-sqlite3'
import { encodeHistogram } from '@/lib/core/runs/histogram'
import { isEmpty, rollupFields, type Rollup } from '@/lib/core/runs/rollup'
import { rollupOf, rollupTables, type Bucket, type BucketRow, type RollupTable } from './rollup-columns'
import { quoted } from './run-columns'
import { statement } from './statements'

const columns = [...rollupFields, 'histogram']

function sqlOf(kind: RollupTable) {
  const { table, slot } = rollupTables[kind]
  const key = `"engineProcessId" = ? AND "${slot}" = ?`
  return {
    select: `SELECT ${quoted(columns)} FROM "${table}" WHERE ${key}`,
    upsert: `INSERT INTO "${table}" ("engineProcessId", "${slot}", ${quoted(columns)}) VALUES (${Array(columns.length + 2).fill('?').join(', ')})
      ON CONFLICT ("engineProcessId", "${slot}") DO UPDATE SET ${columns.map((name) => `"${name}" = excluded."${name}"`).join(', ')}`,
    remove: `DELETE FROM "${table}" WHERE ${key}`,
  }
}

const sql = { hour: sqlOf('hour'), day: sqlOf('day') }

/** The stored roll-ups of the buckets, null where there is none. */
export function readRollupsSqlite(raw: Database, kind: RollupTable, buckets: readonly Bucket[]): (Rollup | null)[] {
  const select = statement(raw, sql[kind].select)
  return buckets.map(({ engineProcessId, slot }) => {
    const row = select.get(engineProcessId, slot) as unknown[] | undefined
    return row ? rollupOf(row) : null
  })
}

/** Stores the roll-ups; an empty one leaves no row. */
export function writeRollupsSqlite(raw: Database, kind: RollupTable, rows: readonly BucketRow[]): void {
  const upsert = statement(raw, sql[kind].upsert)
  const remove = statement(raw, sql[kind].remove)
  for (const { engineProcessId, slot, rollup } of rows) {
    if (isEmpty(rollup)) remove.run(engineProcessId, slot)
    else upsert.run(engineProcessId, slot, ...rollupFields.map((field) => rollup[field]), encodeHistogram(rollup.histogram))
  }
}
