import type { RunFacts, StoredRun } from './run'
import { firstSeen, withState } from './states'
import { durationOf, isTerminal } from './status'

export type MergeOutcome = 'created' | 'updated' | 'unchanged' | 'stale'

/** `run` is the row to write; null when nothing is to be written. */
export interface Merged {
  outcome: MergeOutcome
  run: StoredRun | null
}

/**
 * Decides what an incoming state of a run does to the stored one (null: none). `observedAt` is the instant, in epoch ms, at
 * which we read the state from the engine or received it. Rules:
 * - the engine's own `sourceUpdatedAt` orders two states where both have one, else the instant of observation;
 * - an older state never replaces a newer one (`stale`);
 * - a state that is over is opened again only by evidence: something of the incoming state happened after what is stored.
 */
export function mergeRun(stored: StoredRun | null, incoming: RunFacts, observedAt: number): Merged {
  if (!stored) return { outcome: 'created', run: rowOf(incoming, null, observedAt) }
  const order = orderOf(stored, incoming, observedAt)
  if (order < 0) return { outcome: 'stale', run: null }
  const reopens = isTerminal(stored.status) && !isTerminal(incoming.status)
  if (reopens && !(latestOf(incoming) > latestOf(stored))) return { outcome: 'stale', run: null }

  const row = rowOf(incoming, stored, observedAt)
  if (!sameFacts(stored, row)) return { outcome: 'updated', run: row }
  const newer = row.sourceUpdatedAt !== stored.sourceUpdatedAt
  return { outcome: 'unchanged', run: newer ? { ...stored, sourceUpdatedAt: row.sourceUpdatedAt } : null }
}

function orderOf(stored: StoredRun, incoming: RunFacts, observedAt: number): number {
  if (stored.sourceUpdatedAt !== null && incoming.sourceUpdatedAt !== null) {
    const difference = incoming.sourceUpdatedAt - stored.sourceUpdatedAt
    if (difference !== 0) return difference
  }
  return observedAt - stored.observedAt
}

/** The latest thing that is known to have happened to the run. */
function latestOf(run: RunFacts | StoredRun): number {
  return run.sourceUpdatedAt ?? Math.max(run.endedAt ?? 0, run.startedAt ?? 0, run.queuedAt ?? 0)
}

/** The incoming state as a row. Facts about the past that it does not repeat are kept: a run that started has started. */
function rowOf(incoming: RunFacts, stored: StoredRun | null, observedAt: number): StoredRun {
  const { status, endedAt } = incoming
  const queuedAt = incoming.queuedAt ?? stored?.queuedAt ?? null
  const startedAt = incoming.startedAt ?? startBefore(stored, incoming)
  // Written out in full: spreading costs more than everything else that is done to a run.
  return {
    externalId: incoming.externalId,
    attempt: incoming.attempt,
    status,
    rawStatus: incoming.rawStatus,
    errorKind: incoming.errorKind,
    errorCode: incoming.errorCode,
    errorMessage: incoming.errorMessage,
    queuedAt,
    startedAt,
    endedAt,
    at: endedAt ?? startedAt ?? queuedAt ?? (stored && firstSeen(stored.states)) ?? observedAt,
    durationMs: durationOf(status, startedAt, endedAt),
    items: incoming.items,
    itemsSucceeded: incoming.itemsSucceeded,
    itemsBusiness: incoming.itemsBusiness,
    itemsSystem: incoming.itemsSystem,
    attendedMs: incoming.attendedMs,
    release: incoming.process.release ?? stored?.release ?? null,
    link: incoming.link ?? stored?.link ?? null,
    sourceUpdatedAt: incoming.sourceUpdatedAt ?? stored?.sourceUpdatedAt ?? null,
    observedAt,
    states: stored?.status === status ? stored.states : withState(stored?.states ?? '[]', status, observedAt),
  }
}

function startBefore(stored: StoredRun | null, incoming: RunFacts): number | null {
  if (!stored || incoming.status === 'queued' || stored.startedAt === null) return null
  return incoming.endedAt === null || stored.startedAt <= incoming.endedAt ? stored.startedAt : null
}

const compared = [
  'status', 'rawStatus', 'errorKind', 'errorCode', 'errorMessage', 'queuedAt', 'startedAt', 'endedAt', 'durationMs',
  'items', 'itemsSucceeded', 'itemsBusiness', 'itemsSystem', 'attendedMs', 'release', 'link', 'at',
] as const satisfies readonly (keyof StoredRun)[]

const sameFacts = (a: StoredRun, b: StoredRun): boolean => compared.every((field) => a[field] === b[field])
