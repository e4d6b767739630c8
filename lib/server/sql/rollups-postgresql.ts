import { encodeHistogram } from '@/lib/core/runs/histogram'
import { isEmpty, rollupFields, type Rollup } from '@/lib/core/runs/rollup'
import type { Db } from '../db'
import { pgArray } from './pg-array'
import { rollupOf, rollupTables, type Bucket, type BucketRow, type RollupTable } from './rollup-columns'
import { quoted } from './run-columns'

const columns = [...rollupFields, 'histogram']
const slotType = { hour: 'timestamp(3)', day: 'text' } as const

function sqlOf(kind: RollupTable) {
  const { table, slot } = rollupTables[kind]
  const keys = `unnest($1::int[], $2::${slotType[kind]}[]) WITH ORDINALITY AS k("engineProcessId", "${slot}", "n")`
  const match = `t."engineProcessId" = k."engineProcessId" AND t."${slot}" = k."${slot}"`
  const arrays = columns.map((name, i) => `$${i + 3}::${name === 'histogram' ? 'text' : 'bigint'}[]`)
  return {
    select: `SELECT k."n"::int AS n, ${columns.map((name) => (name === 'histogram' ? `t."${name}"` : `t."${name}"::float8 AS "${name}"`)).join(', ')}
      FROM ${keys} CROSS JOIN LATERAL (SELECT * FROM "${table}" t WHERE ${match} LIMIT 1) t`,
    upsert: `INSERT INTO "${table}" ("engineProcessId", "${slot}", ${quoted(columns)})
      SELECT * FROM unnest($1::int[], $2::${slotType[kind]}[], ${arrays.join(', ')})
      ON CONFLICT ("engineProcessId", "${slot}") DO UPDATE SET ${columns.map((name) => `"${name}" = excluded."${name}"`).join(', ')}`,
    remove: `DELETE FROM "${table}" t USING ${keys} WHERE ${match}`,
  }
}

const sql = { hour: sqlOf('hour'), day: sqlOf('day') }
const keysOf = (buckets: readonly Bucket[]) => [pgArray(buckets.map((b) => b.engineProcessId)), pgArray(buckets.map((b) => b.slot))]

/** The stored roll-ups of the buckets, null where there is none. */
export async function readRollupsPostgresql(db: Db, kind: RollupTable, buckets: readonly Bucket[]): Promise<(Rollup | null)[]> {
  if (!buckets.length) return []
  const found = await db.$queryRawUnsafe<Record<string, unknown>[]>(sql[kind].select, ...keysOf(buckets))
  const rollups: (Rollup | null)[] = buckets.map(() => null)
  for (const row of found) rollups[Number(row.n) - 1] = rollupOf(columns.map((name) => row[name]))
  return rollups
}

/** Stores the roll-ups; an empty one leaves no row. */
export async function writeRollupsPostgresql(db: Db, kind: RollupTable, rows: readonly BucketRow[]): Promise<void> {
  const kept = rows.filter(({ rollup }) => !isEmpty(rollup))
  const emptied = rows.filter(({ rollup }) => isEmpty(rollup))
  if (kept.length) {
    const counters = rollupFields.map((field) => pgArray(kept.map(({ rollup }) => rollup[field])))
    const histograms = pgArray(kept.map(({ rollup }) => encodeHistogram(rollup.histogram)))
    await db.$executeRawUnsafe(sql[kind].upsert, ...keysOf(kept), ...counters, histograms)
  }
  if (emptied.length) await db.$executeRawUnsafe(sql[kind].remove, ...keysOf(emptied))
}
