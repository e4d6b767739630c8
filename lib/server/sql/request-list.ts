import type { SearchTerm } from '@/lib/core/requests/search-tokens'
import type { Ctx } from '../ctx'
import { dialect } from '../db'
import { pgArray } from './pg-array'
import { prismaTime } from './prisma-time'
import { param, readRows, readTime, time } from './read'
import { matchingNumbers, matchText } from './request-search'

type Reader = Pick<Ctx, 'db' | 'inTransaction'>

export type RequestSort = 'submitted' | 'number' | 'score' | 'hours' | 'votes' | 'due' | 'updated' | 'benefit'

/** Every condition that is given holds; instants are epoch ms, `before` is not included. */
export interface RequestListQuery {
  /** Whose drafts may be seen; null: nobody's */
  draftsOf: string | null
  /** Null: every status but draft */
  statuses: readonly string[] | null
  types: readonly string[] | null
  departmentIds: readonly string[] | null
  processId: string | null
  automationId: string | null
  submitterId: string | null
  /** Only where the submitter is named to everybody */
  named: boolean
  /** Waits for this person: by name, as the submitter, as one of those who keep the register, or as somebody asked to approve */
  heldBy: { personId: string; keeper: boolean; approver: readonly string[] } | null
  assessorId: string | null
  overdueOn: string | null
  scoreFrom: number | null
  scoreTo: number | null
  from: number | null
  before: number | null
  technology: string | null
  terms: readonly SearchTerm[]
  /** Matches of the text that are looked through, the newest; usually `MOST_MATCHES` */
  matches?: number
  ids: readonly string[] | null
}

/** Of the matches of a text, this many of the newest are filtered and sorted: what a search costs does not grow with the register. */
export const MOST_MATCHES = 2_000
/** Rows are counted up to here. */
export const MOST_COUNTED = 10_000

const sortColumns: Record<RequestSort, string> = {
  submitted: 'r."submittedAt"', number: 'r."number"', score: 'r."scoreHundredths"', hours: 'r."hoursPerYearTenths"', votes: 'r."votes"',
  due: 'r."dueOn"', updated: 'r."updatedAt"', benefit: 'r."benefitMinor"',
}
const nullable: ReadonlySet<RequestSort> = new Set(['score', 'hours', 'due', 'benefit'])

/** Nothing comes last, whichever way it is sorted; SQLite has it so by itself when the largest come first. */
function orderOf(sort: RequestSort, dir: 'asc' | 'desc'): string {
  const column = sortColumns[sort]
  const nulls = nullable.has(sort) && (dialect === 'postgresql' || dir === 'asc') ? ' NULLS LAST' : ''
  return `${column} ${dir.toUpperCase()}${nulls}${sort === 'number' ? '' : `, r."number" ${dir.toUpperCase()}`}`
}

interface Clause {
  from: string
  where: string
  params: (string | number)[]
}

const anyText = (column: string): string => (dialect === 'sqlite' ? `${column} IN (SELECT value FROM json_each(?))` : `${column} = ANY(?::text[])`)
const textList = (values: readonly string[]): string => (dialect === 'sqlite' ? JSON.stringify(values) : pgArray(values))
const oneOf = (column: string, values: readonly string[]): string => (values.length === 1 ? `${column} = ${param.text}` : `${column} IN (${values.map(() => param.text).join(', ')})`)

/** Matches are looked up in the index that holds what most searches ask; the planner of SQLite would take the shorter one. */
const narrow = dialect === 'sqlite' ? 'INDEXED BY "Request_number_status_submittedAt_scoreHundredths_id_idx" ' : ''
/** The matches as a table of numbers, read once; '' where no text is looked for. */
const matchesOf = (query: RequestListQuery): string => (query.terms.length ? `WITH m AS MATERIALIZED (${matchingNumbers}) ` : '')

