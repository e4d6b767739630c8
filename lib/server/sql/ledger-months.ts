import type { Ctx } from '../ctx'
import { dialect } from '../db'
import { prismaTime } from './prisma-time'

const columns = [
  'automationId', 'month', 'currency', 'plannedMinor', 'realisedMinor', 'lostMinor', 'plannedMs', 'returnedMs', 'lostMs', 'units', 'failedUnits', 'lateUnits', 'missedUnits', 'downMs',
  'coverageBp', 'adoptionBp', 'gap', 'facts', 'digest', 'computedAt',
] as const
type Column = (typeof columns)[number]

/** A row of LedgerMonth. */
export type LedgerMonthRow = Record<Column, string | number | bigint | Date | null>

const quoted = (prefix: string) => columns.map((column) => `${prefix}"${column}"`).join(', ')
const changed = columns.slice(2).map((column) => `"${column}" = excluded."${column}"`).join(', ')
const values = columns.map((_, i) => `j.value ->> ${i}`).join(', ')

/** Stores working months by one statement inside the caller's transaction; those that are there are replaced. */
export async function storeLedgerMonths(ctx: Pick<Ctx, 'db'>, rows: readonly LedgerMonthRow[]): Promise<void> {
  if (!rows.length) return
  const sql =
    dialect === 'sqlite'
      ? `INSERT INTO "LedgerMonth" (${quoted('')}) SELECT ${values} FROM json_each(?) j WHERE true ON CONFLICT ("automationId", "month") DO UPDATE SET ${changed}`
      : `INSERT INTO "LedgerMonth" (${quoted('')}) SELECT ${quoted('v.')} FROM json_populate_recordset(NULL::"LedgerMonth", $1::text::json) v ON CONFLICT ("automationId", "month") DO UPDATE SET ${changed}`
  const written = (row: LedgerMonthRow, column: Column) => {
    const value = row[column]
    return typeof value === 'bigint' ? value.toString() : value instanceof Date ? prismaTime(value.getTime()) : value
  }
  const json = dialect === 'sqlite' ? rows.map((row) => columns.map((column) => written(row, column))) : rows.map((row) => Object.fromEntries(columns.map((column) => [column, written(row, column)])))
  await ctx.db.$executeRawUnsafe(sql, JSON.stringify(json))
}
