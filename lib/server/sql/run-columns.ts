import type { StoredRun } from '@/lib/core/runs/run'
import type { ErrorKind, RunStatus } from '@/lib/core/runs/status'

/** A run with the process that it belongs to and, once stored, its id. */
export interface RunRow extends StoredRun {
  id: number | null
  engineProcessId: number
}

export interface RunKey {
  externalId: string
  attempt: number
}

type Kind = 'text' | 'int' | 'bigint' | 'time' | 'states'

/** Columns that a change may alter, in the order of every statement here. */
export const runColumns = [
  ['engineProcessId', 'int'],
  ['status', 'text'],
  ['rawStatus', 'text'],
  ['errorKind', 'text'],
  ['errorCode', 'text'],
  ['errorMessage', 'text'],
  ['queuedAt', 'time'],
  ['startedAt', 'time'],
  ['endedAt', 'time'],
  ['at', 'time'],
  ['durationMs', 'bigint'],
  ['items', 'int'],
  ['itemsSucceeded', 'int'],
  ['itemsBusiness', 'int'],
  ['itemsSystem', 'int'],
  ['attendedMs', 'bigint'],
  ['release', 'text'],
  ['link', 'text'],
  ['sourceUpdatedAt', 'time'],
  ['observedAt', 'time'],
  ['states', 'states'],
] as const satisfies readonly (readonly [keyof RunRow, Kind])[]

export const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')

/** One row as read, instants already in epoch ms: id, externalId, attempt, then `runColumns`. */
export type RawRun = [number, string, number, ...(string | number | null)[]]

export function runOf(raw: RawRun): RunRow {
  const [id, externalId, attempt, ...rest] = raw
  const [engineProcessId, status, rawStatus, errorKind, errorCode, errorMessage, queuedAt, startedAt, endedAt, at, durationMs] = rest
  const [items, itemsSucceeded, itemsBusiness, itemsSystem, attendedMs, release, link, sourceUpdatedAt, observedAt, states] = rest.slice(11)
  return {
    id,
    externalId,
    attempt,
    engineProcessId: engineProcessId as number,
    status: status as RunStatus,
    rawStatus: rawStatus as string | null,
    errorKind: errorKind as ErrorKind | null,
    errorCode: errorCode as string | null,
    errorMessage: errorMessage as string | null,
    queuedAt: queuedAt as number | null,
    startedAt: startedAt as number | null,
    endedAt: endedAt as number | null,
    at: at as number,
    durationMs: durationMs as number | null,
    items: items as number | null,
    itemsSucceeded: itemsSucceeded as number | null,
    itemsBusiness: itemsBusiness as number | null,
    itemsSystem: itemsSystem as number | null,
    attendedMs: attendedMs as number | null,
    release: release as string | null,
    link: link as string | null,
    sourceUpdatedAt: sourceUpdatedAt as number | null,
    observedAt: observedAt as number,
    states: JSON.parse(states as string) as StoredRun['states'],
  }
}
