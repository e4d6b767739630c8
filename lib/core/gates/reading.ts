import type { Day } from '@/lib/core/calendar/local-day'
import type { Reason } from '@/lib/core/errors'
import type { Localized } from '@/lib/core/localized'

export const readingStates = ['met', 'not-met', 'not-enough-data', 'stale-data', 'no-source'] as const
/** `no-source`: what the criterion asks is not kept by this installation yet, so nothing is claimed. */
export type ReadingState = (typeof readingStates)[number]

export const units = ['bp', 'ms', 'count', 'days', 'minor'] as const
/** Basis points, milliseconds, a plain count, working days, minor units of money */
export type Unit = (typeof units)[number]

/** What one criterion says at one instant: plain data, so that it can be frozen as evidence. */
export interface Reading {
  criterionId: string
  kind: 'measured' | 'derived' | 'signed'
  mandatory: boolean
  label: Localized
  state: ReadingState
  /** In `unit`; null where nothing could be read, which is never zero */
  value: number | null
  target: number | null
  comparator: 'at-least' | 'at-most' | null
  unit: Unit | null
  /** Units (items or runs) behind the value, and how many are asked for */
  sample: number | null
  minimumSample: number | null
  /** Local days, both included, of the window; null where the criterion reads a register or a signature */
  window: { from: Day; to: Day; workingDays: number } | null
  /** Instant (ISO) up to which the source was complete; null without a source */
  freshUntil: string | null
  /** The sentence behind the state: `gates.facts.<key>` with its parameters */
  facts: Reason[]
  /** Where the records behind it open */
  href: string | null
}
