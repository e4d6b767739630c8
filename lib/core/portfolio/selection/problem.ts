/** A request that may be chosen. Money in minor units, effort in tenths of a person day, all whole numbers. */
export interface Candidate {
  id: string
  value: number
  cost: number
  days: number
  /** Risk of 15 or more */
  risky: boolean
}

/** What a set has to respect. Null: no limit. */
export interface Limits {
  budget: number | null
  days: number | null
  /** At most so many with a risk of 15 or more */
  risky: number | null
}

/** How two requests depend on each other. */
export const relationKinds = ['needs', 'excludes'] as const

export interface Problem {
  candidates: Candidate[]
  limits: Limits
  /** The first only together with the second (domain reference §2.3: x_b ≤ x_a) */
  needs: [string, string][]
  /** Never both */
  excludes: [string, string][]
  forcedIn: string[]
  forcedOut: string[]
}

export interface Chosen {
  ids: string[]
  value: number
  cost: number
  days: number
  risky: number
}

export interface Solution {
  /** Null when the forced ones cannot be had together within the limits */
  best: Chosen | null
  /** No set is worth more than this */
  bound: number
  /** Whether it was proved that nothing is better */
  exact: boolean
  /** Partial sets that were looked at */
  nodes: number
}

export interface FrontierPoint {
  budget: number
  chosen: Chosen
  exact: boolean
}

/** How far the found value may be from the best one, as a share of the bound; 0 when it was proved. */
export const gapOf = ({ best, bound, exact }: Pick<Solution, 'best' | 'bound' | 'exact'>): number =>
  exact || !best || bound <= 0 ? 0 : Math.max(0, (bound - best.value) / bound)

/** From this product of likelihood and impact on a request counts as risky. */
export const RISKY_FROM = 15
