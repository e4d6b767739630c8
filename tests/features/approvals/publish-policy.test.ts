import { beforeEach, describe, expect, it } from 'vitest'
import { approvalPolicyContent } from '@/lib/content/approvals'
import { decideStep } from '@/lib/features/approvals/decide-step'
import { publishPolicy } from '@/lib/features/approvals/publish-policy'
import { approvalPolicy } from '@/lib/features/approvals/policy-queries'
import { approvalsOf, approvalStep, myApprovals } from '@/lib/features/approvals/queries'
import { assessed, cast, openStep, roundOf, statusOf } from '../../support/approvals'
import { actionsOf } from '../../support/audit'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

const changed = (rules: Record<string, unknown>) => JSON.stringify({ ...approvalPolicyContent(), rules: { ...approvalPolicyContent().rules, ...rules } })
const centreOnly = changed({ idea: [{ stage: 1, role: 'coe', count: 1, days: 3 }] })

describe('the approval policy', () => {
  it('is published as a further version, which later rounds follow and earlier ones do not', async () => {
    const people = await cast()
    const before = await assessed(people)
    expect((await approvalPolicy(people.coe, {})).ordinal).toBe(1)
    const { id } = await publishPolicy(people.coe, { policy: centreOnly, after: 1, note: 'Faster' })
    expect((await roundOf(await assessed(people))).steps.map(({ role }) => role)).toEqual(['coe'])
    expect((await roundOf(before)).steps).toHaveLength(2)
    expect(await actionsOf('approvalPolicy', id)).toEqual(['approval.policy-published'])
    await expect(publishPolicy(people.coe, { policy: centreOnly, after: 1 })).rejects.toMatchObject({ code: 'conflict' })
    await expect(publishPolicy(people.coe, { policy: centreOnly, after: 2 })).rejects.toMatchObject({ key: 'approvals.policy.same' })
    await expect(publishPolicy(people.steering, { policy: centreOnly, after: 2 })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(publishPolicy(people.coe, { policy: changed({ idea: [{ stage: 9, role: 'boss' }] }), after: 2 })).rejects.toMatchObject({ code: 'invalid' })
    await expect(db.approvalPolicy.updateMany({ data: { note: 'x' } })).rejects.toThrow()
  })

  it('that asks nobody approves with a round of no steps, as a step of its own', async () => {
    const people = await cast()
    await publishPolicy(people.coe, { policy: changed({ idea: [] }), after: 0 })
    const id = await assessed(people)
    expect(await statusOf(id)).toBe('approved')
    expect(await roundOf(id)).toMatchObject({ status: 'approved', steps: [] })
    expect(await actionsOf('request', id)).toEqual(['request.assess', 'request.finishAssessment', 'request.approve'])
  })
})

describe('what is asked of a reader', () => {
  it('lists the open steps that they may decide, with money only for those who may see it', async () => {
    const people = await cast()
    const id = await assessed(people)
    expect((await myApprovals(people.owner, {})).open).toMatchObject([{ role: 'process-owner', request: { id, costMinor: 2_000_000n } }])
    expect((await myApprovals(people.coe, {})).open).toEqual([])
    expect((await myApprovals(people.finance, {})).open).toEqual([])
    const { id: stepId, version } = await openStep(id, 'coe')
    expect(await approvalStep(people.coe, { id: stepId })).toMatchObject({ reasons: [{ key: 'approvals.apart.assessorDecidesAlone' }] })
    await decideStep(people.coe2, { id: stepId, version, outcome: 'approved', reason: 'Fine' })
    const [round] = await approvalsOf(people.submitter, { requestId: id })
    expect(round?.facts).toMatchObject({ buildCostMinor: null })
    expect(round?.steps.find(({ role }) => role === 'coe')).toMatchObject({ decision: { reason: 'Fine', decider: { name: 'Colleague' } }, mine: null })
    expect((await myApprovals(people.coe2, {})).decided).toHaveLength(1)
    await expect(myApprovals(people.submitter, {})).rejects.toMatchObject({ code: 'forbidden' })
  })
})
