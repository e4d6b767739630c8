import type { Database, Statement } from 'better-sqlite3'
import type { Ctx } from '../ctx'
import { dialect, sqliteReader, withWriter } from '../db'
import { readPrismaTime } from './prisma-time'

type Value = string | number | null

const prepared = new WeakMap<Database, Map<string, Statement>>()

/**
 * Reads with one text for both databases: `?` for parameters, instants selected through `time` and passed through `readTime`.
 * Inside a command it sees what the command has written. Integers come as numbers.
 */
export async function readRows<Row>(ctx: Pick<Ctx, 'db' | 'inTransaction'>, sql: string, params: readonly Value[] = []): Promise<Row[]> {
  if (dialect === 'postgresql') return ctx.db.$queryRawUnsafe<Row[]>(numbered(sql), ...params)
  const all = (raw: Database) => cached(raw, sql).all(...params) as Row[]
  return ctx.inTransaction ? withWriter(all, ctx.db) : all(await sqliteReader())
}

function cached(raw: Database, sql: string): Statement {
  let statements = prepared.get(raw)
  if (!statements) prepared.set(raw, (statements = new Map()))
  let found = statements.get(sql)
  if (!found) {
    // Texts with lists of varying length would otherwise pile up.
    if (statements.size > 300) statements.clear()
    found = raw.prepare(sql).safeIntegers(false)
    statements.set(sql, found)
  }
  return found
}

function numbered(sql: string): string {
  let n = 0
  return sql.replace(/\?/g, () => `$${++n}`)
}

/** An instant as a column of the result; `readTime` gives epoch ms. */
export const time = (column: string, as: string): string =>
  dialect === 'sqlite' ? `${column} AS "${as}"` : `date_part('epoch', ${column}) * 1000 AS "${as}"`

/** Epoch ms of what `time` selected: a text on SQLite, on PostgreSQL a float that may miss the millisecond by a hair. */
export function readTime(value: number | string | null): number | null {
  if (value === null) return null
  return typeof value === 'string' ? readPrismaTime(value) : Math.round(value)
}

/** A parameter that is an instant (as `prismaTime`), an integer or a text, cast where the database must be told. */
export const param = {
  time: dialect === 'sqlite' ? '?' : '?::text::timestamp(3)',
  int: dialect === 'sqlite' ? '?' : '?::int',
  text: dialect === 'sqlite' ? '?' : '?::text',
}

/** `column` is one of the integers that are passed as one parameter made by `idList`. */
export const isAnyOf = (column: string): string =>
  dialect === 'sqlite' ? `${column} IN (SELECT value FROM json_each(?))` : `${column} = ANY(?::text::int[])`

export const idList = (ids: readonly number[]): string => (dialect === 'sqlite' ? JSON.stringify(ids) : `{${ids.join(',')}}`)
