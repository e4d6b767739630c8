import type { RoiDenominator } from './kinds'

export interface RoiFacts {
  /** Undiscounted sums over the horizon */
  benefits: number
  costs: number
  /** Costs that occur once, and everything in the initial column; undiscounted */
  investment: number
  pvBenefits: number
  pvCosts: number
}

/**
 * Net benefit over a named denominator, as a fraction (3.29 is 329 %). Above the line stands benefits − costs, or PV benefits −
 * PV costs when `discounted`. TEI: discounted over `pv-costs`; quick cases: undiscounted over `all-costs`, running costs included
 * (domain reference §1.1). Null when the denominator is not above zero.
 */
export function roi(facts: RoiFacts, denominator: RoiDenominator, discounted: boolean): number | null {
  const below = { 'all-costs': facts.costs, investment: facts.investment, 'pv-costs': facts.pvCosts }[denominator]
  const above = discounted ? facts.pvBenefits - facts.pvCosts : facts.benefits - facts.costs
  return below > 0 ? above / below : null
}

export interface FirstYear {
  benefit: number
  investment: number
  running: number
}

/**
 * (benefit₁ − investment − running₁) / (investment + running₁), or the same over the investment alone, as some sources do (domain
 * reference §1.1). A fraction; null when the denominator is not above zero.
 */
export function firstYearRoi({ benefit, investment, running }: FirstYear, over: 'all-costs' | 'investment'): number | null {
  const below = over === 'investment' ? investment : investment + running
  return below > 0 ? (benefit - investment - running) / below : null
}
