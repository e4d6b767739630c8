import { tokenText } from '@/lib/core/requests/search-tokens'
import type { Ctx } from '@/lib/server/ctx'
import { storeSearchText } from '@/lib/server/sql/request-search'

/**
 * Brings the words that a request is found by up to date: number, title, pain, wish, place and its process. Called inside the
 * transaction of every verb that changes one of them. It touches neither `version` nor `updatedAt`.
 */
export async function indexRequest(ctx: Pick<Ctx, 'db'>, id: string): Promise<void> {
  const row = await ctx.db.request.findUnique({
    where: { id },
    select: { number: true, title: true, pain: true, wish: true, place: true, process: { select: { code: true, name: true, nameZh: true } } },
  })
  if (row) await storeSearchText(ctx, id, requestWords(row))
}

export interface IndexedRequest {
  number: number
  title: string
  pain: string
  wish?: string | null
  place?: string | null
  process?: { code: string; name: string; nameZh: string | null } | null
}

/** The stored words of a request; for bulk work that writes them with the row. */
export const requestWords = ({ number, title, pain, wish, place, process }: IndexedRequest): string =>
  tokenText(`${number} r${number}`, title, pain, wish, place, process?.code, process?.name, process?.nameZh)
