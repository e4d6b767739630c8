import { messageText } from '@/lib/i18n/message-text'
import type { Ctx } from '@/lib/server/ctx'
import type { ImportReport } from './check-import'
import type { ImportProgress } from './run-import'
import type { RowError } from './read-rows'
import type { AnyTable, Words } from './table'

export interface SaidError {
  line: number
  column: string
  reason: string
  value: string
}

/** The report in the reader's words, for the page of the import. */
export async function sayReport(ctx: Ctx, table: AnyTable, report: ImportReport) {
  const words = await messageText(ctx.locale)
  return {
    ...report,
    columns: table.columns.filter(({ read }) => read).map(({ key, header, required }) => ({ key, label: words(header), required: required === true })),
    missing: report.missing.map((key) => labelOf(table, key, words)),
    errors: said(table, report.errors, words),
  }
}
export type SaidReport = Awaited<ReturnType<typeof sayReport>>

export async function sayProgress(ctx: Ctx, table: AnyTable, progress: ImportProgress) {
  const words = await messageText(ctx.locale)
  return { ...progress, why: progress.why && words(progress.why), errors: said(table, progress.errors, words) }
}
export type SaidProgress = Awaited<ReturnType<typeof sayProgress>>

const labelOf = (table: AnyTable, key: string | null, words: Words): string => {
  const column = table.columns.find((one) => one.key === key)
  return column ? words(column.header) : ''
}

const said = (table: AnyTable, errors: readonly RowError[], words: Words): SaidError[] =>
  errors.map(({ line, column, reason, value }) => ({ line, column: labelOf(table, column, words), reason: words(reason.key, reason.params), value }))
