import { z } from 'zod'
import { csvLine, UTF8_MARK } from '@/lib/core/transfer/csv'
import type { Mapping } from '@/lib/core/transfer/headers'
import { id } from '@/lib/core/portfolio/fields'
import { messageText } from '@/lib/i18n/message-text'
import type { Ctx } from '@/lib/server/ctx'
import { parse } from '@/lib/server/command'
import { forbidden } from '@/lib/core/errors'
import { can } from '@/lib/core/access'
import { importFile, readRows, type RowError } from './read-rows'
import type { AnyTable } from './table'

/** Column keys to positions in the file; -1: not in it. */
export const MappingInput = z.record(z.string().max(60), z.coerce.number().int().min(-1).max(200))
export const ImportRef = z.object({ fileId: id, mapping: MappingInput.default({}) })

/** Errors that are shown; the list to download has them all. */
const SHOWN = 50

export interface ImportReport {
  file: { id: string; name: string }
  headers: string[]
  mapping: Mapping
  /** Columns that the register wants and the file lacks */
  missing: string[]
  rows: number
  good: number
  bad: number
  /** The first ones */
  errors: RowError[]
}

/** Reads the whole file and stores nothing: what would be taken, and what is wrong with the rest. */
export async function checkImport(ctx: Ctx, table: AnyTable, input: z.input<typeof ImportRef>): Promise<ImportReport> {
  const { fileId, mapping: chosen } = mayImport(ctx, table, input)
  const file = await importFile(ctx, fileId)
  const report: ImportReport = { file: { id: file.id, name: file.name }, headers: [], mapping: {}, missing: [], rows: 0, good: 0, bad: 0, errors: [] }
  for await (const batch of readRows(ctx, table, file, await table.facts(ctx), chosen)) {
    if (batch.kind === 'head') {
      Object.assign(report, { headers: batch.headers, mapping: batch.mapping })
      report.missing = table.columns.filter(({ key, required }) => required && !(key in batch.mapping)).map(({ key }) => key)
      if (report.missing.length) break
      continue
    }
    report.good += batch.good.length
    report.bad += batch.bad
    report.rows += batch.good.length + batch.bad
    report.errors.push(...batch.errors.slice(0, SHOWN - report.errors.length))
  }
  return report
}

/** All errors of the file as CSV: row, column, reason and value, in the reader's language. */
export async function* importErrors(ctx: Ctx, table: AnyTable, input: z.input<typeof ImportRef>): AsyncGenerator<Uint8Array> {
  const { fileId, mapping } = mayImport(ctx, table, input)
  const [file, words, facts] = await Promise.all([importFile(ctx, fileId), messageText(ctx.locale), table.facts(ctx)])
  const headers = new Map(table.columns.map(({ key, header }) => [key, header]))
  const encoder = new TextEncoder()
  yield encoder.encode(UTF8_MARK + csvLine(['row', 'column', 'reason', 'value'].map((name) => words(`transfer.errorList.${name}`))))
  for await (const batch of readRows(ctx, table, file, facts, mapping)) {
    if (batch.kind === 'head' || !batch.errors.length) continue
    yield encoder.encode(
      batch.errors.map(({ line, column, reason, value }) => csvLine([line, column ? words(headers.get(column) ?? column) : '', words(reason.key, reason.params), value])).join(''),
    )
  }
}

/** @throws AppError `forbidden`, `invalid` */
export function mayImport(ctx: Ctx, table: AnyTable, input: unknown): z.output<typeof ImportRef> {
  if (!can(ctx.actor, table.importPermission)) throw forbidden(table.importPermission)
  return parse(ImportRef, input)
}
