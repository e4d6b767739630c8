import { rollupFields, type Counters, type RollupField } from '@/lib/core/runs/rollup'
import type { Ctx } from '../ctx'
import { dialect } from '../db'
import { idList, isAnyOf, param, readRows } from './read'
import { rollupTables, type RollupTable } from './rollup-columns'

export interface SumQuery<Field extends RollupField = RollupField> {
  table: RollupTable
  /** First slot (day, or hour as `prismaTime`) and the first one after */
  from: string
  before: string
  /** Engine processes; null for all */
  processIds: readonly number[] | null
  /** Sums per process, per slot, or per both */
  by: 'process' | 'slot' | 'cell'
  /** With `process`: slots at which the sums are cut in two, ascending */
  cuts?: readonly string[]
  histograms?: boolean
  /** Only these counters; all of them unless given */
  fields?: readonly Field[]
}

export type SumRow<Field extends RollupField = RollupField> = Pick<Counters, Field> & {
  engineProcessId: number
  /** Hours as `prismaTime` on SQLite and PostgreSQL alike */
  slot: string
  /** Number of cuts at or before the slots that were summed */
  segment: number
  /** Encoded histograms one after the other; '' unless asked for */
  histogram: string
}

const sumOf = (field: RollupField) => (dialect === 'sqlite' ? `SUM(r."${field}") AS "${field}"` : `CAST(SUM(r."${field}") AS double precision) AS "${field}"`)
const all = rollupFields.map(sumOf).join(', ')

/** Sums of roll-ups in one query; what is returned depends on the groups, not on the number of runs. */
export function sumRollups<Field extends RollupField = RollupField>(ctx: Pick<Ctx, 'db' | 'inTransaction'>, query: SumQuery<Field>): Promise<SumRow<Field>[]> {
  const { table, slot } = rollupTables[query.table]
  const slotParam = query.table === 'hour' ? param.time : param.text
  const column = `r."${slot}"`
  const slotText = query.table === 'day' || dialect === 'sqlite' ? column : `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"+00:00"')`
  const cuts = query.by === 'process' ? (query.cuts ?? []) : []
  const segment = cuts.length ? `CASE ${cuts.map((_, i) => `WHEN ${column} < ${slotParam} THEN ${i}`).join(' ')} ELSE ${cuts.length} END` : '0'
  const process = query.by === 'slot' ? '0' : 'r."engineProcessId"'
  // SQLite would walk the days of all processes and sort; along its key the rows of a process come together.
  const rows = dialect === 'sqlite' && query.by === 'process' && !query.processIds ? `"EngineProcess" e CROSS JOIN "${table}" r ON r."engineProcessId" = e."id"` : `"${table}" r`
  const joined = dialect === 'sqlite' ? `group_concat(r."histogram", ' ')` : `string_agg(r."histogram", ' ')`
  const sql = `SELECT ${process} AS "engineProcessId", ${query.by === 'process' ? `''` : slotText} AS "slot", ${segment} AS "segment", ${query.fields ? query.fields.map(sumOf).join(', ') : all},
    ${query.histograms ? joined : `''`} AS "histogram"
    FROM ${rows} WHERE ${column} >= ${slotParam} AND ${column} < ${slotParam}${query.processIds ? ` AND ${isAnyOf('r."engineProcessId"')}` : ''}
    GROUP BY 1, 2, 3`
  return readRows<SumRow<Field>>(ctx, sql, [...cuts, query.from, query.before, ...(query.processIds ? [idList(query.processIds)] : [])])
}
