import type { Day } from '@/lib/core/calendar/local-day'
import type { Choice, Outcome } from '@/lib/core/gates/review'
import type { Majority, Quorum } from '@/lib/core/gates/review-count'
import type { OutcomeRule } from '@/lib/core/gates/review-outcome'
import type { RankedCandidate } from '@/lib/core/gates/review-scope'

/** A phase as it was named at that moment. */
export interface NamedPhase {
  id: string
  ordinal: number
  name: string
  nameZh: string | null
}

/** What a decision was made on and what it did: stored as canonical JSON, read again as it was. */
export interface DecisionFacts {
  format: 1
  rule: OutcomeRule
  decidedBy: { id: string; name: string }
  quorum: Quorum
  majority: Majority
  tally: Record<Choice, number>
  votes: { memberId: string; ordinal: number; standing: 'counted' | 'superseded' | 'lapsed'; sha256: string }[]
  /** Members without a vote, and members who no longer belonged to the steering group */
  outstanding: string[]
  lapsed: string[]
  /** Before the closing time: no missing vote could have changed the outcome */
  closed: boolean
  failed: string[]
  conditions: { ref: string; text: string; owner: { id: string; name: string }; dueOn: Day; actionId: string }[]
  /** `opened`: the next phase was opened by this decision; `left`: automations that were not in service and stay behind */
  passed: { closed: NamedPhase; next: NamedPhase | null; opened: boolean; promoted: string[]; left: string[] } | null
  /** Processes proposed for the next phase, by the handwork of a year */
  proposed: RankedCandidate[]
}

export interface DecisionView {
  outcome: Outcome
  note: string | null
  decidedAt: Date
  hash: string
  facts: DecisionFacts
}
