import { baselineOn, type Baseline } from './baseline'
import { rollupFields, emptyCounters, type Counters, type RollupField } from './rollup'
import type { Day } from '@/lib/core/calendar/local-day'

/** Everything that a metric of one group and period is computed from. Durations in ms. */
export interface Facts extends Counters {
  /** Units that were timed while a baseline was valid, what they would have taken by hand, and what they took */
  baselineUnits: number
  baselineManualMs: number
  baselineDurationMs: number
  /** Finished and successful units while a baseline was valid, and the time that the successful ones gave back */
  returnedFinished: number
  returnedUnits: number
  returnedMs: number
  /** Local days of the period */
  days: number
}

export const emptyFacts = (days = 0): Facts => ({
  ...emptyCounters(),
  baselineUnits: 0,
  baselineManualMs: 0,
  baselineDurationMs: 0,
  returnedFinished: 0,
  returnedUnits: 0,
  returnedMs: 0,
  days,
})

/**
 * Adds the counters of some days of one engine process. `day` is one of them: between two changes of the baseline any will do.
 * Hours returned (data source: Microsoft's automation kit, without its counting of failed runs): successful units ×
 * (manual time − attended time of a finished unit). `fields`: the counters that were read, units and times among them.
 */
export function addCounters(facts: Facts, counters: Counters, day: Day, baselines: readonly Baseline[], fields: readonly RollupField[] = rollupFields): void {
  for (const field of fields) facts[field] += counters[field]
  const baseline = baselineOn(baselines, day)
  if (!baseline) return
  facts.baselineUnits += counters.timedUnits
  facts.baselineManualMs += counters.timedUnits * baseline.manualMs
  facts.baselineDurationMs += counters.durationMs
  const finished = finishedUnits(counters)
  if (finished === 0) return
  facts.returnedFinished += finished
  facts.returnedUnits += counters.unitsSucceeded
  facts.returnedMs += counters.unitsSucceeded * (baseline.manualMs - counters.attendedMs / finished)
}

export function addFacts(target: Facts, source: Facts): void {
  for (const key of Object.keys(source) as (keyof Facts)[]) if (key !== 'days') target[key] += source[key]
}

type RunState = 'queued' | 'running' | 'waiting' | 'succeeded' | 'failed' | 'canceled' | 'skipped' | 'unknown'

export const finishedUnits = (counters: Counters): number => counters.unitsSucceeded + counters.unitsBusiness + counters.unitsSystem

export const allRuns = (counters: Pick<Counters, RunState>): number =>
  counters.queued + counters.running + counters.waiting + counters.succeeded + counters.failed + counters.canceled + counters.skipped + counters.unknown

export const openRuns = (counters: Pick<Counters, 'queued' | 'running' | 'waiting'>): number => counters.queued + counters.running + counters.waiting
