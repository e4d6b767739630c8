import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerOf } from '@/lib/core/reviews/answer'
import { MOST_ATTEMPTS, retryInMs } from '@/lib/core/reviews/callback'
import { deadlineMs, deadlineOf, deadlineUnits, maySwitchOff } from '@/lib/core/reviews/point'
import { figuresBy, figuresOf, FEWEST_DECISIONS, type DecisionFact } from '@/lib/core/reviews/statistics'
import { endedBy, isSampled, mayTakeOver, remindsAt, reviewCode, reviewNumber, spentMs, statusNow } from '@/lib/core/reviews/task'
import { mayClaim, mayDecide, maySecondLook, type ReviewFacts } from '@/lib/core/reviews/who'

const now = new Date('2026-11-20T08:00:00.000Z')
const in_ = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const task: ReviewFacts = { status: 'waiting', dueAt: in_(4), onExpiry: 'escalate', claimedById: null, claimedByName: null, claimedAt: null, handedToId: null, handedToName: null, escalatedToId: null, namedIds: [], askedById: 'asker', builderIds: ['builder'], decidedIds: [] }
const reviewer = (personId: string, holdsRole = true, principals: { id: string; holdsRole: boolean }[] = []) => ({ personId, holdsRole, principals })
const key = (answer: ReturnType<typeof mayDecide>) => (answer.ok ? 'yes' : answer.reasons[0]!.key.split('.').slice(1).join('.'))

describe('who may decide on a document', () => {
  it('is whoever holds the role of the point, and nobody else', () => {
    expect(key(mayDecide(task, reviewer('a'), now))).toBe('yes')
    expect(key(mayDecide(task, reviewer('a', false), now))).toBe('refused.notAsked')
  })

  it('is only the people named, where some are', () => {
    const named = { ...task, namedIds: ['b'] }
    expect(key(mayDecide(named, reviewer('a'), now))).toBe('refused.notAsked')
    expect(key(mayDecide(named, reviewer('b', false), now))).toBe('yes')
  })

  it('is never who asked, who built the automation, or who decided before', () => {
    expect(key(mayDecide(task, reviewer('asker'), now))).toBe('apart.asked')
    expect(key(mayDecide(task, reviewer('builder'), now))).toBe('apart.built')
    expect(key(mayDecide({ ...task, decidedIds: ['a'] }, reviewer('a'), now))).toBe('apart.decided')
  })

  it('is a stand-in of somebody asked, but not for the asker, nor twice through one person', () => {
    const away = (id: string) => reviewer('deputy', false, [{ id, holdsRole: true }])
    expect(mayDecide(task, away('a'), now)).toEqual({ ok: true, onBehalfOfId: 'a' })
    expect(key(mayDecide(task, away('asker'), now))).toBe('apart.asked')
    expect(key(mayDecide({ ...task, decidedIds: ['a'] }, away('a'), now))).toBe('refused.notAsked')
    expect(key(mayDecide({ ...task, decidedIds: ['deputy', 'a'] }, away('b'), now))).toBe('apart.decided')
  })

  it('is only whom it was handed to, and after the deadline whom it was passed on to', () => {
    const handed = { ...task, handedToId: 'c', handedToName: 'C' }
    expect(key(mayDecide(handed, reviewer('a'), now))).toBe('refused.handed')
    expect(key(mayDecide(handed, reviewer('c', false), now))).toBe('yes')
    expect(key(mayDecide({ ...handed, escalatedToId: 'chief' }, reviewer('chief', false), now))).toBe('yes')
  })

  it('waits for whoever took it; what was left lying may be taken over', () => {
    const taken = { ...task, status: 'claimed' as const, claimedById: 'b', claimedByName: 'B', claimedAt: now }
    expect(key(mayDecide(taken, reviewer('a'), now))).toBe('refused.claimed')
    expect(key(mayClaim(taken, reviewer('a'), now))).toBe('refused.claimed')
    expect(key(mayClaim({ ...taken, claimedAt: in_(-4) }, reviewer('a'), now))).toBe('yes')
    expect(key(mayClaim({ ...taken, dueAt: now }, reviewer('a'), now))).toBe('yes')
    expect(key(mayDecide(taken, reviewer('b'), now))).toBe('yes')
  })

  it('is nobody once it has ended, or once its deadline has passed where that ends it', () => {
    for (const status of ['approved', 'rejected', 'returned', 'withdrawn'] as const) expect(key(mayDecide({ ...task, status }, reviewer('a'), now))).toBe('refused.ended')
    expect(key(mayDecide({ ...task, dueAt: now, onExpiry: 'reject' }, reviewer('a'), now))).toBe('refused.expired')
    expect(key(mayDecide({ ...task, dueAt: now }, reviewer('a'), now))).toBe('yes')
    expect(statusNow({ status: 'approved', dueAt: now, onExpiry: 'reject' }, now)).toBe('approved')
  })

  it('holds whatever the facts: who decides is asked, apart and in time', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'asker', 'builder')
    const facts = fc.record({
      status: fc.constantFrom('waiting', 'claimed', 'approved', 'expired') as fc.Arbitrary<ReviewFacts['status']>,
      dueAt: fc.constantFrom(in_(-1), in_(1)), onExpiry: fc.constantFrom('escalate', 'reject') as fc.Arbitrary<ReviewFacts['onExpiry']>,
      claimedById: fc.option(id), claimedByName: fc.constant(null), claimedAt: fc.option(fc.constantFrom(in_(-9), now)), handedToId: fc.option(id), handedToName: fc.constant(null), escalatedToId: fc.option(id),
      namedIds: fc.subarray(['a', 'b', 'c']), askedById: fc.option(id), builderIds: fc.subarray(['a', 'builder']), decidedIds: fc.subarray(['a', 'b', 'c']),
    })
    const people = fc.record({ personId: id, holdsRole: fc.boolean(), principals: fc.array(fc.record({ id, holdsRole: fc.boolean() }), { maxLength: 2 }) })
    fc.assert(fc.property(facts, people, (given, who) => {
      const answer = mayDecide(given, who, now)
      if (!answer.ok) return answer.reasons.length > 0
      const names = [who.personId, ...(answer.onBehalfOfId ? [answer.onBehalfOfId] : [])]
      expect(names.some((name) => name === given.askedById || given.builderIds.includes(name) || given.decidedIds.includes(name))).toBe(false)
      expect(['waiting', 'claimed']).toContain(given.status)
      return given.onExpiry === 'escalate' || given.dueAt > now
    }))
  })
})

