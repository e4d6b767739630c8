import { conflict } from '@/lib/core/errors'
import type { Ctx } from '../ctx'
import { dialect, withWriter } from '../db'
import type { ModelTable } from './model-tables'
import { readRows } from './read'

type Row = Record<string, string | number | null>

const name = (column: string): string => `"${column.replace(/\W/g, '')}"`
const place = dialect === 'sqlite' ? 'rowid' : 'ctid::text'
/** JSON is looked through as the text that it is written as. */
const asText = (table: ModelTable, column: string): string => (table.jsons.includes(column) && dialect === 'postgresql' ? `${name(column)}::text` : name(column))
const found = (column: string): string => (dialect === 'sqlite' ? `instr(lower(${column}), ?) > 0` : `strpos(lower(${column}), ?::text) > 0`)

/** A row with all its texts; `_place` is where it lies, until it is written again. */
export interface TextRow {
  _place: string | number
  [column: string]: string | number | null
}

/** Rows in which a text contains one of the words, whatever their case; with `extra` columns of numbers. */
export async function rowsContaining(ctx: Pick<Ctx, 'db' | 'inTransaction'>, table: ModelTable, words: readonly string[], extra: readonly string[] = []): Promise<TextRow[]> {
  const columns = [...table.texts, ...table.jsons]
  if (!columns.length || !words.length) return []
  const tests = columns.flatMap((column) => words.map((word) => ({ sql: found(asText(table, column)), word: word.toLowerCase() })))
  const rows = await readRows<Row>(ctx, `SELECT ${place} AS "_place", ${[...columns.map((column) => `${asText(table, column)} AS ${name(column)}`), ...extra.map(name)].join(', ')} FROM ${name(table.name)} WHERE ${tests.map(({ sql }) => sql).join(' OR ')}`, tests.map(({ word }) => word))
  return rows as TextRow[]
}

/** Rows in which a text is exactly this value, such as the id of a person, with all columns but those left out. */
export async function rowsEqual(ctx: Pick<Ctx, 'db' | 'inTransaction'>, table: ModelTable, value: string, without: (column: string) => boolean): Promise<Row[]> {
  if (!table.texts.length) return []
  const columns = [...table.texts, ...table.others].filter((column) => !without(column))
  const shown = columns.map((column) => (table.others.includes(column) ? `CAST(${name(column)} AS TEXT) AS ${name(column)}` : name(column)))
  return readRows<Row>(ctx, `SELECT ${shown.join(', ')} FROM ${name(table.name)} WHERE ${table.texts.map((column) => `${name(column)} = ?`).join(' OR ')}`, table.texts.map(() => value))
}

/**
 * Writes texts of rows anew inside the caller's transaction, past the triggers that keep the table as it was written: for the
 * erasure of personal data alone. The triggers stand again when this resolves.
 */
export async function rewriteTexts(ctx: Pick<Ctx, 'db'>, table: ModelTable, rows: readonly { place: string | number; values: Record<string, string | null> }[]): Promise<void> {
  if (!rows.length) return
  if (dialect === 'sqlite') await rewriteSqlite(ctx, table, rows)
  else await rewritePostgresql(ctx, table, rows)
}

async function rewriteSqlite(ctx: Pick<Ctx, 'db'>, table: ModelTable, rows: Parameters<typeof rewriteTexts>[2]): Promise<void> {
  await withWriter((raw) => {
    const triggers = (raw.prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?`).all(table.name) as { name: string; sql: string }[]).filter(({ sql }) => /BEFORE\s+UPDATE/i.test(sql))
    for (const trigger of triggers) raw.exec(`DROP TRIGGER ${name(trigger.name)}`)
    for (const { place: at, values } of rows) {
      const columns = Object.keys(values)
      raw.prepare(`UPDATE ${name(table.name)} SET ${columns.map((column) => `${name(column)} = ?`).join(', ')} WHERE rowid = ?`).run(...columns.map((column) => values[column] ?? null), at)
    }
    for (const trigger of triggers) raw.exec(trigger.sql)
  }, ctx.db)
}

async function rewritePostgresql(ctx: Pick<Ctx, 'db'>, table: ModelTable, rows: Parameters<typeof rewriteTexts>[2]): Promise<void> {
  const triggers = await ctx.db.$queryRaw<{ name: string }[]>`
    SELECT tgname::text AS name FROM pg_trigger WHERE tgrelid = ${`"${table.name}"`}::regclass AND NOT tgisinternal AND (tgtype & 2) = 2 AND (tgtype & 16) = 16`
  for (const trigger of triggers) await ctx.db.$executeRawUnsafe(`ALTER TABLE ${name(table.name)} DISABLE TRIGGER ${name(trigger.name)}`)
  for (const { place: at, values } of rows) {
    const columns = Object.keys(values)
    const set = columns.map((column, i) => `${name(column)} = $${i + 1}${table.jsons.includes(column) ? '::jsonb' : ''}`)
    const written = await ctx.db.$executeRawUnsafe(`UPDATE ${name(table.name)} SET ${set.join(', ')} WHERE ctid = $${columns.length + 1}::tid`, ...columns.map((column) => values[column]), String(at))
    // Somebody else wrote the row meanwhile: it lies elsewhere now.
    if (written !== 1) throw conflict()
  }
  for (const trigger of triggers) await ctx.db.$executeRawUnsafe(`ALTER TABLE ${name(table.name)} ENABLE TRIGGER ${name(trigger.name)}`)
}