function clauseOf(query: RequestListQuery): Clause {
  const where: string[] = []
  const params: (string | number)[] = []
  const add = (sql: string, ...values: (string | number)[]) => {
    where.push(sql)
    params.push(...values)
  }
  const searched = query.terms.length > 0
  if (searched) params.push(matchText(query.terms, 'all'), query.matches ?? MOST_MATCHES)
  if (!query.statuses) add(`r."status" <> 'draft'`)
  else {
    add(oneOf('r."status"', query.statuses), ...query.statuses)
    if (query.statuses.includes('draft')) {
      if (query.draftsOf === null) add(`r."status" <> 'draft'`)
      else add(`(r."status" <> 'draft' OR r."submitterId" = ${param.text})`, query.draftsOf)
    }
  }
  if (query.types) add(oneOf('r."type"', query.types), ...query.types)
  if (query.departmentIds) add(anyText('r."departmentId"'), textList(query.departmentIds))
  if (query.processId) add(`r."processId" = ${param.text}`, query.processId)
  if (query.automationId) add(`r."automationId" = ${param.text}`, query.automationId)
  if (query.submitterId) add(`r."submitterId" = ${param.text}`, query.submitterId)
  if (query.named) add(dialect === 'sqlite' ? 'r."anonymous" = 0' : 'NOT r."anonymous"')
  if (query.assessorId) add(`r."assessorId" = ${param.text}`, query.assessorId)
  if (query.heldBy) {
    const { personId, keeper, approver } = query.heldBy
    const asked = [`g."personId" = ${param.text}`, ...(approver.length ? [`(g."personId" IS NULL AND ${oneOf('g."role"', approver)})`] : [])].join(' OR ')
    add(
      `(r."holderId" = ${param.text} OR (r."holderRole" = 'submitter' AND r."submitterId" = ${param.text})${keeper ? ` OR (r."holderRole" = 'coe' AND r."holderId" IS NULL)` : ''}
        OR (r."holderRole" = 'approvers' AND EXISTS (SELECT 1 FROM "ApprovalRound" o JOIN "ApprovalStep" g ON g."roundId" = o."id" WHERE o."requestId" = r."id" AND o."status" = 'open' AND g."status" = 'open' AND (${asked}))))`,
      personId, personId, personId, ...approver,
    )
    add(`r."status" NOT IN ('rejected', 'closed', 'parked')`)
  }
  if (query.overdueOn) add(`r."dueOn" < ${param.text}`, query.overdueOn)
  if (query.scoreFrom !== null) add(`r."scoreHundredths" >= ${param.int}`, query.scoreFrom)
  if (query.scoreTo !== null) add(`r."scoreHundredths" <= ${param.int}`, query.scoreTo)
  if (query.from !== null) add(`r."submittedAt" >= ${param.time}`, prismaTime(query.from))
  if (query.before !== null) add(`r."submittedAt" < ${param.time}`, prismaTime(query.before))
  if (query.technology) add(`EXISTS (SELECT 1 FROM "Assessment" a WHERE a."id" = r."assessmentId" AND a."technology" = ${param.text})`, query.technology)
  if (query.ids) add(anyText('r."id"'), textList(query.ids))
  const from = searched ? `m JOIN "Request" r ${narrow}ON r."number" = m."number"` : '"Request" r'
  return { from, where: where.join(' AND ') || '1 = 1', params }
}

export interface ListedRequest {
  id: string
  number: number
  type: string
  status: string
  title: string
  anonymous: boolean
  submitterId: string
  submitterName: string
  submitterEmail: string
  departmentName: string | null
  departmentNameZh: string | null
  departmentCode: string | null
  departmentPath: string | null
  processId: string | null
  processCode: string | null
  processName: string | null
  processNameZh: string | null
  place: string | null
  holderRole: string | null
  holderName: string | null
  assessorName: string | null
  technology: string | null
  /** Epoch ms */
  submittedAt: number | null
  decidedAt: number | null
  liveAt: number | null
  updatedAt: number
  statusSince: number
  dueOn: string | null
  plannedLiveOn: string | null
  scoreHundredths: number | null
  suitabilityBp: number | null
  itemsPerYear: number | null
  addedItemsPerYear: number
  hoursPerYearTenths: number | null
  benefitMinor: number | null
  buildCostMinor: number | null
  currency: string | null
  buildTenthDays: number | null
  votes: number
  supports: number
  comments: number
  version: number
}

