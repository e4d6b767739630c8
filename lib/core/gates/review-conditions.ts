import type { Localized } from '@/lib/core/localized'
import type { FieldReasons } from '@/lib/core/errors'
import type { Condition } from './review'
import type { Count } from './review-count'
import { failedMandatory, type FrozenCriterion } from './review-outcome'

/** A condition that a conditional go has to take over, each with an owner and a day. */
export interface NeededCondition {
  /** `criterion:<id>` or `vote:<member>:<line>` */
  ref: string
  kind: 'criterion' | 'vote'
  /** As the member wrote it; null: whoever records the decision says how the criterion will be met */
  text: string | null
  /** The criterion, where it is about one */
  label: Localized | null
  /** Who asked for it */
  memberId: string | null
}

/** Every mandatory criterion that is not met, then every condition asked for by a vote that counts; equal wording once. */
export function neededConditions(count: Pick<Count, 'votes'>, evidence: readonly FrozenCriterion[]): NeededCondition[] {
  const criteria = failedMandatory(evidence).map(({ criterionId, label }): NeededCondition => ({ ref: `criterion:${criterionId}`, kind: 'criterion', text: null, label, memberId: null }))
  const asked = count.votes
    .filter((vote) => vote.standing === 'counted' && vote.choice === 'conditions')
    .flatMap((vote) => vote.conditions.map((text, line): NeededCondition => ({ ref: `vote:${vote.memberId}:${line + 1}`, kind: 'vote', text, label: null, memberId: vote.memberId })))
  const said = new Set<string>()
  const once = asked.filter(({ text }) => {
    const wording = text!.normalize('NFKC').toLowerCase()
    return !said.has(wording) && said.add(wording)
  })
  return [...criteria, ...once]
}

/** Reasons per field where a needed condition has no answer, or an answer fits none; empty when each is covered once. */
export function conditionReasons(needed: readonly NeededCondition[], given: readonly Condition[]): FieldReasons {
  const reasons: FieldReasons = {}
  const refs = given.map(({ ref }) => ref)
  const uncovered = needed.filter(({ ref }) => !refs.includes(ref))
  if (uncovered.length) reasons.conditions = [{ key: 'gateReviews.errors.conditionMissing', params: { count: uncovered.length } }]
  given.forEach((condition, index) => {
    const match = needed.find(({ ref }) => ref === condition.ref)
    if (!match || refs.indexOf(condition.ref) !== index) reasons[`conditions.${index}.text`] = [{ key: 'gateReviews.errors.conditionUnknown' }]
    else if (match.text !== null && match.text !== condition.text) reasons[`conditions.${index}.text`] = [{ key: 'gateReviews.errors.conditionReworded' }]
  })
  return reasons
}
