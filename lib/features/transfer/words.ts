import type { Ctx } from '@/lib/server/ctx'
import { locales, type Locale } from '@/lib/core/localized'
import type { NamedColumn } from '@/lib/core/transfer/headers'
import { can } from '@/lib/core/access'
import { messageText } from '@/lib/i18n/message-text'
import type { AnyTable, Words } from './table'

/** The names of a table's columns in every language: a file of either one is understood. */
export async function namedColumns(table: AnyTable): Promise<NamedColumn[]> {
  const words = await Promise.all(locales.map((locale: Locale) => messageText(locale)))
  return table.columns.filter(({ read }) => read).map(({ key, header }) => ({ key, names: words.map((word) => word(header)) }))
}

/** The columns that this reader may have in a file. */
export const columnsFor = <Table extends AnyTable>(ctx: Ctx, table: Table): Table['columns'] =>
  table.columns.filter(({ write, permission }) => write && (!permission || can(ctx.actor, permission)))

/** Words of one of several values, in every language, for `choiceCell`. */
export async function valueNames(values: readonly string[], keyOf: (value: string) => string): Promise<Record<string, string[]>> {
  const words: Words[] = await Promise.all(locales.map((locale) => messageText(locale)))
  return Object.fromEntries(values.map((value) => [value, words.map((word) => word(keyOf(value)))]))
}
