import { periodsDiscounted, type DatedFlow, type Discounting, yearEnd } from './npv'
import type { Term } from './enclosure'
import { growthRoots, type RootSet } from './roots'

export interface Rates extends RootSet {
  /** The root nearest zero, as numpy-financial chooses; null without any */
  chosen: number | null
  /** Why there is none: all flows have one sign (or are zero), the sum never reaches zero, or rounding does not let it be told where */
  none: 'one-sign' | 'no-root' | 'untold' | null
}

const nearestZero = (roots: readonly number[]): number | null => roots.reduce<number | null>((best, root) => (best === null || Math.abs(root) < Math.abs(best) ? root : best), null)

function ratesOf(terms: readonly Term[]): Rates {
  const found = growthRoots(terms)
  const chosen = nearestZero(found.roots)
  return { ...found, chosen, none: chosen !== null ? null : found.signChanges === 0 ? 'one-sign' : found.complete ? 'no-root' : 'untold' }
}

/**
 * Internal rates of return: every rate a period in (−1, ∞) at which the NPV of the flows is zero (domain reference §1.1), as
 * fractions. The root nearest zero is chosen; the flows may have several roots or none.
 */
export const irr = (flows: readonly number[], discounting: Discounting = yearEnd): Rates => ratesOf(flows.map((amount, index) => ({ at: periodsDiscounted(index, discounting), amount })))

/** XIRR: every yearly rate at which XNPV is zero, ACT/365 (domain reference §1.1). Solved to the last digit; Excel stops at 10^-6. */
export const xirr = (flows: readonly DatedFlow[]): Rates => ratesOf(flows.map(({ at, amount }) => ({ at: at / 365, amount })))
