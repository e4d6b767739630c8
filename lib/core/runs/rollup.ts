import { addToBin, binOf, encodeHistogram, mergeInto, type Histogram } from './histogram'
import type { StoredRun } from './run'
import type { ErrorKind } from './status'

/** Counters of an hour or a day, in the order of their columns. */
export const rollupFields = [
  'queued', 'running', 'waiting', 'succeeded', 'failed', 'canceled', 'skipped', 'unknown',
  'errBusiness', 'errSystem', 'errTimeout', 'errInfrastructure', 'errUnclassified',
  'items', 'unitsSucceeded', 'unitsBusiness', 'unitsSystem', 'unitsStraight', 'timedRuns', 'timedUnits', 'durationMs', 'attendedMs',
] as const
export type RollupField = (typeof rollupFields)[number]
export type Counters = Record<RollupField, number>

/** What the runs of one bucket add up to. */
export interface Rollup extends Counters {
  histogram: Histogram
}

const errorField: Record<ErrorKind, RollupField> = {
  business: 'errBusiness',
  system: 'errSystem',
  timeout: 'errTimeout',
  infrastructure: 'errInfrastructure',
  unclassified: 'errUnclassified',
}

export function emptyCounters(): Counters {
  return {
    queued: 0, running: 0, waiting: 0, succeeded: 0, failed: 0, canceled: 0, skipped: 0, unknown: 0,
    errBusiness: 0, errSystem: 0, errTimeout: 0, errInfrastructure: 0, errUnclassified: 0,
    items: 0, unitsSucceeded: 0, unitsBusiness: 0, unitsSystem: 0, unitsStraight: 0, timedRuns: 0, timedUnits: 0, durationMs: 0, attendedMs: 0,
  }
}

export const emptyRollup = (): Rollup => ({ ...emptyCounters(), histogram: new Map() })

/** What of a run its roll-up depends on. */
export type Counted = Pick<
  StoredRun,
  'status' | 'errorKind' | 'items' | 'itemsSucceeded' | 'itemsBusiness' | 'itemsSystem' | 'durationMs' | 'attendedMs'
>

export interface Units {
  succeeded: number
  business: number
  system: number
}

/**
 * The units by which a finished run is judged: its items where it holds any, else the run itself. A failed run whose items show
 * no exception adds one failure of its own kind, so that no failure disappears among successful items. Runs that are open,
 * canceled, skipped or unknown have none.
 */
export function unitsOf(run: Counted): Units {
  const failed = run.status === 'failed'
  if (!failed && run.status !== 'succeeded') return { succeeded: 0, business: 0, system: 0 }
  if (run.items === null) {
    return { succeeded: failed ? 0 : 1, business: failed && run.errorKind === 'business' ? 1 : 0, system: failed && run.errorKind !== 'business' ? 1 : 0 }
  }
  const units = { succeeded: run.itemsSucceeded ?? 0, business: run.itemsBusiness ?? 0, system: run.itemsSystem ?? 0 }
  if (failed && units.business + units.system === 0) units[run.errorKind === 'business' ? 'business' : 'system'] = 1
  return units
}

/** Adds a run to a roll-up, or takes it out with `sign` −1. */
export function addRun(rollup: Rollup, run: Counted, sign: 1 | -1): void {
  rollup[run.status] += sign
  if (run.status === 'failed') rollup[errorField[run.errorKind ?? 'unclassified']] += sign
  if (run.items !== null) rollup.items += sign * run.items
  if (run.status !== 'succeeded' && run.status !== 'failed') return

  const units = unitsOf(run)
  rollup.unitsSucceeded += sign * units.succeeded
  rollup.unitsBusiness += sign * units.business
  rollup.unitsSystem += sign * units.system
  if (!run.attendedMs) rollup.unitsStraight += sign * units.succeeded
  else rollup.attendedMs += sign * run.attendedMs

  const handled = Math.max(run.items ?? 0, units.succeeded + units.business + units.system)
  if (run.durationMs === null || handled === 0) return
  rollup.timedRuns += sign
  rollup.timedUnits += sign * handled
  rollup.durationMs += sign * run.durationMs
  addToBin(rollup.histogram, binOf(run.durationMs), sign)
}

/** Adds one roll-up to another. Any number of them in any order and grouping gives the same sum. */
export function addRollup(target: Rollup, source: Rollup): void {
  for (const field of rollupFields) target[field] += source[field]
  mergeInto(target.histogram, source.histogram)
}

export const isEmpty = (rollup: Rollup): boolean => rollup.histogram.size === 0 && rollupFields.every((field) => rollup[field] === 0)

/** One text per value: two roll-ups are equal exactly when these are. */
export const fingerprint = (rollup: Rollup): string =>
  `${rollupFields.map((field) => rollup[field]).join(',')}|${encodeHistogram(rollup.histogram)}`
