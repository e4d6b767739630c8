import type { Localized } from '@/lib/core/localized'
import type { ReadingState } from './reading'
import { choices, type Choice, type Outcome, type Vote } from './review'
import { countVotes, type Count, type Electorate } from './review-count'

/** A frozen reading as far as the outcome goes by it. */
export interface FrozenCriterion {
  criterionId: string
  label: Localized
  state: ReadingState
  mandatory: boolean
}

/** The sentence that says why: `gateReviews.because.<name>`. */
export type OutcomeRule = 'no-quorum' | 'no-majority' | 'mandatory-failed' | 'conditions-asked' | 'all-hold'

export interface Verdict {
  /** Null: nothing can be decided */
  outcome: Outcome | null
  rule: OutcomeRule
}

/** Mandatory criteria that do not say "met"; too little data, old data or no source is not met either. */
export const failedMandatory = <C extends Pick<FrozenCriterion, 'mandatory' | 'state'>>(evidence: readonly C[]): C[] =>
  evidence.filter((criterion) => criterion.mandatory && criterion.state !== 'met')

/**
 * What the rules give for these votes and this evidence. Without a quorum nothing is decided; without a majority it is no-go.
 * With a majority, a mandatory criterion that is not met excludes "go", and so does a single vote with conditions: the
 * decision is then a conditional go.
 */
export function verdictOf(count: Pick<Count, 'quorum' | 'majority' | 'tally'>, evidence: readonly FrozenCriterion[]): Verdict {
  if (!count.quorum.reached) return { outcome: null, rule: 'no-quorum' }
  if (!count.majority.reached) return { outcome: 'no-go', rule: 'no-majority' }
  if (failedMandatory(evidence).length > 0) return { outcome: 'conditional', rule: 'mandatory-failed' }
  if (count.tally.conditions > 0) return { outcome: 'conditional', rule: 'conditions-asked' }
  return { outcome: 'go', rule: 'all-hold' }
}

/**
 * Whether votes that are still missing could lead to another outcome. Held against all of them choosing alike: an outcome
 * that survives each of these survives every mixture, for quorum and majority move one way with each choice.
 */
export function isSettled(cast: readonly Vote[], electorate: Electorate, evidence: readonly FrozenCriterion[]): boolean {
  const { outstanding, ...now } = countVotes(cast, electorate)
  if (outstanding.length === 0) return true
  const { outcome } = verdictOf(now, evidence)
  return choices.every((choice) => verdictOf(countVotes([...cast, ...outstanding.map(voting(choice))], electorate), evidence).outcome === outcome)
}

const voting = (choice: Choice) => (memberId: string): Vote => ({ memberId, ordinal: 1, choice, conditions: [] })