/** What a file of the register has besides. */
export interface FiledRequest extends ListedRequest {
  externalKey: string | null
  pain: string
  wish: string | null
  frequencyCount: number | null
  frequencyUnit: string | null
  /** Milliseconds */
  manualMs: number | null
  basis: string
  ruleBased: number | null
  digitalInput: number | null
  structuredInput: number | null
  stability: number | null
  documentation: number | null
}

const fileColumns = ['externalKey', 'pain', 'wish', 'frequencyCount', 'frequencyUnit', 'manualMs', 'basis', 'ruleBased', 'digitalInput', 'structuredInput', 'stability', 'documentation'].map((name) => `r."${name}"`).join(', ')
const big = (name: string) => `CAST(r."${name}" AS double precision) AS "${name}"`
const times = ['submittedAt', 'decidedAt', 'liveAt', 'updatedAt', 'statusSince'] as const
const columns = `r."id", r."number", r."type", r."status", r."title", r."anonymous", r."submitterId", s."name" AS "submitterName", s."email" AS "submitterEmail",
  d."name" AS "departmentName", d."nameZh" AS "departmentNameZh", d."code" AS "departmentCode", d."path" AS "departmentPath", r."processId", p."code" AS "processCode", p."name" AS "processName", p."nameZh" AS "processNameZh",
  r."place", r."holderRole", h."name" AS "holderName", c."name" AS "assessorName", t."technology",
  ${times.map((name) => time(`r."${name}"`, name)).join(', ')}, r."dueOn", r."plannedLiveOn", r."scoreHundredths", r."suitabilityBp", r."itemsPerYear", r."addedItemsPerYear", r."hoursPerYearTenths",
  ${big('benefitMinor')}, ${big('buildCostMinor')}, r."currency", r."buildTenthDays", r."votes", r."supports", r."comments", r."version"`
const joins = `JOIN "Person" s ON s."id" = r."submitterId" LEFT JOIN "Department" d ON d."id" = r."departmentId" LEFT JOIN "BusinessProcess" p ON p."id" = r."processId"
  LEFT JOIN "Person" h ON h."id" = r."holderId" LEFT JOIN "Person" c ON c."id" = r."assessorId" LEFT JOIN "Assessment" t ON t."id" = r."assessmentId"`

export interface Page {
  sort: RequestSort
  dir: 'asc' | 'desc'
  limit: number
  offset?: number
  /** Last row of the page before: only with `submitted` or `number`, the newest first */
  after?: { at: number; number: number }
}

/** A page: the ids by an index first, then what is shown of them. */
export async function requestRows(ctx: Reader, query: RequestListQuery, page: Page): Promise<ListedRequest[]> {
  const { from, where, params } = clauseOf(query)
  const order = orderOf(page.sort, page.dir)
  const conditions = [where]
  const all = [...params]
  if (page.after) {
    if (page.sort === 'number') {
      conditions.push(`r."number" < ${param.int}`)
      all.push(page.after.number)
    } else {
      const at = prismaTime(page.after.at)
      conditions.push(`r."submittedAt" <= ${param.time} AND (r."submittedAt" < ${param.time} OR r."number" < ${param.int})`)
      all.push(at, at, page.after.number)
    }
  }
  const ids = `SELECT r."id" AS "key" FROM ${from} WHERE ${conditions.join(' AND ')} ORDER BY ${order} LIMIT ${param.int} OFFSET ${param.int}`
  const rows = await readRows<Record<keyof ListedRequest, never>>(
    ctx,
    `${matchesOf(query)}SELECT ${columns} FROM (${ids}) k JOIN "Request" r ON r."id" = k."key" ${joins} ORDER BY ${order}`,
    [...all, page.limit, page.offset ?? 0],
  )
  return rows.map((row) => listed<ListedRequest>(row))
}

export interface SearchPage {
  rows: ListedRequest[]
  total: number
  /** The text has more matches than are looked through */
  cut: boolean
}

