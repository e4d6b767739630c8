import type { RunFacts, StoredRun } from './run'
import { isTerminal } from './status'

export type MergeOutcome = 'created' | 'updated' | 'unchanged' | 'stale'

/** `run` is the row to write; null when nothing is to be written. */
export interface Merged {
  outcome: MergeOutcome
  run: StoredRun | null
}

/** Changes of state that a run keeps: the first and the newest ones. */
const KEPT_STATES = 50

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
  const { process, ...facts } = incoming
  const row: StoredRun = {
    ...facts,
    release: process.release ?? stored?.release ?? null,
    link: facts.link ?? stored?.link ?? null,
    queuedAt: facts.queuedAt ?? stored?.queuedAt ?? null,
    sourceUpdatedAt: facts.sourceUpdatedAt ?? stored?.sourceUpdatedAt ?? null,
    at: 0,
    observedAt,
    states: statesOf(stored, incoming, observedAt),
  }
  if (row.startedAt === null && stored && facts.status !== 'queued' && stored.startedAt !== null && stored.startedAt <= (row.endedAt ?? Infinity)) {
    row.startedAt = stored.startedAt
    if (row.endedAt !== null && isTerminal(row.status)) row.durationMs = row.endedAt - row.startedAt
  }
  row.at = row.endedAt ?? row.startedAt ?? row.queuedAt ?? stored?.states[0]?.[1] ?? observedAt
  return row
}

function statesOf(stored: StoredRun | null, incoming: RunFacts, observedAt: number): StoredRun['states'] {
  if (!stored) return [[incoming.status, observedAt]]
  if (stored.status === incoming.status) return stored.states
  const [first, ...rest] = stored.states
  const kept = rest.length > KEPT_STATES - 2 ? rest.slice(rest.length - (KEPT_STATES - 2)) : rest
  return [...(first ? [first] : []), ...kept, [incoming.status, observedAt]]
}

const compared = [
  'status', 'rawStatus', 'errorKind', 'errorCode', 'errorMessage', 'queuedAt', 'startedAt', 'endedAt', 'durationMs',
  'items', 'itemsSucceeded', 'itemsBusiness', 'itemsSystem', 'attendedMs', 'release', 'link', 'at',
] as const satisfies readonly (keyof StoredRun)[]

const sameFacts = (a: StoredRun, b: StoredRun): boolean => compared.every((field) => a[field] === b[field])
