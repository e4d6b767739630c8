import type { StoredRun } from '@/lib/core/runs/run'
import type { ErrorKind, RunStatus } from '@/lib/core/runs/status'

/** A run with the process that it belongs to and, once stored, its id. */
export interface RunRow {
  id: number | null
  engineProcessId: number
  run: StoredRun
}

export interface RunKey {
  externalId: string
  attempt: number
}

type Kind = 'text' | 'int' | 'bigint' | 'time'

/** Columns that a change may alter, in the order of every statement here; `engineProcessId` goes before them. */
export const runColumns = [
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
  ['states', 'text'],
] as const satisfies readonly (readonly [keyof StoredRun, Kind])[]

export const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')

export const runNames: string[] = ['engineProcessId', ...runColumns.map(([name]) => name)]

/** One row as read, instants already in epoch ms: id, externalId, attempt, then `runNames`. */
export type RawRun = [number, string, number, number, ...(string | number | null)[]]

export function runOf(raw: RawRun): RunRow {
  const run: StoredRun = {
    externalId: raw[1],
    attempt: raw[2],
    status: raw[4] as RunStatus,
    rawStatus: raw[5] as string | null,
    errorKind: raw[6] as ErrorKind | null,
    errorCode: raw[7] as string | null,
    errorMessage: raw[8] as string | null,
    queuedAt: raw[9] as number | null,
    startedAt: raw[10] as number | null,
    endedAt: raw[11] as number | null,
    at: raw[12] as number,
    durationMs: raw[13] as number | null,
    items: raw[14] as number | null,
    itemsSucceeded: raw[15] as number | null,
    itemsBusiness: raw[16] as number | null,
    itemsSystem: raw[17] as number | null,
    attendedMs: raw[18] as number | null,
    release: raw[19] as string | null,
    link: raw[20] as string | null,
    sourceUpdatedAt: raw[21] as number | null,
    observedAt: raw[22] as number,
    states: raw[23] as string,
  }
  return { id: raw[0], engineProcessId: raw[3], run }
}
