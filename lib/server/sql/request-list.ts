import { idList, isAnyOf, param, readRows, readTime, time } from './read'
import { anyText, conditionsOf, orderOf, textList, type Reader, type RequestListQuery, type RequestPage } from './request-conditions'
import { afterOf, findRequests, foundIds } from './request-found'

/** Rows are counted up to here. */
const MOST_COUNTED = 10_000

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

export interface ListPage {
  rows: ListedRequest[]
  total: number
  /** `total` is not all of them */
  more: boolean
  /** A text has too many matches: only its newest were filtered and sorted */
  cut: boolean
}

/** A page of the list and how many fit; `known`: that number, where the caller has it. */
export async function requestPage(ctx: Reader, query: RequestListQuery, page: RequestPage, known: number | null = null): Promise<ListPage> {
  if (query.terms.length) {
    const { numbers, ...count } = await findRequests(ctx, query, page)
    return { ...count, rows: await byNumber(ctx, numbers) }
  }
  const rows = await requestRows(ctx, query, page)
  const all = rows.length < page.limit && !page.offset && !page.after
  return { rows, cut: false, ...(known === null && !all ? await countRequests(ctx, query) : { total: known ?? rows.length, more: false }) }
}

/** A page: the ids by an index first, then what is shown of them. */
async function requestRows(ctx: Reader, query: RequestListQuery, page: RequestPage): Promise<ListedRequest[]> {
  const { where, params } = conditionsOf(query)
  const order = orderOf(page.sort, page.dir)
  const after = afterOf(page)
  const ids = `SELECT r."id" AS "key" FROM "Request" r WHERE ${where} AND ${after.where} ORDER BY ${order} LIMIT ${param.int} OFFSET ${param.int}`
  const rows = await readRows<Record<keyof ListedRequest, never>>(
    ctx,
    `SELECT ${columns} FROM (${ids}) k JOIN "Request" r ON r."id" = k."key" ${joins} ORDER BY ${order}`,
    [...params, ...after.params, page.limit, page.offset ?? 0],
  )
  return rows.map((row) => listed<ListedRequest>(row))
}

/** A page of ids alone, for work that goes through everything that fits; of a text at most its newest `most` matches. */
export async function requestIds(ctx: Reader, query: RequestListQuery, page: RequestPage, most: number): Promise<string[]> {
  if (query.terms.length) return foundIds(ctx, query, page, most)
  const { where, params } = conditionsOf(query)
  const rows = await readRows<{ id: string }>(ctx, `SELECT r."id" FROM "Request" r WHERE ${where} ORDER BY ${orderOf(page.sort, page.dir)} LIMIT ${param.int} OFFSET ${param.int}`, [...params, page.limit, page.offset ?? 0])
  return rows.map(({ id }) => id)
}

/** What files hold of these requests, in the order of the ids. */
export async function requestsById(ctx: Reader, ids: readonly string[]): Promise<FiledRequest[]> {
  const rows = await readRows<Record<keyof FiledRequest, never>>(ctx, `SELECT ${columns}, ${fileColumns} FROM "Request" r ${joins} WHERE ${anyText('r."id"')}`, [textList(ids)])
  const byId = new Map(rows.map((row) => [row.id as string, listed<FiledRequest>(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

async function byNumber(ctx: Reader, numbers: readonly number[]): Promise<ListedRequest[]> {
  if (!numbers.length) return []
  const rows = await readRows<Record<keyof ListedRequest, never>>(ctx, `SELECT ${columns} FROM "Request" r ${joins} WHERE ${isAnyOf('r."number"')}`, [idList(numbers)])
  const known = new Map(rows.map((row) => [row.number as number, listed<ListedRequest>(row)]))
  return numbers.flatMap((number) => known.get(number) ?? [])
}

const listed = <Row extends ListedRequest>(row: Record<keyof Row, never>): Row =>
  ({ ...row, anonymous: Boolean(row['anonymous' as keyof Row]), ...Object.fromEntries(times.map((name) => [name, readTime(row[name as keyof Row])])) }) as unknown as Row

/** How many fit; counted up to `MOST_COUNTED`, with `more` when there are more. */
async function countRequests(ctx: Reader, query: RequestListQuery): Promise<{ total: number; more: boolean }> {
  const { where, params } = conditionsOf(query)
  const [row] = await readRows<{ n: number | bigint }>(ctx, `SELECT count(*) AS n FROM (SELECT 1 FROM "Request" r WHERE ${where} LIMIT ${param.int}) c`, [...params, MOST_COUNTED + 1])
  const n = Number(row?.n ?? 0)
  return { total: Math.min(n, MOST_COUNTED), more: n > MOST_COUNTED }
}

const BY_STATUS = `SELECT r."status", count(*) AS n FROM "Request" r WHERE r."status" <> 'draft' GROUP BY r."status"`
const OVERDUE = `SELECT count(*) AS n FROM "Request" r WHERE r."status" NOT IN ('draft', 'parked', 'rejected', 'closed', 'live') AND r."dueOn" < ${param.text}`

/** All requests but drafts by status, and how many are overdue on that day. */
export async function requestCounts(ctx: Reader, today: string): Promise<{ byStatus: Record<string, number>; overdue: number }> {
  const rows = await readRows<{ status: string; n: number | bigint }>(ctx, BY_STATUS)
  const [overdue] = await readRows<{ n: number | bigint }>(ctx, OVERDUE, [today])
  return { byStatus: Object.fromEntries(rows.map(({ status, n }) => [status, Number(n)])), overdue: Number(overdue?.n ?? 0) }
}
