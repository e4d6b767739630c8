import type { Counted } from '@/lib/core/runs/rollup'
import { runStatuses } from '@/lib/core/runs/status'
import type { Ctx } from '../ctx'
import { prismaTime } from './prisma-time'
import { param, readRows, readTime, time } from './read'

type Reader = Pick<Ctx, 'db' | 'inTransaction'>

export interface CountedRun extends Counted {
  id: number
  /** Epoch ms */
  at: number
}

/** Every state by name: the index of runs goes by process, state and time. */
const ANY_STATE = `"status" IN (${runStatuses.map((status) => `'${status}'`).join(', ')})`

const RUNS = `SELECT r."id", ${time('r."at"', 'at')}, r."status", r."errorKind", r."items", r."itemsSucceeded", r."itemsBusiness", r."itemsSystem",
  CAST(r."durationMs" AS double precision) AS "durationMs", CAST(r."attendedMs" AS double precision) AS "attendedMs"
  FROM "Run" r WHERE r."engineProcessId" = ${param.int} AND r.${ANY_STATE} AND r."at" >= ${param.time} AND r."at" < ${param.time} AND r."id" > ${param.int}
  ORDER BY r."id" LIMIT ${param.int}`

/** Runs of a stretch of time as far as roll-ups depend on them, by id. */
export async function runsToCount(ctx: Reader, engineProcessId: number, from: number, before: number, afterId: number, limit: number): Promise<CountedRun[]> {
  const rows = await readRows<CountedRun>(ctx, RUNS, [engineProcessId, prismaTime(from), prismaTime(before), afterId, limit])
  return rows.map((row) => ({ ...row, at: readTime(row.at)! }))
}

const FIRST = `SELECT ${time('MIN(s."at")', 'at')} FROM (
  SELECT MIN("at") AS "at" FROM "Run" WHERE "engineProcessId" = ${param.int} AND ${ANY_STATE} AND "at" >= ${param.time}
  UNION ALL SELECT MIN("hour") FROM "RunHour" WHERE "engineProcessId" = ${param.int} AND "hour" >= ${param.time}) s`

/** The first instant from `from` on at which the process has a run or an hourly roll-up (epoch ms); null for none. */
export async function firstSlot(ctx: Reader, engineProcessId: number, from: number): Promise<number | null> {
  const at = prismaTime(from)
  const [row] = await readRows<{ at: number | string | null }>(ctx, FIRST, [engineProcessId, at, engineProcessId, at])
  return readTime(row?.at ?? null)
}
