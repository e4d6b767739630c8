import type { FieldReasons, Reason } from '@/lib/core/errors'
import type { Condition, Member, Outcome, ReviewStatus, Vote } from './review'
import { conditionReasons, neededConditions, type NeededCondition } from './review-conditions'
import { countVotes, type Count, type Electorate } from './review-count'
import { isSettled, verdictOf, type FrozenCriterion, type OutcomeRule, type Verdict } from './review-outcome'

export interface ReviewFacts extends Electorate {
  status: ReviewStatus
  /** Epoch ms */
  closesAt: number
  evidence: readonly FrozenCriterion[]
  votes: readonly Vote[]
}

export interface Standing {
  count: Count
  verdict: Verdict
  needed: NeededCondition[]
  /** The time for voting is over */
  closed: boolean
  /** No missing vote can change the outcome */
  settled: boolean
}

/** Everything that follows from the stored rows at one instant (epoch ms). */
export function standingOf(facts: ReviewFacts, now: number): Standing {
  const count = countVotes(facts.votes, facts)
  const verdict = verdictOf(count, facts.evidence)
  return {
    count,
    verdict,
    needed: verdict.outcome === 'conditional' ? neededConditions(count, facts.evidence) : [],
    closed: now > facts.closesAt,
    settled: isSettled(facts.votes, facts, facts.evidence),
  }
}

/** Why this person may not vote now; empty: they may, also again. */
export function voteReasons(facts: Pick<ReviewFacts, 'status' | 'closesAt' | 'members' | 'standing'>, personId: string, now: number): Reason[] {
  if (facts.status !== 'open') return [{ key: `gateReviews.errors.${facts.status}` }]
  if (now > facts.closesAt) return [{ key: 'gateReviews.errors.voteOver' }]
  if (!facts.members.some(({ id }) => id === personId)) return [{ key: 'gateReviews.errors.notMember' }]
  return facts.standing.has(personId) ? [] : [{ key: 'gateReviews.errors.lapsed' }]
}

/** Whoever records the decision is a member of standing without an interest in the scope and without a declared conflict. */
function recorderReasons(facts: ReviewFacts, { count }: Standing, personId: string): Reason[] {
  const member: Member | undefined = facts.members.find(({ id }) => id === personId)
  if (!member) return [{ key: 'gateReviews.errors.notMember' }]
  if (!facts.standing.has(personId)) return [{ key: 'gateReviews.errors.lapsed' }]
  if (member.interests.length > 0) return [{ key: 'gateReviews.errors.recorderInterested' }]
  const declared = count.votes.some((vote) => vote.memberId === personId && vote.standing === 'counted' && vote.choice === 'conflict')
  return declared ? [{ key: 'gateReviews.errors.recorderInConflict' }] : []
}

/** Why nothing can be decided now by this person; empty: the one outcome of the verdict can be recorded. */
export function decisionReasons(facts: ReviewFacts, standing: Standing, personId: string): Reason[] {
  if (facts.status !== 'open') return [{ key: `gateReviews.errors.${facts.status}` }]
  const { verdict, closed, settled, count } = standing
  const { quorum } = count
  const early: Reason[] =
    verdict.outcome === null
      ? [{ key: closed ? 'gateReviews.errors.noQuorumAtClose' : 'gateReviews.errors.noQuorum', params: { counting: quorum.counting, base: quorum.base } }]
      : !closed && !settled
        ? [{ key: 'gateReviews.errors.notSettled', params: { count: count.outstanding.length } }]
        : []
  return [...recorderReasons(facts, standing, personId), ...early]
}

/** Why none of the other two outcomes can be recorded, as `gateReviews.excluded.<key>`. */
export function excludedOutcomes({ verdict }: Standing): { outcome: Outcome; because: OutcomeRule }[] {
  return (['go', 'conditional', 'no-go'] as const).filter((outcome) => outcome !== verdict.outcome).map((outcome) => ({ outcome, because: verdict.rule }))
}

/** Field reasons of a decision as asked for: the outcome must be the one that the rules give, its conditions complete. */
export function askedReasons(standing: Standing, asked: { outcome: Outcome; conditions: readonly Condition[] }): FieldReasons {
  if (asked.outcome !== standing.verdict.outcome) return { outcome: [{ key: `gateReviews.because.${standing.verdict.rule}` }] }
  return conditionReasons(standing.needed, asked.conditions)
}
