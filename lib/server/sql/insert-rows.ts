import type { Ctx } from '../ctx'
import { dialect } from '../db'
import { prismaTime } from './prisma-time'

type Cell = string | number | boolean | null | Date
const name = (column: string): string => `"${column.replace(/\W/g, '')}"`

/**
 * Stores many rows with the same columns by one statement, inside the caller's transaction. What Prisma fills in by itself (ids,
 * `updatedAt`) has to be there; other columns take the default of the database. For thousands of rows: `createMany` keeps the
 * event loop for hundreds of milliseconds.
 */
export async function insertRows(ctx: Pick<Ctx, 'db'>, table: 'Request' | 'RequestTransition' | 'RequestFollow', rows: readonly Record<string, Cell>[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
  const json = JSON.stringify(rows.map((row) => columns.map((column) => written(row[column] ?? null))))
  const values = dialect === 'sqlite' ? columns.map((_, i) => `j.value ->> ${i}`) : columns.map((column) => `v.${name(column)}`)
  const sql =
    dialect === 'sqlite'
      ? `INSERT INTO ${name(table)} (${columns.map(name).join(', ')}) SELECT ${values.join(', ')} FROM json_each(?) j`
      : `INSERT INTO ${name(table)} (${columns.map(name).join(', ')}) SELECT ${values.join(', ')} FROM json_array_elements($1::text::json) j,
          LATERAL json_populate_record(NULL::${name(table)}, json_object(${textArray(columns.map((column) => `'${column.replace(/\W/g, '')}'`))}, ARRAY[${columns.map((_, i) => `j ->> ${i}`).join(', ')}]::text[])) v`
  await ctx.db.$executeRawUnsafe(sql, json)
}

const textArray = (items: readonly string[]): string => `ARRAY[${items.join(', ')}]::text[]`
const written = (cell: Cell): string | number | boolean | null => (cell instanceof Date ? prismaTime(cell.getTime()) : cell)
