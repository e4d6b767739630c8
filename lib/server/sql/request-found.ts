import { dialect } from '../db'
import { prismaTime } from './prisma-time'
import { param, readRows } from './read'
import { conditionsOf, orderOf, sortColumns, type Reader, type RequestListQuery, type RequestPage, type RequestSort } from './request-conditions'
import { matchingNumbers, matchText, wordsIn } from './request-search'

/** How much of a register a search may touch, whatever its size. */
export const usualBounds = {
  /** A text with more matches is answered by going along the order of the list; where that finds too few, only the newest are looked at */
  matches: 4_000,
  /** Rows of the order that are tried before the index of words is asked, which would list all matches of a frequent word */
  firstSteps: 250,
  /** Rows of the order that are tried when there are more matches than can be looked up */
  steps: 6_000,
  /** For each row of the pages before: a later page of a frequent word is further along */
  stepsBefore: 40,
}
export type Bounds = typeof usualBounds

export interface Found {
  /** The page in its order */
  numbers: number[]
  /** Those that fit, or with `more` at least as many */
  total: number
  more: boolean
  /** Only the newest matches of the words were filtered and sorted */
  cut: boolean
}

/**
 * A page of the requests with all words. What it costs is bounded however many match: few matches are looked up, filtered and
 * sorted; with many the order itself is followed until the page is full, so that the answer is that of all matches.
 */
export async function findRequests(ctx: Reader, query: RequestListQuery, page: RequestPage, bounds: Bounds = usualBounds): Promise<Found> {
  const before = page.offset ?? 0
  const counted = before + 2 * page.limit
  const track = trackOf(query, page.sort)
  if (track && counted < bounds.firstSteps) {
    const walked = await walk(ctx, query, page, track, bounds.firstSteps)
    if (walked.numbers.length > before + page.limit || walked.all) return pageOf(walked)
  }
  const looked = await lookUp(ctx, query, page, bounds.matches, !track)
  if (looked.numbers) return { ...looked, numbers: looked.numbers }
  const walked = await walk(ctx, query, page, track!, page.whole ? null : bounds.steps + bounds.stepsBefore * before)
  if (walked.numbers.length >= before + page.limit || walked.all) return pageOf(walked)
  const newest = await lookUp(ctx, query, page, bounds.matches, true)
  return { ...newest, numbers: newest.numbers ?? [] }

  function pageOf({ numbers, all }: Walked): Found {
    return {
      numbers: numbers.slice(before, before + page.limit),
      total: Math.min(numbers.length, counted),
      more: page.after !== undefined || !all || numbers.length > counted,
      cut: false,
    }
  }
}

interface Track {
  index: string
  column: string
  status: string | null
  type: 'time' | 'int'
  /** Rows without a value are not on it */
  partial: boolean
}

/** The index that has the order of a list; null: there is none. Drafts have no place among what was submitted. */
function trackOf({ statuses }: RequestListQuery, sort: RequestSort): Track | null {
  if (statuses?.includes('draft')) return null
  const column = sortColumns[sort]
  const status = statuses?.length === 1 ? statuses[0]! : null
  if (sort === 'submitted') return { index: status ? 'Request_status_submittedAt_idx' : 'Request_submittedAt_idx', column, status, type: 'time', partial: false }
  if (sort === 'score') return { index: status ? 'Request_status_scoreHundredths_idx' : 'Request_scoreHundredths_idx', column, status, type: 'int', partial: true }
  if (sort === 'updated') return { index: 'Request_updatedAt_idx', column, status: null, type: 'time', partial: false }
  if (sort === 'number') return { index: 'Request_number_key', column, status: null, type: 'int', partial: false }
  return null
}

interface Walked {
  numbers: number[]
  /** Everything that fits is there */
  all: boolean
}

