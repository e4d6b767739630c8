import { z } from 'zod'
import { AppError } from '@/lib/core/errors'
import { localDay } from '@/lib/core/calendar/local-day'
import { csvLine, UTF8_MARK } from '@/lib/core/transfer/csv'
import type { SheetCell } from '@/lib/documents/sheet'
import { xlsxStream } from '@/lib/documents/xlsx-stream'
import { messageText } from '@/lib/i18n/message-text'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import { plainCell } from './plain-cell'
import { MOST_ROWS, type AnyTable, type Words } from './table'
import { columnsFor } from './words'

export const ExportInput = z.object({ format: z.enum(['csv', 'xlsx']), params: z.record(z.string().max(40), z.string().max(20_000)) })

export interface ExportedFile {
  name: string
  mime: string
  body: AsyncGenerator<Uint8Array>
}

const mimes = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }

/** Who is writing a file just now: one at a time for each reader. */
const writing = new Set<string>()

/**
 * A file of exactly what the list's address shows, page by page and at most `MOST_ROWS` rows. The audit trail says who took
 * which part of the register before the first byte leaves.
 * @throws AppError `rule` while the same reader has another export running
 */
export async function exportTable(ctx: Ctx, table: AnyTable, input: z.input<typeof ExportInput>): Promise<ExportedFile> {
  const record = command({
    permission: table.exportPermission,
    input: ExportInput,
    run: async (_, given) => ({ result: given, audit: { action: table.exported, entity: table.name, entityId: ctx.actor.id, facts: given } }),
  })
  if (writing.has(ctx.actor.id)) throw new AppError({ code: 'rule', key: 'transfer.exportRunning' })
  const { format, params } = await record(ctx, input)
  const [words, { timeZone }] = await Promise.all([messageText(ctx.locale), settingsOf(ctx.db, 'organisation')])
  const columns = columnsFor(ctx, table)
  const name = `${table.name}-${localDay(ctx.now.getTime(), timeZone)}.${format}`
  const pages = cellPages(table, columns, ctx, params, words)
  const headers = columns.map(({ header }) => words(header))
  const body = format === 'csv' ? csvBytes(headers, pages, timeZone) : xlsxStream({ name: words(table.title), headers, widths: headers.map((header) => Math.min(40, Math.max(12, header.length + 4))) }, pages, timeZone)
  return { name, mime: mimes[format], body: alone(ctx.actor.id, body) }
}

async function* alone(actorId: string, body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (writing.has(actorId)) throw new AppError({ code: 'rule', key: 'transfer.exportRunning' })
  writing.add(actorId)
  try {
    yield* body
  } finally {
    writing.delete(actorId)
  }
}

async function* cellPages(table: AnyTable, columns: AnyTable['columns'], ctx: Ctx, params: Record<string, string>, words: Words): AsyncGenerator<SheetCell[][]> {
  let left = MOST_ROWS
  for await (const page of table.pages(ctx, params)) {
    yield page.slice(0, left).map((row) => columns.map(({ write }) => write?.(row, words) ?? null))
    left -= page.length
    if (left <= 0) return
    // Other requests take their turn between two pages.
    await new Promise((resolve) => setImmediate(resolve))
  }
}

async function* csvBytes(headers: string[], pages: AsyncIterable<SheetCell[][]>, timeZone: string): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode(UTF8_MARK + csvLine(headers))
  for await (const page of pages) yield encoder.encode(page.map((row) => csvLine(row.map((cell) => plainCell(cell, timeZone)))).join(''))
}
