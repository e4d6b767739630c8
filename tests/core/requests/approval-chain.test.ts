import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { approvalPolicyContent } from '@/lib/content/approvals'
import { afterDecision, decideApprover, planRound, type Deciders, type StepFacts } from '@/lib/core/requests/approval-chain'
import { approverRoles, policyWarnings, rulesFor, type ApprovalRule } from '@/lib/core/requests/approval-policy'
import { principalsOf, standInFor, type AbsenceSpan } from '@/lib/core/requests/delegation'
import { reminderOn } from '@/lib/core/requests/reminding'

const person = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const people = fc.uniqueArray(person, { maxLength: 4 })
const rule: fc.Arbitrary<ApprovalRule> = fc.record({ stage: fc.integer({ min: 1, max: 3 }), role: fc.constantFrom(...approverRoles), count: fc.integer({ min: 1, max: 2 }), days: fc.constant(5) })
const deciders: fc.Arbitrary<Deciders> = fc.record({
  processOwnerId: fc.option(person), requesterId: person, assessorId: fc.option(person),
  holders: fc.record({ 'process-owner': people, coe: people, finance: people, steering: people }),
})

describe('a planned round', () => {
  it('can always be decided to its end by different people, none of them the requester', () => {
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 5 }), deciders, (rules, given) => {
        const planned = planRound(rules, given)
        if (!planned.ok) return planned.reasons.length > 0
        const steps = planned.value
        const centreSteps = steps.filter(({ role }) => role === 'coe').length
        const rolesOf = (id: string) => approverRoles.filter((role) => given.holders[role].includes(id))
        const everybody = [...new Set([...Object.values(given.holders).flat(), ...(given.processOwnerId ? [given.processOwnerId] : [])])]
        const canEnd = (at: number, decidedIds: string[]): boolean =>
          at === steps.length ||
          everybody.some((id) => {
            const step: StepFacts = { ...steps[at]!, status: 'open', requesterId: given.requesterId, assessorId: given.assessorId, centreSteps, decidedIds }
            const answer = decideApprover(step, { deciderId: id, roles: rolesOf(id), principals: [] })
            return answer.ok && id !== given.requesterId && canEnd(at + 1, [...decidedIds, id])
          })
        return steps.length === rules.reduce((sum, { count }) => sum + count, 0) && canEnd(0, [])
      }),
      { numRuns: 1500 },
    )
  })

  it('ends with the first no, waits for its stage, and is approved by the last yes', () => {
    expect(afterDecision([{ stage: 1, status: 'approved' }, { stage: 1, status: 'open' }, { stage: 2, status: 'waiting' }])).toEqual({ wait: true })
    expect(afterDecision([{ stage: 1, status: 'approved' }, { stage: 2, status: 'waiting' }, { stage: 3, status: 'waiting' }])).toEqual({ open: 2 })
    expect(afterDecision([{ stage: 1, status: 'rejected' }, { stage: 1, status: 'open' }])).toEqual({ outcome: 'rejected' })
    expect(afterDecision([{ stage: 1, status: 'approved' }])).toEqual({ outcome: 'approved' })
  })
})

describe('the policy', () => {
  const units = { currency: 'CNY', perUnit: 100 }
  const rolesFor = (costMinor: bigint | null, currency: string | null = 'CNY') => rulesFor(approvalPolicyContent(), { type: 'idea', costMinor, currency }, units).map(({ role }) => role)

  it('adds finance and steering above their limits, to the unit, and for a cost that is not known', () => {
    expect(rolesFor(5_000_000n)).toEqual(['process-owner', 'coe'])
    expect(rolesFor(5_000_001n)).toEqual(['process-owner', 'coe', 'finance'])
    expect(rolesFor(null)).toHaveLength(4)
    expect(rolesFor(1n, 'JPY')).toHaveLength(4)
  })

  it('warns where nobody has to approve', () => {
    const policy = approvalPolicyContent()
    expect(policyWarnings(policy)).toEqual([])
    expect(policyWarnings({ ...policy, rules: { ...policy.rules, idea: [], change: [{ stage: 1, role: 'finance', count: 1, days: 5, above: 10 }] } })).toEqual([{ type: 'idea', warning: 'noApproval' }, { type: 'change', warning: 'onlyAboveLimit' }])
  })
})

describe('standing in', () => {
  const span: fc.Arbitrary<AbsenceSpan> = fc.record({ personId: person, delegateId: person, fromDay: fc.constantFrom('2026-11-01', '2026-11-05'), toDay: fc.constantFrom('2026-11-04', '2026-11-09'), ended: fc.boolean() })

  it('never chains, never ends in who is excluded, and says the same from both sides', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), person, person, (absences, id, excluded) => {
        const today = '2026-11-04'
        const standIn = standInFor(id, today, absences, [excluded])
        if (standIn === null) return true
        return standIn !== id && standIn !== excluded && standInFor(standIn, today, absences) === null && principalsOf(standIn, today, absences).includes(id)
      }),
      { numRuns: 2000 },
    )
  })
})

it('reminders keep to working days and catch up after them', () => {
  const calendar = { workingDays: [1, 2, 3, 4, 5], holidays: ['2026-11-16'], extraWorkingDays: ['2026-11-15'] }
  const on = (today: string, remindedOn: string | null = null) => reminderOn(today, { dueOn: '2026-11-14', reminders: 0, remindedOn, escalated: false }, { everyDays: 2, escalateAfter: 2 }, calendar).remind
  expect(['2026-11-13', '2026-11-14', '2026-11-15', '2026-11-16', '2026-11-17'].map((day) => on(day))).toEqual([false, false, true, false, true])
  expect([on('2026-11-17', '2026-11-15'), on('2026-11-18', '2026-11-15')]).toEqual([false, true])
})
