import type { SearchTerm } from '@/lib/core/requests/search-tokens'
import type { Ctx } from '../ctx'
import { dialect } from '../db'
import { param, readRows } from './read'

type Reader = Pick<Ctx, 'db' | 'inTransaction'>

/** The words of a request on PostgreSQL; exactly the expression of the index `Request_search_words`. */
const WORDS = `array_to_tsvector(string_to_array(r."searchText", ' '))`

/** All (or any) of the terms, in the language of the database; only letters, marks and digits stand in a token. */
export function matchText(terms: readonly SearchTerm[], mode: 'all' | 'any'): string {
  if (dialect === 'sqlite') return terms.map(({ token, prefix }) => `"${token}"${prefix ? '*' : ''}`).join(mode === 'all' ? ' AND ' : ' OR ')
  return terms.map(({ token, prefix }) => `'${token}'${prefix ? ':*' : ''}`).join(mode === 'all' ? ' & ' : ' | ')
}

/** Numbers of the newest requests with the words, as a table of one column; parameters: the text of `matchText`, how many. */
export const matchingNumbers =
  dialect === 'sqlite'
    ? `SELECT s."rowid" AS "number" FROM "RequestSearch" s WHERE s."RequestSearch" MATCH ? ORDER BY s."rowid" DESC LIMIT ${param.int}`
    : `SELECT r."number" FROM "Request" r WHERE ${WORDS} @@ ?::tsquery ORDER BY r."number" DESC LIMIT ${param.int}`

/** The same as `matchText` with `all`, asked of the stored words of one row: for rows that are looked at one by one. */
export function wordsIn(terms: readonly SearchTerm[]): { where: string; params: string[] } {
  const one = dialect === 'sqlite' ? `instr(' ' || r."searchText" || ' ', ?) > 0` : `strpos(' ' || r."searchText" || ' ', ?::text) > 0`
  return { where: terms.map(() => one).join(' AND '), params: terms.map(({ token, prefix }) => ` ${token}${prefix ? '' : ' '}`) }
}

export interface RankedNumber {
  number: number
  /** 0 and above; more fits better */
  rank: number
}

/** The best matches by how rare the words are that they share. */
export async function rankedNumbers(ctx: Reader, terms: readonly SearchTerm[], mode: 'all' | 'any', limit: number): Promise<RankedNumber[]> {
  if (!terms.length) return []
  const sql =
    dialect === 'sqlite'
      ? `SELECT s."rowid" AS "number", -bm25("RequestSearch") AS "rank" FROM "RequestSearch" s WHERE s."RequestSearch" MATCH ? ORDER BY s."rank" LIMIT ${param.int}`
      : `SELECT r."number", CAST(ts_rank(${WORDS}, q.q) AS double precision) AS "rank" FROM "Request" r, (SELECT ?::tsquery AS q) q WHERE ${WORDS} @@ q.q ORDER BY 2 DESC, 1 DESC LIMIT ${param.int}`
  return readRows<RankedNumber>(ctx, sql, [matchText(terms, mode), limit])
}

const SET = dialect === 'sqlite' ? `UPDATE "Request" SET "searchText" = ? WHERE "id" = ?` : `UPDATE "Request" SET "searchText" = $1 WHERE "id" = $2`

/** Stores the words without touching when the request was changed; the index follows. */
export const storeSearchText = (ctx: Pick<Ctx, 'db'>, id: string, text: string): Promise<number> => ctx.db.$executeRawUnsafe(SET, text, id)
