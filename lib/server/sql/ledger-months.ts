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

/**
 * Stores working months by one statement inside the caller's transaction: new ones, or `known` ones in the place of those that are
 * there. A new one that is there by now is left alone.
 * @returns the automations whose month was written
 */
export async function storeLedgerMonths(ctx: Pick<Ctx, 'db'>, rows: readonly LedgerMonthRow[], { known }: { known: boolean }): Promise<string[]> {
  if (!rows.length) return []
  const otherwise = `ON CONFLICT ("automationId", "month") DO ${known ? `UPDATE SET ${changed}` : 'NOTHING'} RETURNING "automationId"`
  const sql =
    dialect === 'sqlite'
      ? `INSERT INTO "LedgerMonth" (${quoted('')}) SELECT ${values} FROM json_each(?) j WHERE true ${otherwise}`
      : `INSERT INTO "LedgerMonth" (${quoted('')}) SELECT ${quoted('v.')} FROM json_populate_recordset(NULL::"LedgerMonth", $1::text::json) v ${otherwise}`
  const written = (row: LedgerMonthRow, column: Column) => {
    const value = row[column]
    return typeof value === 'bigint' ? value.toString() : value instanceof Date ? prismaTime(value.getTime()) : value
  }
  const json = dialect === 'sqlite' ? rows.map((row) => columns.map((column) => written(row, column))) : rows.map((row) => Object.fromEntries(columns.map((column) => [column, written(row, column)])))
  const stored = await ctx.db.$queryRawUnsafe<{ automationId: string }[]>(sql, JSON.stringify(json))
  return stored.map(({ automationId }) => automationId)
}
