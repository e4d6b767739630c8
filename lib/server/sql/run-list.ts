import type { ErrorKind, RunStatus } from '@/lib/core/runs/status'
import { runStatuses } from '@/lib/core/runs/status'
import type { Ctx } from '../ctx'
import { prismaTime } from './prisma-time'
import { idList, isAnyOf, param, readRows, readTime, time } from './read'

export interface RunListQuery {
  /** Null for every run there is */
  processIds: readonly number[] | null
  engineIds: readonly number[]
  statuses: readonly RunStatus[] | null
  errorKinds: readonly ErrorKind[] | null
  /** Epoch ms; `before` is not included */
  from: number | null
  before: number | null
  /** Last run of the page before */
  after: { at: number; id: number } | null
  limit: number
}

export interface ListedRun {
  id: number
  engineProcessId: number
  externalId: string
  attempt: number
  status: RunStatus
  errorKind: ErrorKind | null
  at: string
  queuedAt: string | null
  startedAt: string | null
  endedAt: string | null
  durationMs: number | null
  items: number | null
  itemsSucceeded: number | null
  itemsBusiness: number | null
  itemsSystem: number | null
  attendedMs: number | null
  link: string | null
  release: string | null
  errorCode: string | null
  /** Its first 500 characters */
  errorMessage: string | null
}

const times = ['at', 'queuedAt', 'startedAt', 'endedAt'] as const
const columns = `r."id", r."engineProcessId", r."externalId", r."attempt", r."status", r."errorKind",
  ${times.map((name) => time(`r."${name}"`, name)).join(', ')}, CAST(r."durationMs" AS double precision) AS "durationMs",
  r."items", r."itemsSucceeded", r."itemsBusiness", r."itemsSystem", CAST(r."attendedMs" AS double precision) AS "attendedMs", r."link", r."release", r."errorCode", substr(r."errorMessage", 1, 500) AS "errorMessage"`

/** A stretch of one index that is read from its new end: cheap however many runs there are. */
interface Lane {
  where: string
  params: (string | number)[]
}

/** Above this many lanes one pass over all runs by time, filtered, costs less (and SQLite takes at most 500). */
const MAX_LANES = 160

/** The newest runs that fit. Each lane gives at most `limit` rows from its index, the newest of all lanes win. */
export async function newestRuns(ctx: Pick<Ctx, 'db' | 'inTransaction'>, query: RunListQuery): Promise<ListedRun[]> {
  const common = filterOf(query)
  const lanes = lanesOf(query)
  const selects = lanes.map(
    ({ where }) => `SELECT * FROM (SELECT r."id", r."at" FROM "Run" r WHERE ${[where, ...common.where].join(' AND ')} ORDER BY r."at" DESC, r."id" DESC LIMIT ${param.int}) l`,
  )
  const params = lanes.flatMap((lane) => [...lane.params, ...common.params, query.limit])
  const newest = `SELECT u."id" FROM (${selects.join(' UNION ALL ')}) u ORDER BY u."at" DESC, u."id" DESC LIMIT ${param.int}`
  const rows = await readRows<Record<keyof ListedRun, never>>(
    ctx,
    `SELECT ${columns} FROM "Run" r WHERE r."id" IN (${newest}) ORDER BY r."at" DESC, r."id" DESC`,
    [...params, query.limit],
  )
  return rows.map((row) => ({ ...row, ...Object.fromEntries(times.map((name) => [name, isoOf(row[name])])) })) as unknown as ListedRun[]
}

function isoOf(value: string | number | null): string | null {
  const ms = readTime(value)
  return ms === null ? null : new Date(ms).toISOString()
}

function lanesOf({ processIds, engineIds, statuses }: RunListQuery): Lane[] {
  const wanted = statuses ?? runStatuses
  const lane = (column: string, id: number, status: RunStatus, rest?: Lane): Lane => ({
    where: [`r."${column}" = ${param.int} AND r."status" = ${param.text}`, ...(rest ? [rest.where] : [])].join(' AND '),
    params: [id, status, ...(rest?.params ?? [])],
  })
  if (processIds && processIds.length * wanted.length <= MAX_LANES) {
    return processIds.flatMap((id) => wanted.map((status) => lane('engineProcessId', id, status)))
  }
  const within: Lane | undefined = processIds ? { where: isAnyOf('r."engineProcessId"'), params: [idList(processIds)] } : undefined
  if (statuses && engineIds.length * wanted.length <= MAX_LANES) {
    return engineIds.flatMap((id) => wanted.map((status) => lane('engineId', id, status, within)))
  }
  return [within ?? { where: '1 = 1', params: [] }]
}

function filterOf(query: RunListQuery): { where: string[]; params: (string | number)[] } {
  const where: string[] = []
  const params: (string | number)[] = []
  const add = (sql: string, ...values: (string | number)[]) => {
    where.push(sql)
    params.push(...values)
  }
  if (query.statuses) add(`r."status" IN (${query.statuses.map(() => param.text).join(', ')})`, ...query.statuses)
  if (query.errorKinds) add(`r."errorKind" IN (${query.errorKinds.map(() => param.text).join(', ')})`, ...query.errorKinds)
  if (query.from !== null) add(`r."at" >= ${param.time}`, prismaTime(query.from))
  if (query.before !== null) add(`r."at" < ${param.time}`, prismaTime(query.before))
  if (query.after) {
    const at = prismaTime(query.after.at)
    add(`r."at" <= ${param.time} AND (r."at" < ${param.time} OR r."id" < ${param.int})`, at, at, query.after.id)
  }
  return { where, params }
}