describe('a second look', () => {
  const ended = { ...task, status: 'approved' as const, decidedIds: ['a'], sampled: true, looked: false, processOwnerId: 'owner' }
  it('is for others at the point and for the owner of the process, once, and only where it was drawn', () => {
    expect(key(maySecondLook(ended, reviewer('b')))).toBe('yes')
    expect(key(maySecondLook(ended, reviewer('owner', false)))).toBe('yes')
    expect(key(maySecondLook(ended, reviewer('stranger', false)))).toBe('refused.notAsked')
    expect(key(maySecondLook(ended, reviewer('a')))).toBe('apart.decided')
    expect(key(maySecondLook({ ...ended, looked: true }, reviewer('b')))).toBe('refused.looked')
    expect(key(maySecondLook({ ...ended, sampled: false }, reviewer('b')))).toBe('refused.noSecondLook')
    expect(key(maySecondLook({ ...ended, status: 'waiting' }, reviewer('b')))).toBe('refused.noSecondLook')
  })

  it('is drawn for the share that the point says', () => {
    const drawn = Array.from({ length: 10_000 }, (_, draw) => isSampled(1_500, draw)).filter(Boolean).length
    expect(drawn).toBe(1_500)
    expect(isSampled(0, 0)).toBe(false)
    expect(isSampled(10_000, 9_999)).toBe(true)
  })
})

describe('the end of a document', () => {
  it('comes with a no, a return, or the last approval that is needed', () => {
    expect(endedBy('reject', { approvals: 2, approvedBefore: 1 })).toBe('rejected')
    expect(endedBy('return', { approvals: 1, approvedBefore: 0 })).toBe('returned')
    expect(endedBy('approve', { approvals: 2, approvedBefore: 0 })).toBeNull()
    expect(endedBy('approve', { approvals: 2, approvedBefore: 1 })).toBe('approved')
  })

  it('is reminded of when a quarter of the time is left', () => {
    expect(remindsAt({ askedAt: now, dueAt: in_(4) })).toEqual(in_(3))
  })

  it('tells the engine whether to go on; silence is no yes', () => {
    const facts = { id: 'x', number: 12, pointCode: 'contract-legal', key: 'k', title: 'T', approvals: 2, askedAt: now, dueAt: in_(4), endedAt: null, decisions: [{ outcome: 'approve' as const, reason: null, by: 'A', onBehalfOf: null, at: now }] }
    const told = (status: ReviewFacts['status']) => answerOf({ ...facts, status }, 'https://portal.example')
    expect(told('waiting')).toMatchObject({ code: 'HR-12', done: false, approved: null, approvals: { needed: 2, given: 1 }, endedAt: null, url: 'https://portal.example/reviews/HR-12' })
    expect(told('approved')).toMatchObject({ done: true, approved: true })
    for (const status of ['rejected', 'returned', 'expired'] as const) expect(told(status)).toMatchObject({ done: true, approved: false })
    expect(told('withdrawn')).toMatchObject({ done: true, approved: null })
    expect(told('expired').endedAt).toBe(in_(4).toISOString())
  })
})

