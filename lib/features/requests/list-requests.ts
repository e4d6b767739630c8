import { z } from 'zod'
import { scopeOf } from '@/lib/core/access'
import { depthOf } from '@/lib/core/portfolio/department-tree'
import { localDay } from '@/lib/core/calendar/local-day'
import { invalid } from '@/lib/core/errors'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { keptFor } from '@/lib/server/kept'
import { settingsOf } from '@/lib/server/settings'
import type { RequestSort } from '@/lib/server/sql/request-conditions'
import { requestCounts, requestIds, requestPage, requestsById } from '@/lib/server/sql/request-list'
import { listQuery } from './list-filter'
import { shownRow, type FileRow } from './list-row'
import { RequestApiInput, RequestFilter, RequestListInput } from './list-schema'

/** Counts of the register are this old at most. */
const COUNTS_MS = 5_000

/** All requests but drafts by status, and how many have waited longer than they should. The same for everybody. */
export async function countsNow(ctx: Ctx): Promise<{ byStatus: Record<string, number>; overdue: number; total: number }> {
  const { timeZone } = await settingsOf(ctx.db, 'organisation')
  return keptFor(ctx, 'request-counts', COUNTS_MS, async () => {
    const counts = await requestCounts(ctx, localDay(ctx.now.getTime(), timeZone))
    return { ...counts, total: Object.values(counts.byStatus).reduce((sum, n) => sum + n, 0) }
  })
}

/** A page of requests with the honest number of those that fit, and the counts of the whole register. */
export const listRequests = query({
  permission: 'request:read',
  input: RequestListInput,
  async run(ctx, { sort: asked, dir, page, size, ...filter }) {
    const asking = await listQuery(ctx, filter)
    const sort = sortFor(ctx, asked)
    const counts = await countsNow(ctx)
    const { status, ...others } = filter
    const plain = Object.values(others).every((value) => value === undefined) && !status?.includes('draft')
    const known = plain ? (status ? status.reduce((sum, one) => sum + (counts.byStatus[one] ?? 0), 0) : counts.total) : null
    const { rows, ...count } = await requestPage(ctx, asking, { sort, dir, limit: size, offset: (page - 1) * size }, known)
    return { rows: rows.map((row) => shownRow(ctx, row)), ...count, sort, counts }
  },
})

/** For machines: keyset paging, stable while requests come in. Drafts are nobody's business. */
export const pageRequests = query({
  permission: 'request:read',
  input: RequestApiInput,
  async run(ctx, { limit, cursor, ...given }) {
    const filter = RequestFilter.parse(given)
    const asking = { ...(await listQuery(ctx, filter)), draftsOf: null }
    const plain = Object.entries(filter).every(([name, value]) => value === undefined || name === 'status')
    const counts = plain ? await countsNow(ctx) : null
    const known = counts && (filter.status ?? Object.keys(counts.byStatus)).reduce((sum, one) => sum + (counts.byStatus[one] ?? 0), 0)
    const { rows, total, more } = await requestPage(ctx, asking, { sort: 'submitted', dir: 'desc', limit: limit + 1, whole: true, after: cursor === undefined ? undefined : readCursor(cursor) }, known)
    const data = rows.slice(0, limit).map((row) => shownRow(ctx, row))
    const last = data.at(-1)
    return { data, next: rows.length > limit && last ? `${last.submittedAt}.${last.number}` : null, total, more }
  },
})

/** The end of the year 9999: both databases store instants up to there. */
const LATEST_MS = 253_402_300_799_999

function readCursor(text: string): { at: number; number: number } {
  const match = /^(\d{1,15})\.(\d{1,9})$/.exec(text)
  const [at, number] = [Number(match?.[1]), Number(match?.[2])]
  if (!match || at > LATEST_MS) throw invalid({ cursor: [{ key: 'runs.cursor' }] })
  return { at, number }
}

/** The order by benefit would tell who sees none of the figures. */
const sortFor = (ctx: Ctx, asked: RequestSort): RequestSort => (asked === 'benefit' && scopeOf(ctx.actor, 'request-money:read').kind !== 'all' ? 'submitted' : asked)

const IDS = 5_000
const PAGE = 250

/** Everything that the filter of an address finds, in its order, a page at a time; for files. */
export async function* requestPages(ctx: Ctx, params: Record<string, string>, most: number): AsyncGenerator<FileRow[]> {
  const { sort: asked, dir, page: _page, size: _size, ...filter } = RequestListInput.parse(params)
  const asking = await listQuery(ctx, filter)
  const sort = sortFor(ctx, asked)
  for (let offset = 0; offset < most; offset += IDS) {
    const ids = await requestIds(ctx, asking, { sort, dir, limit: Math.min(IDS, most - offset), offset }, most)
    for (let at = 0; at < ids.length; at += PAGE) yield (await requestsById(ctx, ids.slice(at, at + PAGE))).map((row) => shownRow(ctx, row))
    if (ids.length < IDS) return
  }
}

/** What the list can be filtered by, by name: departments in the order of their tree. */
export const listChoices = query({
  permission: 'request:read',
  input: z.strictObject({}),
  async run(ctx) {
    const rows = await ctx.db.department.findMany({ select: { id: true, name: true, nameZh: true, path: true, parentId: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }] })
    const below = new Map<string | null, typeof rows>()
    for (const row of rows) below.set(row.parentId, [...(below.get(row.parentId) ?? []), row])
    const inOrder = (parentId: string | null): typeof rows => (below.get(parentId) ?? []).flatMap((row) => [row, ...inOrder(row.id)])
    return inOrder(null).map(({ id, name, nameZh, path }) => ({ id, name, nameZh, depth: depthOf(path) }))
  },
})

/** Names of what a shared address filters by, so that it can be said in words. */
export const filterNames = query({
  permission: 'request:read',
  input: z.object({ process: z.string().max(100).optional(), submitter: z.string().max(100).optional() }),
  async run(ctx, { process, submitter }) {
    const [processRow, person] = await Promise.all([
      process ? ctx.db.businessProcess.findUnique({ where: { id: process }, select: { name: true, nameZh: true } }) : null,
      submitter && submitter !== 'me' ? ctx.db.person.findUnique({ where: { id: submitter }, select: { name: true } }) : null,
    ])
    return { process: processRow, submitter: person?.name ?? null }
  },
})
