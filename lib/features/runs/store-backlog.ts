import { checkBacklog, type BacklogFacts } from '@/lib/core/runs/backlog'
import type { RunProblem } from '@/lib/core/runs/problem'
import { cutText } from '@/lib/core/runs/text'
import { appendAudit } from '@/lib/server/audit'
import type { Ctx } from '@/lib/server/ctx'
import { inTransaction, Prisma } from '@/lib/server/db'
import { runTables } from '@/lib/server/sql/run-tables'
import { giveWay } from './give-way'

/** Readings that one statement takes. */
const CHUNK = 250

export interface BacklogResult {
  index: number
  queue: string | null
  /** `stale`: older than what is known; kept in the history, not shown as the state of now */
  outcome: 'stored' | 'stale' | 'rejected'
  problem?: RunProblem
}

interface StoreBacklog {
  engineId: number
  /** Readings as reported (`BacklogReport`); `at` may be a Date */
  samples: readonly unknown[]
}

/** Stores readings of queues with one audit row, in the caller's transaction when it has one. */
export async function storeBacklog(ctx: Ctx, input: StoreBacklog): Promise<BacklogResult[]> {
  if (ctx.inTransaction) return storeWithin(ctx, input)
  return inTransaction((tx) => storeWithin({ ...ctx, db: tx, inTransaction: true }, input))
}

async function storeWithin(ctx: Ctx, { engineId, samples }: StoreBacklog): Promise<BacklogResult[]> {
  const tables = runTables(ctx.db)
  await tables.lock(engineId)
  const checks = samples.map((raw) => checkBacklog(withText(raw), ctx.now.getTime()))
  const readings = checks.flatMap((check) => (check.ok ? [check.sample] : []))
  const stored = new Map<BacklogFacts, 'stored' | 'stale'>()
  for (let from = 0; from < readings.length; from += CHUNK) await storeChunk(ctx, engineId, readings.slice(from, from + CHUNK), stored)
  if (readings.length) {
    await appendAudit(ctx, [{ action: 'backlog.stored', entity: 'backlog', entityId: engineId, facts: { stored: readings.length, rejected: samples.length - readings.length } }])
  }
  return checks.map((check, index) =>
    check.ok
      ? { index, queue: check.sample.queue, outcome: stored.get(check.sample)! }
      : { index, queue: queueOf(samples[index]), outcome: 'rejected', problem: check.problem },
  )
}

async function storeChunk(ctx: Ctx, engineId: number, readings: readonly BacklogFacts[], outcomes: Map<BacklogFacts, 'stored' | 'stale'>): Promise<void> {
  const names = [...new Set(readings.map(({ queue }) => queue))]
  const findQueues = () => ctx.db.backlogQueue.findMany({ where: { engineId, name: { in: names } }, select: { id: true, name: true, at: true } })
  const newest = new Map((await findQueues()).map(({ name, at }) => [name, at.getTime()]))
  const states = new Map<string, BacklogFacts>()
  for (const reading of readings) {
    const { queue, at } = reading
    const isNewest = at >= (newest.get(queue) ?? at)
    outcomes.set(reading, isNewest ? 'stored' : 'stale')
    if (!isNewest) continue
    newest.set(queue, at)
    states.set(queue, { ...reading, processExternalId: reading.processExternalId ?? states.get(queue)?.processExternalId ?? null })
  }
  await writeQueues(ctx, engineId, [...states.values()])
  const ids = new Map((await findQueues()).map(({ name, id }) => [name, id]))
  await writeSamples(ctx, readings.map((reading) => ({ ...reading, queueId: ids.get(reading.queue)! })))
  await giveWay()
}

const ageOf = ({ oldestAgeMs }: BacklogFacts) => (oldestAgeMs === null ? null : BigInt(oldestAgeMs))

/** The state of now; a reading that names no process leaves the queue with the one it has. */
async function writeQueues(ctx: Ctx, engineId: number, states: readonly BacklogFacts[]): Promise<void> {
  if (!states.length) return
  const named = new Set(states.flatMap(({ processExternalId }) => processExternalId ?? []))
  const processes = new Map((await runTables(ctx.db).processes(engineId, [...named])).map(({ externalId, id }) => [externalId, id]))
  const rows = states.map((state) => {
    const processId = (state.processExternalId && processes.get(state.processExternalId)) || null
    return Prisma.sql`(${engineId}, ${state.queue}, ${processId}, ${new Date(state.at)}, ${state.waiting}, ${ageOf(state)})`
  })
  await ctx.db.$executeRaw`INSERT INTO "BacklogQueue" ("engineId", "name", "engineProcessId", "at", "waiting", "oldestAgeMs") VALUES ${Prisma.join(rows)}
    ON CONFLICT ("engineId", "name") DO UPDATE SET "engineProcessId" = COALESCE(excluded."engineProcessId", "BacklogQueue"."engineProcessId"),
      "at" = excluded."at", "waiting" = excluded."waiting", "oldestAgeMs" = excluded."oldestAgeMs"`
}

/** The history; of two readings of one queue at one instant the later one counts. */
async function writeSamples(ctx: Ctx, readings: readonly (BacklogFacts & { queueId: number })[]): Promise<void> {
  const distinct = new Map(readings.map((reading) => [`${reading.queueId} ${reading.at}`, reading]))
  const rows = [...distinct.values()].map((reading) => Prisma.sql`(${reading.queueId}, ${new Date(reading.at)}, ${reading.waiting}, ${ageOf(reading)})`)
  await ctx.db.$executeRaw`INSERT INTO "BacklogSample" ("queueId", "at", "waiting", "oldestAgeMs") VALUES ${Prisma.join(rows)}
    ON CONFLICT ("queueId", "at") DO UPDATE SET "waiting" = excluded."waiting", "oldestAgeMs" = excluded."oldestAgeMs"`
}

const withText = (raw: unknown): unknown => {
  const { at } = (raw ?? {}) as { at?: unknown }
  return at instanceof Date && !Number.isNaN(at.getTime()) ? { ...(raw as object), at: at.toISOString() } : raw
}

function queueOf(raw: unknown): string | null {
  const { queue } = (raw ?? {}) as { queue?: unknown }
  return typeof queue === 'string' ? cutText(queue, 200) : null
}
