import { apportion } from '@/lib/core/rates/money'

/** Why benefit that could be there is not. */
export const leakCauses = ['business', 'system', 'timeout', 'infrastructure', 'unclassified', 'failed', 'late', 'downtime', 'attended', 'coverage', 'adoption'] as const
export type LeakCause = (typeof leakCauses)[number]

/** One cause at one automation over the period. */
export interface Leak {
  automationId: string
  cause: LeakCause
  /** Minor units; null: no wage is known, so that hours are told only */
  minor: bigint | null
  ms: number
  /** Items behind it; null where items do not tell it */
  units: number | null
}

/** Money first, then what has no wage by hours; nothing of nothing. */
export const orderLeaks = (leaks: readonly Leak[]): Leak[] =>
  leaks
    .filter(({ minor, ms }) => (minor ?? 0n) > 0n || ms > 0)
    .sort((a, b) => (a.minor === null || b.minor === null ? Number(a.minor === null) - Number(b.minor === null) || b.ms - a.ms : a.minor === b.minor ? b.ms - a.ms : a.minor < b.minor ? 1 : -1))

export const failureKinds = ['system', 'timeout', 'infrastructure', 'unclassified'] as const

/** How units failed: exceptions of the business, and failures of systems with the kinds of error of the failed runs. */
export interface Failures {
  businessUnits: number
  systemUnits: number
  runs: Record<(typeof failureKinds)[number], number>
}

/**
 * What failed items cost, by cause: one total, split so that the parts add up to it (largest remainder). Failures of systems are split by
 * the kinds of error of the runs. Where runs tell nothing it stays one cause, `failed`.
 */
export function byErrorKind(automationId: string, failed: { minor: bigint | null; ms: number; units: number }, { businessUnits, systemUnits, runs }: Failures): Leak[] {
  const kinds = failureKinds.reduce((sum, kind) => sum + runs[kind], 0)
  const causes = (['business', ...failureKinds] as const).map((cause) => ({ cause, weight: cause === 'business' ? businessUnits : kinds ? (systemUnits * runs[cause]) / kinds : 0 }))
  if (causes.every(({ weight }) => weight === 0)) return [{ automationId, cause: 'failed', ...failed }]
  const weights = causes.map(({ weight }) => weight)
  const money = failed.minor === null ? null : apportion(failed.minor, weights)
  const [ms, units] = [apportion(BigInt(Math.round(failed.ms)), weights), apportion(BigInt(failed.units), weights)]
  return causes.flatMap(({ cause, weight }, at) => (weight === 0 ? [] : [{ automationId, cause, minor: money ? money[at]! : null, ms: Number(ms[at]), units: Number(units[at]) }]))
}
