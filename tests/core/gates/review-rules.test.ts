import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choices, conditionLines, interestsOf, type Choice, type Member, type ScopedAutomation, type Vote } from '@/lib/core/gates/review'
import { conditionReasons, neededConditions } from '@/lib/core/gates/review-conditions'
import { countVotes, quorumWithinReach, type Electorate } from '@/lib/core/gates/review-count'
import { askedReasons, decisionReasons, standingOf, voteReasons, type ReviewFacts } from '@/lib/core/gates/review-decision'
import { isSettled, verdictOf, type FrozenCriterion } from '@/lib/core/gates/review-outcome'

/** `a b c` are members without an interest, capitals own an automation in scope. */
const membersOf = (names: string): Member[] => [...names].map((id) => ({ id, name: id, interests: id === id.toUpperCase() ? [{ automationId: 'x', ties: ['owner'] }] : [] }))
const electorate = (names: string, rules: { quorumBp?: number; majorityBp?: number; left?: string } = {}): Electorate => ({
  members: membersOf(names),
  standing: new Set([...names].filter((name) => !(rules.left ?? '').includes(name))),
  quorumBp: rules.quorumBp ?? 5_000,
  majorityBp: rules.majorityBp ?? 5_000,
})
const short: Record<string, Choice> = { y: 'yes', k: 'conditions', n: 'no', o: 'abstain', x: 'conflict' }
/** `a:y b:n a:k` in the order in which they were cast. */
const votesOf = (text: string): Vote[] => {
  const ordinals = new Map<string, number>()
  return text.split(' ').filter(Boolean).map((part) => {
    const [memberId = '', choice = ''] = part.split(':')
    ordinals.set(memberId, (ordinals.get(memberId) ?? 0) + 1)
    return { memberId, ordinal: ordinals.get(memberId)!, choice: short[choice]!, conditions: choice === 'k' ? [`asked by ${memberId}`] : [] }
  })
}
const criterion = (criterionId: string, state: FrozenCriterion['state'], mandatory = true): FrozenCriterion => ({ criterionId, state, mandatory, label: { en: criterionId, 'zh-CN': criterionId } })
const good = [criterion('success', 'met'), criterion('survey', 'not-met', false)]
const bad = [criterion('success', 'not-met'), criterion('training', 'not-enough-data'), criterion('tests', 'met')]

describe('the quorum', () => {
  it.each([
    ['abcd', 'a:y', 1, 4, false],
    ['abcd', 'a:y b:o', 2, 4, true],
    ['abcd', 'a:n b:n', 2, 4, true],
    ['abcde', 'a:y b:y', 2, 5, false],
    ['abcd', 'a:y b:x', 1, 3, false],
    ['abcd', 'a:y b:x c:x', 1, 2, true],
    ['abcd', 'a:x b:x c:x d:x', 0, 0, false],
    // Whoever owns an automation in scope counts beside somebody who does not, and never alone.
    ['ABCd', 'A:y B:y C:y', 0, 4, false],
    ['ABCd', 'A:y B:y C:y d:o', 2, 4, true],
    ['Ab', 'A:y', 0, 2, false],
    ['Ab', 'b:y', 1, 2, true],
    ['ABcd', 'A:y c:y', 2, 4, true],
    ['ABcd', 'A:y B:y c:x', 0, 3, false],
  ])('of %s with %s is %i of %i', (names, cast, counting, base, reached) => {
    expect(countVotes(votesOf(cast), electorate(names)).quorum).toMatchObject({ counting, base, reached })
  })

  it('takes two of three for 66.67 %', () => {
    expect(countVotes(votesOf('a:y b:y'), electorate('abc', { quorumBp: 6_667 })).quorum).toMatchObject({ shareBp: 6_667, reached: true })
  })

  it('does not get easier when a member loses the role', () => {
    const before = countVotes(votesOf('a:y b:y'), electorate('abcd')).quorum
    const after = countVotes(votesOf('a:y b:y'), electorate('abcd', { left: 'b' }))
    expect([before.reached, after.quorum.reached]).toEqual([true, false])
    expect(after.votes.map((vote) => vote.standing)).toEqual(['counted', 'lapsed'])
    expect(after.lapsed).toEqual(['b'])
    expect(countVotes(votesOf('a:y'), electorate('abcd', { left: 'cd' })).quorum.reached).toBe(false)
  })

  it('is known to be out of reach before a review is opened', () => {
    expect(quorumWithinReach(membersOf('ABC'), 1)).toBe(false)
    expect(quorumWithinReach(membersOf('ABCd'), 5_000)).toBe(true)
    expect(quorumWithinReach(membersOf('ABCd'), 7_500)).toBe(false)
    expect(quorumWithinReach([], 0)).toBe(false)
  })
})

