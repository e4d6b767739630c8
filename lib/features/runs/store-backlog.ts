import { checkBacklog, type BacklogFacts } from '@/lib/core/runs/backlog'
import type { RunProblem } from '@/lib/core/runs/problem'
import { cutText } from '@/lib/core/runs/text'
import { appendAudit } from '@/lib/server/audit'
import type { Ctx } from '@/lib/server/ctx'
import { inTransaction } from '@/lib/server/db'
import { runTables } from '@/lib/server/sql/run-tables'

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
  const checks = samples.map((raw) => ({ raw, check: checkBacklog(withText(raw), ctx.now.getTime()) }))
  const named = checks.flatMap(({ check }) => (check.ok && check.sample.processExternalId ? [check.sample.processExternalId] : []))
  const processes = new Map((await tables.processes(engineId, [...new Set(named)])).map(({ externalId, id }) => [externalId, id]))
  const results: BacklogResult[] = []
  for (const [index, { raw, check }] of checks.entries()) {
    if (!check.ok) results.push({ index, queue: queueOf(raw), outcome: 'rejected', problem: check.problem })
    else results.push({ index, queue: check.sample.queue, outcome: await store(ctx, engineId, check.sample, processes) })
  }
  const rejected = results.filter(({ outcome }) => outcome === 'rejected').length
  if (rejected < results.length) {
    await appendAudit(ctx, [{ action: 'backlog.stored', entity: 'engine', entityId: engineId, facts: { stored: results.length - rejected, rejected } }])
  }
  return results
}

async function store(ctx: Ctx, engineId: number, sample: BacklogFacts, processes: Map<string, number>): Promise<'stored' | 'stale'> {
  const { queue: name, waiting } = sample
  const at = new Date(sample.at)
  const oldestAgeMs = sample.oldestAgeMs === null ? null : BigInt(sample.oldestAgeMs)
  const engineProcessId = (sample.processExternalId && processes.get(sample.processExternalId)) || null
  const key = { engineId_name: { engineId, name } }
  const known = await ctx.db.backlogQueue.findUnique({ where: key, select: { id: true, at: true } })
  const newest = !known || known.at <= at
  const state = { at, waiting, oldestAgeMs, ...(engineProcessId && { engineProcessId }) }
  const queue = newest
    ? await ctx.db.backlogQueue.upsert({ where: key, create: { engineId, name, ...state }, update: state, select: { id: true } })
    : known
  await ctx.db.backlogSample.upsert({
    where: { queueId_at: { queueId: queue.id, at } },
    create: { queueId: queue.id, at, waiting, oldestAgeMs },
    update: { waiting, oldestAgeMs },
  })
  return newest ? 'stored' : 'stale'
}

const withText = (raw: unknown): unknown => {
  const { at } = (raw ?? {}) as { at?: unknown }
  return at instanceof Date && !Number.isNaN(at.getTime()) ? { ...(raw as object), at: at.toISOString() } : raw
}

function queueOf(raw: unknown): string | null {
  const { queue } = (raw ?? {}) as { queue?: unknown }
  return typeof queue === 'string' ? cutText(queue, 200) : null
}