describe('small rules', () => {
  it('read codes back, and nothing else', () => {
    expect(reviewNumber(reviewCode(12))).toBe(12)
    for (const text of ['HR-0', 'HR-', 'hr-1', 'HR-1a', 'HR-99999999999']) expect(reviewNumber(text)).toBeNull()
  })

  it('show a deadline in the largest whole unit', () => {
    for (const unit of deadlineUnits) expect(deadlineMs(deadlineOf(deadlineMs(7, unit)).amount, deadlineOf(deadlineMs(7, unit)).unit)).toBe(deadlineMs(7, unit))
    expect(deadlineOf(deadlineMs(48, 'hours'))).toEqual({ amount: 2, unit: 'days' })
  })

  it('keep the last point of a process that decides on people', () => {
    expect(maySwitchOff({ automatedDecision: true, otherActive: 0 })).toBe(false)
    expect(maySwitchOff({ automatedDecision: true, otherActive: 1 })).toBe(true)
    expect(maySwitchOff({ automatedDecision: false, otherActive: 0 })).toBe(true)
  })

  it('believe a browser’s count of time only within what can be', () => {
    expect(spentMs({ openedAt: in_(-1), counted: 90_000 }, now)).toBe(90_000)
    expect(spentMs({ openedAt: in_(-1), counted: 9e9 }, now)).toBe(3_600_000)
    expect(spentMs({ openedAt: in_(-1), counted: -5 }, now)).toBe(0)
    expect(spentMs({ openedAt: in_(1), counted: 50 }, now)).toBe(0)
    expect(spentMs({ openedAt: in_(-1), counted: null }, now)).toBe(3_600_000)
  })

  it('take over what was left for four hours or past its deadline', () => {
    expect(mayTakeOver({ claimedAt: in_(-3), dueAt: in_(9) }, now)).toBe(false)
    expect(mayTakeOver({ claimedAt: in_(-4), dueAt: in_(9) }, now)).toBe(true)
    expect(mayTakeOver({ claimedAt: now, dueAt: now }, now)).toBe(true)
  })

  it('try an answer again and again, longer each time, and give up in the end', () => {
    const pauses = Array.from({ length: MOST_ATTEMPTS }, (_, i) => retryInMs(i + 1, null))
    expect(pauses.at(-1)).toBeNull()
    for (let i = 1; i < MOST_ATTEMPTS - 1; i++) expect(pauses[i]!).toBeGreaterThan(pauses[i - 1]!)
    expect(retryInMs(1, 120_000)).toBe(120_000)
    expect(retryInMs(1, 9e12)).toBe(3_600_000)
  })
})

describe('figures of reviews', () => {
  const decision = (given: Partial<DecisionFact> = {}): DecisionFact => ({ personId: 'a', pointId: 'p', outcome: 'approve', spentMs: 60_000, late: false, ...given })

  it('say nothing where there is nothing', () => {
    expect(figuresOf([], [])).toMatchObject({ decisions: 0, medianMs: null, p90Ms: null, hastyBp: null, lateBp: null, reversalBp: null, rubberStamp: false })
  })

  it('warn of stamping only above a fair number of decisions', () => {
    const hasty = decision({ spentMs: 4_999 })
    expect(figuresOf(Array.from({ length: FEWEST_DECISIONS - 1 }, () => hasty), []).rubberStamp).toBe(false)
    const many = figuresOf([...Array.from({ length: 4 }, () => hasty), ...Array.from({ length: FEWEST_DECISIONS - 4 }, () => decision())], [])
    expect(many).toMatchObject({ hasty: 4, hastyBp: 2_000, rubberStamp: true, medianMs: 60_000 })
    expect(figuresOf(Array.from({ length: FEWEST_DECISIONS }, () => decision({ spentMs: 5_000 })), []).hasty).toBe(0)
  })

  it('count a reversal for each point once and for each who decided', () => {
    const looks = [{ pointId: 'p', deciderIds: ['a', 'b'], differs: true }, { pointId: 'p', deciderIds: ['a'], differs: false }]
    const decisions = [decision(), decision({ personId: 'b', outcome: 'reject', late: true })]
    expect(figuresBy('point', decisions, looks).get('p')).toMatchObject({ decisions: 2, rejected: 1, lateBp: 5_000, secondLooks: 2, reversed: 1, reversalBp: 5_000 })
    expect(figuresBy('person', decisions, looks).get('b')).toMatchObject({ secondLooks: 1, reversalBp: 10_000 })
  })
})
