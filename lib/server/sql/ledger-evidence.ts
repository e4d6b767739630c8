import type { Ctx } from '../ctx'
import { dialect } from '../db'
import { prismaTime } from './prisma-time'
import { idList, isAnyOf, param, readRows, readTime, time } from './read'

type Reader = Pick<Ctx, 'db' | 'inTransaction'>

/** First and last local day with runs of each engine process; null: none. */
export const daysWithRuns = (ctx: Reader, processIds: readonly number[]) =>
  readRows<{ id: number; first: string | null; last: string | null }>(
    ctx,
    `SELECT e."id", (SELECT MIN(r."day") FROM "RunDay" r WHERE r."engineProcessId" = e."id") AS "first", (SELECT MAX(r."day") FROM "RunDay" r WHERE r."engineProcessId" = e."id") AS "last"
      FROM "EngineProcess" e WHERE ${isAnyOf('e."id"')}`,
    [idList(processIds)],
  )

const TECHNICAL = 'r."errSystem" + r."errTimeout" + r."errInfrastructure"'

/** Hours (epoch ms) by automation in which runs failed for system, timeout or infrastructure reasons and none succeeded. */
export async function hoursWithoutSuccess(ctx: Reader, processIds: readonly number[], from: number, before: number): Promise<{ automationId: string; at: number }[]> {
  const rows = await readRows<{ automationId: string; hour: string | number }>(
    ctx,
    `SELECT e."automationId", ${time('r."hour"', 'hour')} FROM "EngineProcess" e JOIN "RunHour" r ON r."engineProcessId" = e."id"
      WHERE ${isAnyOf('e."id"')} AND r."hour" >= ${param.time} AND r."hour" < ${param.time} AND ${TECHNICAL} > 0
      AND NOT EXISTS (SELECT 1 FROM "EngineProcess" o JOIN "RunHour" s ON s."engineProcessId" = o."id" AND s."hour" = r."hour"
        WHERE o."automationId" = e."automationId" AND ${isAnyOf('o."id"')} AND (s."succeeded" > 0 OR s."unitsSucceeded" > 0))
      GROUP BY e."automationId", r."hour"`,
    [idList(processIds), prismaTime(from), prismaTime(before), idList(processIds)],
  )
  return rows.map(({ automationId, hour }) => ({ automationId, at: readTime(hour)! }))
}

export interface HourSum {
  automationId: string
  at: number
  succeeded: number
  failed: number
  down: boolean
}

const sum = (expression: string, as: string) => `CAST(SUM(${expression}) AS ${dialect === 'sqlite' ? 'INTEGER' : 'double precision'}) AS "${as}"`
/** What happened in hours (epoch ms) of engine processes, by automation and hour; an hour without any run has no row. */
export async function hourSums(ctx: Reader, asked: readonly (readonly [engineProcessId: number, at: number])[]): Promise<HourSum[]> {
  if (!asked.length) return []
  const pairs =
    dialect === 'sqlite'
      ? `(SELECT j.value ->> 0 AS "id", j.value ->> 1 AS "hour" FROM json_each(?) j)`
      : `(SELECT (j ->> 0)::int AS "id", (j ->> 1)::timestamp(3) AS "hour" FROM json_array_elements(?::text::json) j)`
  const rows = await readRows<{ automationId: string; hour: string | number; succeeded: number; failed: number; runs: number; technical: number }>(
    ctx,
    `SELECT e."automationId", ${time('r."hour"', 'hour')}, ${sum('r."unitsSucceeded"', 'succeeded')}, ${sum('r."unitsBusiness" + r."unitsSystem"', 'failed')}, ${sum('r."succeeded"', 'runs')}, ${sum(TECHNICAL, 'technical')}
      FROM ${pairs} p JOIN "RunHour" r ON r."engineProcessId" = p."id" AND r."hour" = p."hour" JOIN "EngineProcess" e ON e."id" = r."engineProcessId"
      GROUP BY e."automationId", r."hour"`,
    [JSON.stringify(asked.map(([id, at]) => [id, prismaTime(at)]))],
  )
  return rows.map(({ automationId, hour, succeeded, failed, runs, technical }) => ({ automationId, at: readTime(hour)!, succeeded, failed, down: technical > 0 && runs === 0 && succeeded === 0 }))
}

/** Greatest age of what waited, ms, by automation and UTC hour (`YYYY-MM-DDTHH`), of its queues that tell an age. */
export function backlogAges(ctx: Reader, processIds: readonly number[], from: number, before: number): Promise<{ automationId: string; hour: string; ageMs: number }[]> {
  const hour = dialect === 'sqlite' ? 'substr(s."at", 1, 13)' : `to_char(s."at", 'YYYY-MM-DD"T"HH24')`
  return readRows(
    ctx,
    `SELECT e."automationId", ${hour} AS "hour", CAST(MAX(s."oldestAgeMs") AS ${dialect === 'sqlite' ? 'INTEGER' : 'double precision'}) AS "ageMs"
      FROM "EngineProcess" e JOIN "BacklogQueue" q ON q."engineProcessId" = e."id" JOIN "BacklogSample" s ON s."queueId" = q."id"
      WHERE ${isAnyOf('e."id"')} AND s."at" >= ${param.time} AND s."at" < ${param.time} AND s."oldestAgeMs" IS NOT NULL GROUP BY 1, 2`,
    [idList(processIds), prismaTime(from), prismaTime(before)],
  )
}
