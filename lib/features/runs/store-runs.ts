import { notFound } from '@/lib/core/errors'
import { RollupChanges } from '@/lib/core/runs/changes'
import { checkRun } from '@/lib/core/runs/check-run'
import { mergeRun, type MergeOutcome } from '@/lib/core/runs/merge'
import type { RunProblem } from '@/lib/core/runs/problem'
import type { RunFacts } from '@/lib/core/runs/run'
import { cutText } from '@/lib/core/runs/text'
import type { Ctx } from '@/lib/server/ctx'
import { inTransaction } from '@/lib/server/db'
import type { RunRow } from '@/lib/server/sql/run-columns'
import { runTables, type RunTables } from '@/lib/server/sql/run-tables'
import { applyChanges } from './apply-changes'
import { dayZoneKey, dayZoneOf, writeDayZone } from './day-zone'
import { ensureProcesses } from './engine-processes'
import { giveWay } from './give-way'
import { saveProgress, type Progress } from './sync-progress'

export type RunOutcome = MergeOutcome | 'rejected'

export interface RunResult {
  index: number
  externalId: string | null
  attempt: number
  outcome: RunOutcome
  problem?: RunProblem
}

export interface StoreResult {
  /** One per report, in their order */
  results: RunResult[]
  counts: Record<RunOutcome, number>
}

export interface StoreRuns {
  engineId: number
  /** States of runs as reported (`RunReport`); each is checked by itself */
  reports: readonly unknown[]
  /** When they were read from the engine, or received */
  observedAt: Date
  /** Where the sync stands once these rows are stored; written with them or not at all */
  progress?: Progress
  /** One of the portal's own jobs recording that it ran */
  own?: boolean
}

/** A row of the batch while it is merged: the state before it, and after what has come so far. */
interface Slot {
  before: RunRow | null
  after: RunRow | null
  written: boolean
}

/**
 * Stores states of runs with their roll-ups, the progress of the sync and one audit row in one transaction (the caller's, when
 * it has one). What is wrong with one report rejects that one alone. Repeats, late and reordered states are harmless.
 * Throws `not_found` for an unknown engine and `conflict` when the lease named by `progress` is lost; then nothing is stored.
 */
export async function storeRuns(ctx: Ctx, input: StoreRuns): Promise<StoreResult> {
  if (ctx.inTransaction) return storeWithin(ctx, input)
  return inTransaction((tx) => storeWithin({ ...ctx, db: tx, inTransaction: true }, input))
}

async function storeWithin(ctx: Ctx, { engineId, reports, observedAt, progress, own }: StoreRuns): Promise<StoreResult> {
  const tables = runTables(ctx.db)
  await tables.lock(engineId)
  const engine = await tables.engineFacts(engineId, dayZoneKey)
  if (!engine) throw notFound('engine')
  const dayZone = await dayZoneOf(ctx.db, engine.setting && JSON.parse(engine.setting))
  const { results, runs } = await checkAll(reports, ctx.now, tables.chunk)
  const processIds = await ensureProcesses(ctx.db, tables, engineId, runs.map(({ run }) => run.process), ctx.now)
  const changes = new RollupChanges()
  let written = 0
  for (let from = 0; from < runs.length; from += tables.chunk) {
    const part = runs.slice(from, from + tables.chunk)
    const slots = await readSlots(tables, engineId, part)
    for (const { key, result, run } of part) {
      const processId = processIds.get(run.process.externalId)!
      result.outcome = mergeInto(slots.get(key)!, run, processId, observedAt.getTime(), engine.prunedBefore)
    }
    const rows = [...slots.values()].filter((slot) => slot.written)
    for (const { before, after } of rows) {
      if (before) changes.count(before.engineProcessId, before.run, -1)
      changes.count(after!.engineProcessId, after!.run, 1)
    }
    await tables.writeRuns(engineId, rows.map(({ after }) => after!))
    written += rows.length
    await giveWay()
  }
  await applyChanges(tables, changes, dayZone)
  if (!engine.setting) await writeDayZone(ctx.db, dayZone)
  if (progress) await saveProgress(ctx.db, engineId, progress)
  const counts = countsOf(results)
  // Not under the engine: thousands of arrivals would bury what people changed about it.
  if (written) await tables.appendAudit(ctx, { action: own ? 'runs.recorded' : 'runs.stored', entity: 'runs', entityId: engineId, facts: counts })
  return { results, counts }
}

interface Accepted {
  /** Attempt and external id */
  key: string
  result: RunResult
  run: RunFacts
}

async function checkAll(reports: readonly unknown[], now: Date, chunk: number): Promise<{ results: RunResult[]; runs: Accepted[] }> {
  const results: RunResult[] = []
  const runs: Accepted[] = []
  for (let index = 0; index < reports.length; index++) {
    if (index % chunk === chunk - 1) await giveWay()
    const check = checkRun(reports[index], now.getTime())
    if (!check.ok) {
      results.push(rejected(index, reports[index], check.problem))
      continue
    }
    const { externalId, attempt } = check.run
    const result: RunResult = { index, externalId, attempt, outcome: 'unchanged' }
    results.push(result)
    runs.push({ key: `${attempt} ${externalId}`, result, run: check.run })
  }
  return { results, runs }
}

/** Names the record as far as it can be named. */
function rejected(index: number, raw: unknown, problem: RunProblem): RunResult {
  const named = (typeof raw === 'object' && raw !== null ? raw : {}) as { externalId?: unknown; attempt?: unknown }
  const externalId = typeof named.externalId === 'string' ? cutText(named.externalId, 200) : null
  const attempt = Number.isSafeInteger(named.attempt) ? (named.attempt as number) : 1
  return { index, externalId, attempt, outcome: 'rejected', problem }
}

async function readSlots(tables: RunTables, engineId: number, runs: readonly Accepted[]): Promise<Map<string, Slot>> {
  const keys = new Map(runs.map(({ key, run }) => [key, run]))
  const stored = await tables.readRuns(engineId, [...keys.values()])
  return new Map([...keys.keys()].map((key, i) => [key, { before: stored[i] ?? null, after: stored[i] ?? null, written: false }]))
}

/** Merges one state into its slot. A new run from before the raw runs that were pruned is in the roll-ups already: stale. */
function mergeInto(slot: Slot, incoming: RunFacts, engineProcessId: number, observedAt: number, prunedBefore: number | null): MergeOutcome {
  const { after } = slot
  const merged = mergeRun(after?.run ?? null, incoming, observedAt)
  const moved = merged.outcome === 'unchanged' && after!.engineProcessId !== engineProcessId
  const run = merged.run ?? (moved ? after!.run : null)
  if (!run) return merged.outcome
  if (!after && prunedBefore !== null && run.at < prunedBefore) return 'stale'
  slot.after = { id: slot.before?.id ?? null, engineProcessId, run }
  slot.written = true
  return moved ? 'updated' : merged.outcome
}

function countsOf(results: readonly RunResult[]): Record<RunOutcome, number> {
  const counts: Record<RunOutcome, number> = { created: 0, updated: 0, unchanged: 0, stale: 0, rejected: 0 }
  for (const { outcome } of results) counts[outcome] += 1
  return counts
}
