import { RollupChanges } from '@/lib/core/runs/changes'
import { checkRun, type RunProblem } from '@/lib/core/runs/check-run'
import { mergeRun, type MergeOutcome } from '@/lib/core/runs/merge'
import type { RunFacts } from '@/lib/core/runs/run'
import { cutText } from '@/lib/core/runs/text'
import { appendAudit } from '@/lib/server/audit'
import type { Ctx } from '@/lib/server/ctx'
import { inTransaction } from '@/lib/server/db'
import type { RunRow } from '@/lib/server/sql/run-columns'
import { runTables, type RunTables } from '@/lib/server/sql/run-tables'
import { applyChanges } from './apply-changes'
import { readDayZone } from './day-zone'
import { ensureProcesses } from './engine-processes'
import { giveWay } from './give-way'
import { holdEngine, saveProgress, type Progress } from './sync-progress'

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

async function storeWithin(ctx: Ctx, { engineId, reports, observedAt, progress }: StoreRuns): Promise<StoreResult> {
  const tables = runTables(ctx.db)
  await tables.lock(engineId)
  const engine = await holdEngine(ctx.db, engineId)
  const dayZone = await readDayZone(ctx.db)
  const changes = new RollupChanges()
  const results: RunResult[] = []
  let written = 0
  for (let from = 0; from < reports.length; from += tables.chunk) {
    const part = reports.slice(from, from + tables.chunk).map((raw, i) => checked(raw, from + i, ctx.now))
    const runs = part.flatMap(({ run }) => run ?? [])
    const processIds = await ensureProcesses(ctx.db, engineId, runs, ctx.now)
    const slots = await readSlots(tables, engineId, runs)
    for (const { result, run } of part) {
      results.push(result)
      if (run) result.outcome = mergeInto(slots.get(keyOf(run))!, run, processIds.get(run.process.externalId)!, observedAt, engine.prunedBefore)
    }
    const rows = [...slots.values()].filter((slot) => slot.written)
    for (const { before, after } of rows) {
      if (before) changes.count(before.engineProcessId, before, -1)
      changes.count(after!.engineProcessId, after!, 1)
    }
    await tables.writeRuns(engineId, rows.map(({ after }) => after!))
    written += rows.length
    await giveWay()
  }
  await applyChanges(tables, changes, dayZone)
  if (progress) await saveProgress(ctx.db, engineId, progress)
  const counts = countsOf(results)
  if (written) await appendAudit(ctx, [{ action: 'runs.stored', entity: 'engine', entityId: engineId, facts: counts }])
  return { results, counts }
}

function checked(raw: unknown, index: number, now: Date): { result: RunResult; run: RunFacts | null } {
  const check = checkRun(raw, now.getTime())
  if (check.ok) {
    const { externalId, attempt } = check.run
    return { result: { index, externalId, attempt, outcome: 'unchanged' }, run: check.run }
  }
  const named = (typeof raw === 'object' && raw !== null ? raw : {}) as { externalId?: unknown; attempt?: unknown }
  return {
    run: null,
    result: {
      index,
      externalId: typeof named.externalId === 'string' ? cutText(named.externalId, 200) : null,
      attempt: Number.isSafeInteger(named.attempt) ? (named.attempt as number) : 1,
      outcome: 'rejected',
      problem: check.problem,
    },
  }
}

const keyOf = (run: { externalId: string; attempt: number }) => `${run.attempt} ${run.externalId}`

async function readSlots(tables: RunTables, engineId: number, runs: readonly RunFacts[]): Promise<Map<string, Slot>> {
  const keys = new Map(runs.map((run) => [keyOf(run), { externalId: run.externalId, attempt: run.attempt }]))
  const stored = await tables.readRuns(engineId, [...keys.values()])
  return new Map([...keys.keys()].map((key, i) => [key, { before: stored[i] ?? null, after: stored[i] ?? null, written: false }]))
}

/** Merges one state into its slot. A new run from before the raw runs that were pruned is in the roll-ups already: stale. */
function mergeInto(slot: Slot, run: RunFacts, engineProcessId: number, observedAt: Date, prunedBefore: Date | null): MergeOutcome {
  const { outcome, run: row } = mergeRun(slot.after, run, observedAt.getTime())
  if (outcome === 'unchanged' && slot.after!.engineProcessId !== engineProcessId) {
    slot.after = { ...slot.after!, ...row, engineProcessId }
    slot.written = true
    return 'updated'
  }
  if (!row) return outcome
  if (!slot.after && prunedBefore && row.at < prunedBefore.getTime()) return 'stale'
  slot.after = { ...row, id: slot.before?.id ?? null, engineProcessId }
  slot.written = true
  return outcome
}

function countsOf(results: readonly RunResult[]): Record<RunOutcome, number> {
  const counts: Record<RunOutcome, number> = { created: 0, updated: 0, unchanged: 0, stale: 0, rejected: 0 }
  for (const { outcome } of results) counts[outcome] += 1
  return counts
}
