import { allow, type Decision } from '@/lib/core/result'
import type { CaseBody } from './case'
import { WHOLE_BP, type Shape } from './kinds'
import { knownAmounts, type Amounts } from './compute'
import { exposures } from './exposure'

export const USUAL_DRAWS = 10_000
export const MOST_DRAWS = 100_000

/** What `simulate` needs: numbers alone, so that it can be handed to a thread. */
export interface SimulationProblem {
  /** `low` and `high` are multiples of the base amount, 1 is the most likely; `flows` signed net a column, `pv` their present value */
  lines: { id: string; low: number; high: number; shape: Shape; pv: number; flows: number[] }[]
  columns: number
  draws: number
  /** Whole number from 0 to 2^32 − 1 */
  seed: number
}

/** Of the NPV over all draws, in whole units of the currency unless said otherwise. */
export interface Simulation {
  draws: number
  seed: number
  /** Share of draws with an NPV below zero, 0..1 */
  negative: number
  /** Share of draws in which the case is paid back for good within the horizon, 0..1 */
  paidBack: number
  /** Quantiles of the undiscounted lasting payback in columns; null beyond the horizon */
  payback: { p5: number | null; p50: number | null; p95: number | null }
  mean: number
  /** Standard deviation */
  deviation: number
  p5: number
  p50: number
  p95: number
  least: number
  most: number
  /** Equal bins between round numbers; zero is an edge where it lies inside */
  histogram: { from: number; to: number; count: number }[]
}

/**
 * The case as a problem for the simulation: lines are drawn independently from their ranges, each by its own stream of numbers, so
 * that a new line moves no other; risk factors and conventions apply as in `computeCase`. NPV is linear in the draws.
 */
export function simulationOf(body: CaseBody, amounts: Amounts, { seed, draws = USUAL_DRAWS }: { seed: number; draws?: number }): Decision<SimulationProblem> {
  const known = knownAmounts(body, amounts)
  if (!known.ok) return known
  const lines = exposures(body, amounts).map(({ id, range, flows, pv }) => ({ id, low: range.lowBp / WHOLE_BP, high: range.highBp / WHOLE_BP, shape: range.shape, pv, flows }))
  return allow({ lines, columns: body.horizon.periods + 1, draws: Math.min(MOST_DRAWS, Math.max(1, Math.floor(draws))), seed: seed >>> 0 })
}
