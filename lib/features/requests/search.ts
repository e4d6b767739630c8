import { z } from 'zod'
import { searchTerms, searchTokens } from '@/lib/core/requests/search-tokens'
import { requestCode } from '@/lib/core/requests/statuses'
import { searchQuery } from '@/lib/core/portfolio/fields'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { rankedNumbers } from '@/lib/server/sql/request-search'
import { visibleRequest } from './visible'

export interface FoundRequest {
  id: string
  number: number
  title: string
  status: string
  /** More fits better; comparable within one search only */
  rank: number
}

/** Some of what is found may not be seen by the reader, or is filtered by the caller. */
const SPARE = 20

/**
 * The visible requests that fit a text best, best first. `all`: every word is there, as a reader searches. `any`: those that
 * share the most and the rarest words, as for ideas that may be the same.
 */
export async function searchRequests(ctx: Ctx, text: string, limit: number, mode: 'all' | 'any' = 'all'): Promise<FoundRequest[]> {
  const terms = mode === 'all' ? searchTerms(text) : [...new Set(searchTokens(text))].filter((token) => [...token].length > 1).slice(0, 40).map((token) => ({ token, prefix: false }))
  const ranked = await rankedNumbers(ctx, terms, mode, limit + SPARE)
  if (!ranked.length) return []
  const rows = await ctx.db.request.findMany({
    where: { AND: [{ number: { in: ranked.map(({ number }) => number) } }, visibleRequest(ctx)] },
    select: { id: true, number: true, title: true, status: true },
  })
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  return ranked.flatMap(({ number, rank }) => {
    const row = byNumber.get(number)
    return row ? [{ ...row, rank }] : []
  }).slice(0, limit)
}

/** For the command palette and pickers: by number or words, at most twenty. */
export const findRequests = query({
  permission: 'request:read',
  input: z.strictObject({ q: searchQuery }),
  async run(ctx, { q }) {
    if (!q) return []
    const number = Number(/^\s*#?\s*(\d{1,9})\s*$/.exec(q)?.[1] ?? Number.NaN)
    const exact = Number.isInteger(number) ? await ctx.db.request.findFirst({ where: { AND: [{ number }, visibleRequest(ctx)] }, select: { id: true, number: true, title: true, status: true } }) : null
    const found = await searchRequests(ctx, q, 20)
    return [...(exact ? [exact] : []), ...found.filter((row) => row.id !== exact?.id)].slice(0, 20).map((row) => ({ id: row.id, number: row.number, code: requestCode(row.number), name: row.title, slug: String(row.number) }))
  },
})