describe('the verdict', () => {
  it.each([
    ['abc', 'a:y', good, null, 'no-quorum'],
    ['abc', 'a:y b:y', good, 'go', 'all-hold'],
    ['abc', 'a:y b:k', good, 'conditional', 'conditions-asked'],
    ['abc', 'a:y b:y', bad, 'conditional', 'mandatory-failed'],
    ['abc', 'a:y b:n', good, 'no-go', 'no-majority'],
    ['abc', 'a:y b:y c:n', good, 'go', 'all-hold'],
    ['abc', 'a:o b:o c:o', good, 'no-go', 'no-majority'],
    ['abc', 'a:y b:o c:o', good, 'go', 'all-hold'],
    ['abc', 'a:n b:n', bad, 'no-go', 'no-majority'],
    ['abc', 'a:n b:n a:y b:y', good, 'go', 'all-hold'],
  ] as const)('of %s with %s', (names, cast, evidence, outcome, rule) => {
    expect(verdictOf(countVotes(votesOf(cast), electorate(names)), evidence)).toEqual({ outcome, rule })
  })

  it.each([['a:y b:y c:n', 'go'], ['a:y b:n', 'no-go']])('with two thirds asked for and %s is %s', (cast, outcome) => {
    expect(verdictOf(countVotes(votesOf(cast), electorate('abc', { majorityBp: 6_667 })), good).outcome).toBe(outcome)
  })
})

const anyVotes = (names: string) =>
  fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom('y', 'k', 'n', 'o', 'x')), { maxLength: 12 }).map((list) => votesOf(list.map((pair) => pair.join(':')).join(' ')))
const anyEvidence = fc.array(fc.tuple(fc.constantFrom('met', 'not-met', 'not-enough-data', 'stale-data', 'no-source'), fc.boolean()), { maxLength: 4 })
  .map((list) => list.map(([state, mandatory], i) => criterion(`c${i}`, state as FrozenCriterion['state'], mandatory)))
const anyRules = fc.record({ quorumBp: fc.integer({ min: 1, max: 10_000 }), majorityBp: fc.integer({ min: 1, max: 10_000 }), left: fc.subarray([...'abcDE']).map((list) => list.join('')) })

