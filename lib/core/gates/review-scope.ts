/** A process that the next phase could take on, with its valid baseline. */
export interface ScopeCandidate {
  processId: string
  code: string
  name: string
  nameZh: string | null
  /** Items a year */
  annualVolume: number
  /** Manual handling time of one item */
  manualMs: number
}

export interface RankedCandidate extends ScopeCandidate {
  rank: number
  /** Handwork in a year: annual volume × manual time of one item */
  yearlyMs: number
}

/** Ranked by the handwork in a year, the largest first; equal ones by code. Processes without handwork are not proposed. */
export function rankForScope(candidates: readonly ScopeCandidate[], most: number): RankedCandidate[] {
  return candidates
    .map((candidate) => ({ ...candidate, yearlyMs: candidate.annualVolume * candidate.manualMs }))
    .filter(({ yearlyMs }) => yearlyMs > 0)
    .sort((a, b) => b.yearlyMs - a.yearlyMs || (a.code < b.code ? -1 : 1))
    .slice(0, most)
    .map((candidate, index) => ({ ...candidate, rank: index + 1 }))
}
