import type { Day } from '@/lib/core/calendar/local-day'
import type { Reason } from '@/lib/core/errors'
import type { Localized } from '@/lib/core/localized'
import type { MetricId } from '@/lib/core/runs/metrics'
import type { SourceId } from './sources'

export const readingStates = ['met', 'not-met', 'not-enough-data', 'stale-data', 'no-source'] as const
/** `no-source`: what the criterion asks is not kept by this installation yet, so nothing is claimed. */
export type ReadingState = (typeof readingStates)[number]

export const units = ['bp', 'ms', 'count', 'perDay', 'days', 'minor'] as const
/** Basis points, milliseconds, a plain count, units a day, days, minor units of money */
export type Unit = (typeof units)[number]

export const comparators = ['at-least', 'at-most'] as const
export type Comparator = (typeof comparators)[number]

/** One of several things that a criterion looks at on its own: an automation, a role. Plain data. */
export interface Part {
  /** Id of the automation, or the role */
  key: string
  /** Names of the automation; null for a role, which is named by its message */
  name: string | null
  nameZh: string | null
  state: ReadingState
  value: number | null
  sample: number | null
  /** The part's own target where it has one */
  target: number | null
  facts: Reason[]
}

/** When it will be met as things go now, or why nobody can say. */
export type Forecast =
  | { kind: 'day'; day: Day; basis: 'trend' | 'volume' | 'plan' }
  | { kind: 'none'; reason: 'too-few-days' | 'no-trend' | 'wrong-way' | 'too-far' | 'not-foreseeable' }

/** What one criterion says at one instant: plain data, so that it can be frozen as evidence. */
export interface Reading {
  criterionId: string
  kind: 'measured' | 'derived' | 'signed'
  mandatory: boolean
  label: Localized
  help: Localized
  state: ReadingState
  /** In `unit`, cut towards the side of "not met"; null where nothing could be read, which is never zero */
  value: number | null
  target: number | null
  comparator: Comparator | null
  unit: Unit | null
  /** Units (items or runs) behind the value, and how many are asked for */
  sample: number | null
  minimumSample: number | null
  /** Local days, both included, of the window; null where the criterion reads a register or a signature */
  window: { from: Day; to: Day; workingDays: number } | null
  /** Instant (ISO) up to which the source was complete; null without a source */
  freshUntil: string | null
  /** Metric or register that it reads; null for signatures */
  metric: MetricId | null
  source: SourceId | null
  /** The values that went into the formula of the metric or of the register */
  variables: Record<string, number | null>
  parts: Part[]
  /** Null when met, and where forecasts were not asked for */
  forecast: Forecast | null
  /** The sentence behind the state: `gates.facts.<key>` with its parameters */
  facts: Reason[]
  /** Where the records behind it open */
  href: string | null
}
