import { apportion } from '@/lib/core/rates/money'

/** Why benefit that could be there is not. */
export const leakCauses = ['system', 'timeout', 'infrastructure', 'unclassified', 'failed', 'late', 'downtime', 'attended', 'coverage', 'adoption'] as const
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

const failureKinds = ['system', 'timeout', 'infrastructure', 'unclassified'] as const
export type FailureKind = (typeof failureKinds)[number]

/**
 * What failed items cost, by the kinds of error of the failed runs: one total, split so that the parts add up to it. Without any failed
 * run of a known kind it stays one cause, `failed`.
 */
export function byErrorKind(
  automationId: string,
  failed: { minor: bigint | null; ms: number; units: number },
  runs: Readonly<Record<FailureKind, number>>,
): Leak[] {
  const weights = failureKinds.map((kind) => runs[kind])
  if (weights.every((weight) => weight === 0)) return [{ automationId, cause: 'failed', ...failed }]
  const money = failed.minor === null ? null : apportion(failed.minor, weights)
  const [ms, units] = [apportion(BigInt(Math.round(failed.ms)), weights), apportion(BigInt(failed.units), weights)]
  return failureKinds.flatMap((cause, at) => (weights[at] === 0 ? [] : [{ automationId, cause, minor: money ? money[at]! : null, ms: Number(ms[at]), units: Number(units[at]) }]))
}