describe('whatever is voted', () => {
  it('a mandatory criterion that is not met never ends as go, nor does a vote with conditions', () => {
    fc.assert(fc.property(anyVotes('abcDE'), anyEvidence, anyRules, (votes, evidence, rules) => {
      const count = countVotes(votes, electorate('abcDE', rules))
      const { outcome } = verdictOf(count, evidence)
      if (outcome !== 'go') return
      expect(evidence.every((one) => one.state === 'met' || !one.mandatory)).toBe(true)
      expect(count.tally.conditions).toBe(0)
      expect(count.tally.yes).toBeGreaterThan(count.tally.no)
    }))
  })

  it('interested members alone decide nothing', () => {
    fc.assert(fc.property(anyVotes('DE'), anyEvidence, anyRules, (votes, evidence, rules) => {
      expect(verdictOf(countVotes(votes, electorate('abcDE', rules)), evidence).outcome).toBeNull()
    }))
  })

  it('each member counts once, by the last vote, whatever order the votes are read in', () => {
    fc.assert(fc.property(anyVotes('abcDE').chain((votes) => fc.tuple(fc.constant(votes), fc.shuffledSubarray(votes, { minLength: votes.length }))), anyRules, ([votes, shuffled], rules) => {
      const [count, other] = [countVotes(votes, electorate('abcDE', rules)), countVotes(shuffled, electorate('abcDE', rules))]
      expect(other.quorum).toEqual(count.quorum)
      expect(other.tally).toEqual(count.tally)
      expect(Object.values(count.tally).reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(5)
    }))
  })

  it('a settled outcome stands whatever the missing members choose', () => {
    fc.assert(fc.property(anyVotes('abcDE'), anyEvidence, anyRules, fc.array(fc.constantFrom(...choices), { minLength: 5, maxLength: 5 }), (votes, evidence, rules, rest) => {
      const who = electorate('abcDE', rules)
      const count = countVotes(votes, who)
      const { outcome } = verdictOf(count, evidence)
      if (outcome === null || !isSettled(votes, who, evidence)) return
      const more = count.outstanding.map((memberId, i): Vote => ({ memberId, ordinal: 1, choice: rest[i]!, conditions: [] }))
      expect(verdictOf(countVotes([...votes, ...more], who), evidence).outcome).toBe(outcome)
    }), { numRuns: 500 })
  })
})

describe('the conditions of a conditional go', () => {
  const count = countVotes([...votesOf('a:k b:y'), { memberId: 'c', ordinal: 1, choice: 'conditions', conditions: ['Asked by A', 'train the deputies'] }], electorate('abcd'))
  const needed = neededConditions(count, bad)

  it('are each failed mandatory criterion and each thing asked for, the same wording once', () => {
    expect(needed.map(({ ref, text }) => [ref, text])).toEqual([['criterion:success', null], ['criterion:training', null], ['vote:a:1', 'asked by a'], ['vote:c:2', 'train the deputies']])
  })

  const full = needed.map(({ ref, text }) => ({ ref, text: text ?? 'to be met', ownerId: 'p', dueOn: '2026-12-01' }))
  it('must all be there, once, in the words of the member', () => {
    expect(conditionReasons(needed, full)).toEqual({})
    expect(conditionReasons(needed, full.slice(1))).toMatchObject({ conditions: [{ params: { count: 1 } }] })
    expect(conditionReasons(needed, [...full, full[0]!])).toHaveProperty(['conditions.4.text'])
    expect(conditionReasons(needed, full.map((one) => ({ ...one, text: 'softer' })))).toHaveProperty(['conditions.2.text'])
  })

  it('are read one a line from what was typed', () => {
    expect(conditionLines(' - first\n\n• second \r\nfirst')).toEqual(['first', 'second'])
  })
})

describe('voting and deciding', () => {
  const facts = (names: string, cast: string, more: Partial<ReviewFacts> & { left?: string } = {}): ReviewFacts => ({ ...electorate(names, more), status: 'open', closesAt: 1_000, evidence: good, votes: votesOf(cast), ...more })
  const keys = (list: { key: string }[]) => list.map(({ key }) => key.replace('gateReviews.errors.', ''))

  it.each([
    ['abc', {}, 'a', 1_000, []],
    ['abc', {}, 'a', 1_001, ['voteOver']],
    ['abc', { status: 'decided' as const }, 'a', 10, ['decided']],
    ['abc', { status: 'canceled' as const }, 'a', 10, ['canceled']],
    ['abc', {}, 'z', 10, ['notMember']],
    ['abc', { left: 'a' }, 'a', 10, ['lapsed']],
  ])('a vote in %s with %j by %s at %i', (names, more, by, at, expected) => {
    expect(keys(voteReasons(facts(names, '', more), by, at))).toEqual(expected)
  })

  it.each([
    ['abc', 'a:y b:y c:y', 'a', 10, []],
    ['abc', 'a:y b:y', 'a', 10, ['notSettled']],
    ['abc', 'a:y b:y', 'a', 1_001, []],
    ['abc', 'a:n b:n', 'c', 10, []],
    ['abcd', 'a:y', 'a', 10, ['noQuorum']],
    ['abcd', 'a:y', 'a', 1_001, ['noQuorumAtClose']],
    ['abC', 'a:y b:y C:y', 'C', 10, ['recorderInterested']],
    ['abc', 'a:y b:y c:x', 'c', 10, ['recorderInConflict']],
    ['abc', 'a:y b:y c:y', 'z', 10, ['notMember']],
  ])('a decision of %s with %s by %s at %i', (names, cast, by, at, expected) => {
    const given = facts(names, cast)
    expect(keys(decisionReasons(given, standingOf(given, at), by))).toEqual(expected)
  })

  it('takes no other outcome than the one that the rules give', () => {
    const standing = standingOf(facts('abc', 'a:y b:y c:y', { evidence: bad }), 10)
    expect(standing.verdict.outcome).toBe('conditional')
    expect(askedReasons(standing, { outcome: 'go', conditions: [] })).toEqual({ outcome: [{ key: 'gateReviews.because.mandatory-failed' }] })
    expect(askedReasons(standing, { outcome: 'conditional', conditions: [] })).toHaveProperty('conditions')
    expect(askedReasons(standingOf(facts('abc', 'a:y b:y c:y'), 10), { outcome: 'go', conditions: [] })).toEqual({})
  })

  it('knows who is tied to what', () => {
    const automation: ScopedAutomation = { id: 'x', code: 'A-1', name: 'X', nameZh: null, stage: 'live', ownerId: 'p', deputyId: 'q', builderId: 'p' }
    expect(interestsOf('p', [automation])).toEqual([{ automationId: 'x', ties: ['owner', 'builder'] }])
    expect(interestsOf('z', [automation])).toEqual([])
  })
})
