/** States of a run, the same for every engine. `unknown` keeps what an adapter cannot name. */
export const runStatuses = ['queued', 'running', 'waiting', 'succeeded', 'failed', 'canceled', 'skipped', 'unknown'] as const
export type RunStatus = (typeof runStatuses)[number]

export const errorKinds = ['business', 'system', 'timeout', 'infrastructure', 'unclassified'] as const
export type ErrorKind = (typeof errorKinds)[number]

const terminal: ReadonlySet<RunStatus> = new Set(['succeeded', 'failed', 'canceled', 'skipped'])

/** A terminal run is over; `waiting` is not, even when the engine gives it an end. `unknown` is neither open nor over. */
export const isTerminal = (status: RunStatus): boolean => terminal.has(status)

export const openStatuses = ['queued', 'running', 'waiting'] as const satisfies readonly RunStatus[]
export const isOpen = (status: RunStatus): boolean => status === 'queued' || status === 'running' || status === 'waiting'

/** End minus start (ms) of a run that is over; null while it is not, or when either is not known. */
export const durationOf = (status: RunStatus, startedAt: number | null, endedAt: number | null): number | null =>
  startedAt !== null && endedAt !== null && isTerminal(status) ? endedAt - startedAt : null