/** Follows the order, for about `steps` rows if there is a bound, until it has one more than is counted. */
async function walk(ctx: Reader, query: RequestListQuery, page: RequestPage, { index, column, status, type, partial }: Track, steps: number | null): Promise<Walked> {
  const most = (page.offset ?? 0) + 2 * page.limit + 1
  const down = page.dir === 'desc'
  const from = `"Request" r${dialect === 'sqlite' ? ` INDEXED BY "${index}"` : ''}`
  const after = afterOf(page)
  const on = [...(status ? [`r."status" = ${param.text}`] : []), `${column} IS NOT NULL`, after.where].join(' AND ')
  const onParams = [...(status ? [status] : []), ...after.params]
  // The far end first: the walk itself then stops by its own order.
  const shown = dialect === 'postgresql' && type === 'time' ? `CAST(${column} AS text)` : column
  const [end] = steps === null ? [] : await readRows<{ end: string | number }>(ctx, `SELECT ${shown} AS "end" FROM ${from} WHERE ${on} ORDER BY ${column} ${page.dir.toUpperCase()} LIMIT 1 OFFSET ${param.int}`, [...onParams, steps])
  const { where, params } = conditionsOf(query)
  const words = wordsIn(query.terms)
  const within = end ? ` AND ${column} ${down ? '>=' : '<='} ${type === 'time' ? param.time : param.int}` : ''
  const rows = await readRows<{ number: number }>(
    ctx,
    `SELECT r."number" FROM ${from} WHERE ${on}${within} AND ${where} AND ${words.where} ORDER BY ${column} ${page.dir.toUpperCase()}${page.sort === 'number' ? '' : `, r."number" ${page.dir.toUpperCase()}`} LIMIT ${param.int}`,
    [...onParams, ...(end ? [end.end] : []), ...params, ...words.params, most],
  )
  return { numbers: rows.map(({ number }) => number), all: !end && !partial && rows.length < most }
}

/** Rows after the last one of the page before. */
export function afterOf({ sort, after }: RequestPage): { where: string; params: (string | number)[] } {
  if (!after) return { where: '1 = 1', params: [] }
  if (sort === 'number') return { where: `r."number" < ${param.int}`, params: [after.number] }
  const at = prismaTime(after.at)
  return { where: `r."submittedAt" <= ${param.time} AND (r."submittedAt" < ${param.time} OR r."number" < ${param.int})`, params: [at, at, after.number] }
}

/** Matches are looked up in the index that holds what most searches ask; the planner of SQLite would take the shorter one. */
const narrow = dialect === 'sqlite' ? 'INDEXED BY "Request_number_status_submittedAt_scoreHundredths_id_idx" ' : ''

/** The matches, looked up, filtered and sorted, and how many fit, in one pass over them. Unless `anyhow`, `numbers` is null when they are too many. */
async function lookUp(ctx: Reader, query: RequestListQuery, page: RequestPage, most: number, anyhow: boolean): Promise<{ numbers: number[] | null; total: number; more: boolean; cut: boolean }> {
  const { where, params } = conditionsOf(query)
  const after = afterOf(page)
  const found = await readRows<{ number: number | null; total: number | bigint; matches: number | bigint }>(
    ctx,
    `WITH m AS MATERIALIZED (${matchingNumbers}),
      f AS MATERIALIZED (SELECT r."number"${[...new Set([sortColumns[page.sort], ...(page.after ? ['r."submittedAt"'] : [])])].filter((column) => column !== sortColumns.number).map((column) => `, ${column}`).join('')}
        FROM m JOIN "Request" r ${narrow}ON r."number" = m."number" WHERE (SELECT count(*) FROM m) <= ${param.int} AND ${where}),
      p AS (SELECT r."number" FROM f r WHERE ${after.where} ORDER BY ${orderOf(page.sort, page.dir)} LIMIT ${param.int} OFFSET ${param.int})
      SELECT (SELECT count(*) FROM m) AS "matches", (SELECT count(*) FROM f) AS "total", p."number" FROM (SELECT 1 AS "one") o LEFT JOIN p ON 1 = 1`,
    [matchText(query.terms, 'all'), most + 1, anyhow ? most + 1 : most, ...params, ...after.params, page.limit, page.offset ?? 0],
  )
  const cut = Number(found[0]?.matches ?? 0) > most
  return { numbers: cut && !anyhow ? null : found.flatMap(({ number }) => number ?? []), total: Number(found[0]?.total ?? 0), more: cut, cut }
}

/** Ids of everything with all words, a part at a time, for files: of the newest `most` matches. */
export async function foundIds(ctx: Reader, query: RequestListQuery, page: RequestPage, most: number): Promise<string[]> {
  const { where, params } = conditionsOf(query)
  const rows = await readRows<{ id: string }>(
    ctx,
    `WITH m AS MATERIALIZED (${matchingNumbers}) SELECT r."id" FROM m JOIN "Request" r ${narrow}ON r."number" = m."number" WHERE ${where} ORDER BY ${orderOf(page.sort, page.dir)} LIMIT ${param.int} OFFSET ${param.int}`,
    [matchText(query.terms, 'all'), most, ...params, page.limit, page.offset ?? 0],
  )
  return rows.map(({ id }) => id)
}
