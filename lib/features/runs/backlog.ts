import { localDay } from '@/lib/core/calendar/local-day'
import type { Ctx } from '@/lib/server/ctx'
import { dialect } from '@/lib/server/db'
import { prismaTime } from '@/lib/server/sql/prisma-time'
import { idList, isAnyOf, param, readRows, readTime, time } from '@/lib/server/sql/read'
import type { Directory, Source } from './directory'

export interface QueueState {
  id: number
  name: string
  engineSlug: string
  engineName: string
  sourceId: number | null
  waiting: number
  oldestAgeMs: number | null
  /** When it was read, ISO 8601 */
  at: string
}

export interface Backlog {
  /** Sum over the queues; null when none was ever read */
  waiting: number | null
  oldestAgeMs: number | null
  queues: QueueState[]
}

interface QueueRow extends Omit<QueueState, 'at'> {
  engineId: number
  at: string | number
}

/** The newest reading of the queues of these engine processes; queues of no process belong to everything of their engine. */
export async function readBacklog(ctx: Ctx, directory: Directory, sources: readonly Source[]): Promise<Backlog> {
  const rows = await readRows<QueueRow>(
    ctx,
    `SELECT q."id", q."name", g."slug" AS "engineSlug", g."name" AS "engineName", q."engineId", q."engineProcessId" AS "sourceId",
      q."waiting", CAST(q."oldestAgeMs" AS double precision) AS "oldestAgeMs", ${time('q."at"', 'at')}
      FROM "BacklogQueue" q JOIN "Engine" g ON g."id" = q."engineId" ORDER BY q."waiting" DESC, q."id"`,
  )
  const wholeEngines = enginesWhollyIn(directory, sources)
  const ids = new Set(sources.map((source) => source.id))
  const queues = rows
    .filter((row) => (row.sourceId === null ? wholeEngines.has(row.engineId) : ids.has(row.sourceId)))
    .map(({ engineId: _, at, ...row }) => ({ ...row, at: new Date(readTime(at)!).toISOString() }))
  const waiting = queues.length ? queues.reduce((sum, queue) => sum + queue.waiting, 0) : null
  const ages = queues.flatMap((queue) => (queue.waiting > 0 && queue.oldestAgeMs !== null ? [queue.oldestAgeMs] : []))
  return { waiting, oldestAgeMs: waiting === 0 ? 0 : ages.length ? Math.max(...ages) : null, queues }
}

/** Engines all of whose processes the reader sees and asked for. */
function enginesWhollyIn(directory: Directory, sources: readonly Source[]): Set<number> {
  if (!directory.complete) return new Set()
  const left = new Set(directory.sources.filter((source) => !sources.includes(source)).map((source) => source.engineId))
  return new Set(sources.filter((source) => !left.has(source.engineId)).map((source) => source.engineId))
}

export interface BacklogPoint {
  day: string
  /** Mean of the readings of the day, summed over queues */
  waiting: number
  oldestAgeMs: number | null
}

/** Backlog by local day: readings averaged by queue and day, then summed over the queues. */
export async function backlogTrend(ctx: Ctx, queueIds: readonly number[], from: number, before: number, timeZone: string): Promise<BacklogPoint[]> {
  if (!queueIds.length) return []
  const hour = dialect === 'sqlite' ? `substr(s."at", 1, 13)` : `to_char(s."at", 'YYYY-MM-DD"T"HH24')`
  const rows = await readRows<{ queueId: number; hour: string; waiting: number; readings: number; oldest: number | null }>(
    ctx,
    `SELECT s."queueId", ${hour} AS "hour", CAST(SUM(s."waiting") AS double precision) AS "waiting",
      CAST(COUNT(*) AS double precision) AS "readings", CAST(MAX(s."oldestAgeMs") AS double precision) AS "oldest"
      FROM "BacklogSample" s WHERE ${isAnyOf('s."queueId"')} AND s."at" >= ${param.time} AND s."at" < ${param.time} GROUP BY 1, 2`,
    [idList(queueIds), prismaTime(from), prismaTime(before)],
  )
  const byDay = new Map<string, { sums: Map<number, [number, number]>; oldest: number | null }>()
  for (const row of rows) {
    const day = localDay(Date.parse(`${row.hour}:00:00.000Z`), timeZone)
    const entry = byDay.get(day) ?? { sums: new Map<number, [number, number]>(), oldest: null }
    byDay.set(day, entry)
    const [waiting, readings] = entry.sums.get(row.queueId) ?? [0, 0]
    entry.sums.set(row.queueId, [waiting + row.waiting, readings + row.readings])
    if (row.oldest !== null) entry.oldest = Math.max(entry.oldest ?? 0, row.oldest)
  }
  return [...byDay]
    .map(([day, { sums, oldest }]) => ({ day, waiting: [...sums.values()].reduce((sum, [waiting, readings]) => sum + waiting / readings, 0), oldestAgeMs: oldest }))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
}