/** A page of a search, how many fit and whether all matches were looked at, in one pass over them. */
export async function searchRows(ctx: Reader, query: RequestListQuery, page: Page): Promise<SearchPage> {
  const asked = { ...query, matches: (query.matches ?? MOST_MATCHES) + 1 }
  const { from, where, params } = clauseOf(asked)
  const found = await readRows<{ key: string | null; total: number | bigint; matches: number | bigint }>(
    ctx,
    `${matchesOf(asked)}, f AS MATERIALIZED (SELECT r."id" AS "key", row_number() OVER (ORDER BY ${orderOf(page.sort, page.dir)}) AS "place" FROM ${from} WHERE ${where})
      SELECT (SELECT count(*) FROM m) AS "matches", (SELECT count(*) FROM f) AS "total", p."key" FROM (SELECT 1 AS "one") o
      LEFT JOIN (SELECT f."key", f."place" FROM f WHERE f."place" > ${param.int} AND f."place" <= ${param.int}) p ON 1 = 1 ORDER BY p."place"`,
    [...params, page.offset ?? 0, (page.offset ?? 0) + page.limit],
  )
  const ids = found.flatMap(({ key }) => key ?? [])
  const rows = ids.length ? await readRows<Record<keyof ListedRequest, never>>(ctx, `SELECT ${columns} FROM "Request" r ${joins} WHERE ${anyText('r."id"')}`, [textList(ids)]) : []
  const byId = new Map(rows.map((row) => [row.id as string, listed<ListedRequest>(row)]))
  return { rows: ids.flatMap((id) => byId.get(id) ?? []), total: Number(found[0]?.total ?? 0), cut: Number(found[0]?.matches ?? 0) > MOST_MATCHES }
}

/** A page of ids alone, for work that goes through everything that fits. */
export async function requestIds(ctx: Reader, query: RequestListQuery, page: Page): Promise<string[]> {
  const { from, where, params } = clauseOf(query)
  const rows = await readRows<{ id: string }>(ctx, `${matchesOf(query)}SELECT r."id" FROM ${from} WHERE ${where} ORDER BY ${orderOf(page.sort, page.dir)} LIMIT ${param.int} OFFSET ${param.int}`, [...params, page.limit, page.offset ?? 0])
  return rows.map(({ id }) => id)
}

/** What files hold of these requests, in the order of the ids. */
export async function requestsById(ctx: Reader, ids: readonly string[]): Promise<FiledRequest[]> {
  const rows = await readRows<Record<keyof FiledRequest, never>>(ctx, `SELECT ${columns}, ${fileColumns} FROM "Request" r ${joins} WHERE ${anyText('r."id"')}`, [textList(ids)])
  const byId = new Map(rows.map((row) => [row.id as string, listed<FiledRequest>(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

const listed = <Row extends ListedRequest>(row: Record<keyof Row, never>): Row =>
  ({ ...row, anonymous: Boolean(row['anonymous' as keyof Row]), ...Object.fromEntries(times.map((name) => [name, readTime(row[name as keyof Row])])) }) as unknown as Row

/** How many fit; counted up to `MOST_COUNTED`, with `more` when there are more. */
export async function countRequests(ctx: Reader, query: RequestListQuery): Promise<{ total: number; more: boolean }> {
  const { from, where, params } = clauseOf(query)
  const [row] = await readRows<{ n: number | bigint }>(ctx, `${matchesOf(query)}SELECT count(*) AS n FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT ${param.int}) c`, [...params, MOST_COUNTED + 1])
  const n = Number(row?.n ?? 0)
  return { total: Math.min(n, MOST_COUNTED), more: n > MOST_COUNTED }
}

const BY_STATUS = `SELECT r."status", count(*) AS n FROM "Request" r WHERE r."status" <> 'draft' GROUP BY r."status"`
const OVERDUE = `SELECT count(*) AS n FROM "Request" r WHERE r."status" NOT IN ('draft', 'rejected', 'closed', 'live') AND r."dueOn" < ${param.text}`

/** All requests but drafts by status, and how many are overdue on that day. */
export async function requestCounts(ctx: Reader, today: string): Promise<{ byStatus: Record<string, number>; overdue: number }> {
  const rows = await readRows<{ status: string; n: number | bigint }>(ctx, BY_STATUS)
  const [overdue] = await readRows<{ n: number | bigint }>(ctx, OVERDUE, [today])
  return { byStatus: Object.fromEntries(rows.map(({ status, n }) => [status, Number(n)])), overdue: Number(overdue?.n ?? 0) }
}
