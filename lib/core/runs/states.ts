import type { RunStatus } from './status'

/** A change of state and when it was observed, epoch ms. */
export type StateChange = [RunStatus, number]

/** Changes of state that a run keeps: the first and the newest ones. */
const KEPT = 50

/** The history of states as it is stored: a JSON list of `[status, observed]`, oldest first. */
export const readStates = (text: string): StateChange[] => JSON.parse(text) as StateChange[]

/** When the run was first observed; null for an empty history. */
export const firstSeen = (text: string): number | null => readStates(text)[0]?.[1] ?? null

/** Adds a state to the stored history; `observedAt` in epoch ms. */
export function withState(text: string, status: RunStatus, observedAt: number): string {
  if (text === '[]') return `[["${status}",${observedAt}]]`
  const states = readStates(text)
  states.push([status, observedAt])
  if (states.length > KEPT) states.splice(1, states.length - KEPT)
  return JSON.stringify(states)
}
