import { can } from '@/lib/core/access'
import { forbidden } from '@/lib/core/errors'
import { csvLine, UTF8_MARK } from '@/lib/core/transfer/csv'
import { messageText } from '@/lib/i18n/message-text'
import type { Ctx } from '@/lib/server/ctx'
import type { AnyTable } from './table'

/** The header line that an import of this register understands, in the reader's language. */
export async function templateOf(ctx: Ctx, table: AnyTable): Promise<Uint8Array> {
  if (!can(ctx.actor, table.importPermission)) throw forbidden(table.importPermission)
  const words = await messageText(ctx.locale)
  return new TextEncoder().encode(UTF8_MARK + csvLine(table.columns.filter(({ read }) => read).map(({ header }) => words(header))))
}
