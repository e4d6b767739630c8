import { beforeEach, describe, expect, it } from 'vitest'
import { decideStep } from '@/lib/features/approvals/decide-step'
import { endAbsence } from '@/lib/features/approvals/end-absence'
import { noteAbsence } from '@/lib/features/approvals/note-absence'
import { openApproval } from '@/lib/features/approvals/open-approval'
import { reassignStep } from '@/lib/features/approvals/reassign-step'
import type { Ctx } from '@/lib/server/ctx'
import { assessed, cast, openStep, roundOf, statusOf, step, type Cast } from '../../support/approvals'
import { actionsOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

const decide = async (ctx: Ctx, requestId: string, role: string, more: Record<string, unknown> = {}) => {
  const { id, version } = await openStep(requestId, role)
  return decideStep(ctx, { id, version, outcome: 'approved', ...more })
}
const no = { outcome: 'rejected', reason: 'Too small', advice: 'Bundle it with the reminders' }
const noticesOf = async (ctx: Ctx) => (await db.notice.findMany({ where: { personId: ctx.actor.id }, orderBy: { createdAt: 'asc' } })).map(({ kind }) => kind)

describe('a round of approval', () => {
  it('asks process owner and centre at once and approves when both have said yes', async () => {
    const people = await cast()
    const id = await assessed(people)
    expect((await roundOf(id)).steps.map(({ role, personId, status, dueOn }) => [role, personId, status, dueOn])).toEqual([
      ['process-owner', people.owner.actor.id, 'open', '2026-11-09'],
      ['coe', null, 'open', '2026-11-09'],
    ])
    expect(await noticesOf(people.owner)).toContain('approvalAsked')
    await decide(people.owner, id, 'process-owner')
    expect(await statusOf(id)).toBe('assessed')
    await decide(people.coe2, id, 'coe', { reason: 'Well founded' })
    expect(await statusOf(id)).toBe('approved')
    expect((await roundOf(id)).status).toBe('approved')
    expect(await noticesOf(people.submitter)).toContain('requestApproved')
    expect(await actionsOf('request', id)).toEqual(['request.assess', 'request.finishAssessment', 'approval.decided', 'approval.decided', 'request.approve'])
  })

  it('asks finance and two of steering above the limits, after the first stage', async () => {
    const people = await cast()
    const id = await assessed(people, { buildCostMinor: 20_000_000n })
    expect((await roundOf(id)).steps.map(({ role, status }) => [role, status])).toEqual([['process-owner', 'open'], ['coe', 'open'], ['finance', 'waiting'], ['steering', 'waiting'], ['steering', 'waiting']])
    const finance = (await roundOf(id)).steps[2]!
    await expect(decideStep(people.finance, { id: finance.id, version: finance.version, outcome: 'approved' })).rejects.toMatchObject({ code: 'rule', key: 'approvals.stepState.waiting' })
    await decide(people.owner, id, 'process-owner')
    await decide(people.coe2, id, 'coe')
    await decide(people.finance, id, 'finance')
    await decide(people.steering, id, 'steering')
    await expect(decide(people.steering, id, 'steering')).rejects.toMatchObject({ code: 'rule', key: 'approvals.apart.decidesTwice' })
    expect(await statusOf(id)).toBe('assessed')
    await decide(people.steering2, id, 'steering')
    expect(await statusOf(id)).toBe('approved')
  })

  it('takes a cost that nobody knows, or in another currency, as above every limit', async () => {
    const people = await cast()
    expect((await roundOf(await assessed(people, { buildCostMinor: null }))).steps).toHaveLength(5)
    expect((await roundOf(await assessed(people, { currency: 'EUR' }))).steps).toHaveLength(5)
  })

  it('ends with the first no, which needs reason and advice; what is left is void', async () => {
    const people = await cast()
    const id = await assessed(people)
    await expect(decide(people.owner, id, 'process-owner', { outcome: 'rejected' })).rejects.toMatchObject({ code: 'invalid', fields: { reason: [{ key: 'approvals.errors.reason' }], advice: [{ key: 'approvals.errors.advice' }] } })
    await decide(people.owner, id, 'process-owner', no)
    expect(await db.request.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'rejected', decisionReason: 'Too small', advice: 'Bundle it with the reminders', holderRole: 'submitter' })
    const round = await roundOf(id)
    expect([round.status, ...round.steps.map(({ status }) => status)]).toEqual(['rejected', 'rejected', 'void'])
    const left = round.steps[1]!
    await expect(decideStep(people.coe2, { id: left.id, version: left.version, outcome: 'approved' })).rejects.toMatchObject({ code: 'rule' })
  })

  it('can be asked anew once the idea was improved', async () => {
    const people = await cast()
    const id = await assessed(people)
    await decide(people.owner, id, 'process-owner', no)
    await step(people.submitter, id, 'submitted', { reason: 'Bundled' })
    await step(people.coe, id, 'in-assessment')
    await step(people.coe, id, 'assessed')
    expect(await roundOf(id)).toMatchObject({ ordinal: 2, status: 'open' })
  })
})

describe('separation of duties', () => {
  it('refuses the requester with the reason, even with the role that is asked, and even past the code', async () => {
    const people = await cast()
    const id = await assessed({ ...people, submitter: people.coe2, coe2: people.coe2 })
    const { id: stepId, version, roundId } = await openStep(id, 'steering').then((found) => found ?? openStep(id, 'coe'))
    await expect(decideStep(people.coe2, { id: stepId, version, outcome: 'approved' })).rejects.toMatchObject({ code: 'rule', key: 'approvals.apart.requesterDecides' })
    await expect(db.approvalDecision.create({ data: { stepId, roundId, deciderId: people.coe2.actor.id, outcome: 'approved', decidedAt: new Date() } })).rejects.toThrow()
  })

  it('refuses the assessor as the only one of the centre', async () => {
    const people = await cast()
    const id = await assessed(people)
    await expect(decide(people.coe, id, 'coe')).rejects.toMatchObject({ code: 'rule', key: 'approvals.apart.assessorDecidesAlone' })
  })

  it('asks steering where the process owner is the requester and nobody else owns processes', async () => {
    const people = await cast()
    const id = await assessed({ ...people, submitter: people.owner })
    expect((await roundOf(id)).steps.map(({ role, personId }) => [role, personId])).toEqual([['steering', null], ['coe', null]])
  })

  it('opens no round that nobody could end, tells the keepers, and lets them ask once somebody is there', async () => {
    const people = await cast()
    for (const { actor } of [people.coe2, people.steering, people.steering2]) await db.person.update({ where: { id: actor.id }, data: { active: false } })
    const id = await assessed(people)
    expect(await db.approvalRound.count({ where: { requestId: id } })).toBe(0)
    expect(await noticesOf(people.coe)).toContain('approvalNoDecider')
    await expect(openApproval(people.coe, { requestId: id })).rejects.toMatchObject({ code: 'rule', key: 'approvals.noDecider.steering' })
    await db.person.update({ where: { id: people.coe2.actor.id }, data: { active: true } })
    await openApproval(people.coe, { requestId: id })
    expect((await roundOf(id)).status).toBe('open')
    await expect(openApproval(people.coe, { requestId: id })).rejects.toMatchObject({ key: 'approvals.errors.alreadyOpen' })
    await expect(openApproval(people.submitter, { requestId: id })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('refuses those who are not asked, and a role that lost its holder', async () => {
    const people = await cast()
    const id = await assessed(people)
    await expect(decide(people.finance, id, 'coe')).rejects.toMatchObject({ code: 'rule', key: 'approvals.notAsked' })
    await expect(decide(people.submitter, id, 'coe')).rejects.toMatchObject({ code: 'forbidden' })
    const without: Ctx = { ...people.coe2, actor: { ...people.coe2.actor, grants: [{ role: 'finance', departmentPath: null }] } }
    await expect(decide(without, id, 'coe')).rejects.toMatchObject({ key: 'approvals.notAsked' })
  })

  it('hides the approvals of a draft', async () => {
    const people = await cast()
    const id = await assessed(people)
    const { id: stepId } = await openStep(id, 'coe')
    await db.request.update({ where: { id }, data: { status: 'draft' } })
    await expect(decideStep(people.coe2, { id: stepId, version: 2, outcome: 'approved' })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('standing in', () => {
  const away = async (people: Cast, delegate: Ctx, more = {}) => noteAbsence(people.owner, { delegateId: delegate.actor.id, fromDay: '2026-11-01', toDay: '2026-11-10', ...more })

  it('asks the stand-in, who decides on behalf of the one who is away', async () => {
    const people = await cast()
    await away(people, people.finance)
    const id = await assessed(people)
    expect(await noticesOf(people.finance)).toEqual(['absenceDelegated', 'approvalAskedFor'])
    expect(await noticesOf(people.owner)).not.toContain('approvalAsked')
    await decide(people.finance, id, 'process-owner')
    expect((await roundOf(id)).steps[0]!.decision).toMatchObject({ deciderId: people.finance.actor.id, onBehalfOfId: people.owner.actor.id })
  })

  it('goes no further than one person, and ends with the absence', async () => {
    const people = await cast()
    const { id: absenceId } = await away(people, people.finance)
    await noteAbsence(people.finance, { delegateId: people.steering.actor.id, fromDay: '2026-11-01', toDay: '2026-11-05' })
    const id = await assessed(people)
    await expect(decide(people.steering, id, 'process-owner')).rejects.toMatchObject({ key: 'approvals.notAsked' })
    await expect(decide({ ...people.finance, now: new Date('2026-11-11T02:00:00.000Z') }, id, 'process-owner')).rejects.toMatchObject({ key: 'approvals.notAsked' })
    await endAbsence(people.owner, { id: absenceId })
    await expect(decide({ ...people.finance, now: new Date('2026-11-06T02:00:00.000Z') }, id, 'process-owner')).rejects.toMatchObject({ key: 'approvals.notAsked' })
    await expect(endAbsence(people.owner, { id: absenceId })).rejects.toMatchObject({ key: 'approvals.absence.errors.ended' })
    await expect(endAbsence(people.finance, { id: absenceId })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('never ends in the requester, and the requester never lets somebody decide for them', async () => {
    const people = await cast()
    await away(people, people.coe2)
    const own = await assessed({ ...people, submitter: people.coe2 })
    await expect(decide(people.coe2, own, 'process-owner')).rejects.toMatchObject({ key: 'approvals.apart.requesterDecides' })
    expect(await noticesOf(people.owner)).toContain('approvalAsked')
    const asked = await assessed({ ...people, submitter: people.owner })
    await noteAbsence(people.steering, { delegateId: people.finance.actor.id, fromDay: '2026-11-01', toDay: '2026-11-05' })
    await decide(people.finance, asked, 'steering')
    await expect(decide(people.finance, asked, 'coe')).rejects.toMatchObject({ key: 'approvals.notAsked' })
  })

  it('is noted with sense alone, by oneself or by an administrator', async () => {
    const people = await cast()
    const refused = (input: Record<string, unknown>) => expect(away(people, people.finance, input)).rejects
    await refused({ toDay: '2026-10-01' }).toMatchObject({ fields: { toDay: [{ key: 'approvals.absence.errors.order' }] } })
    await refused({ delegateId: people.owner.actor.id }).toMatchObject({ fields: { delegateId: [{ key: 'approvals.absence.errors.self' }] } })
    await refused({ delegateId: people.submitter.actor.id }).toMatchObject({ fields: { delegateId: [{ key: 'approvals.absence.errors.noRole' }] } })
    await away(people, people.finance)
    await refused({ fromDay: '2026-11-10', toDay: '2026-11-12' }).toMatchObject({ fields: { fromDay: [{ key: 'approvals.absence.errors.overlap' }] } })
    await expect(noteAbsence(people.coe, { personId: people.steering.actor.id, delegateId: people.finance.actor.id, fromDay: '2026-11-02', toDay: '2026-11-03' })).rejects.toMatchObject({ code: 'forbidden' })
    const admin = await personCtx('admin', { now: people.coe.now })
    await noteAbsence(admin, { personId: people.steering.actor.id, delegateId: people.finance.actor.id, fromDay: '2026-11-02', toDay: '2026-11-03' })
    await db.roleGrant.create({ data: { personId: admin.actor.id, role: 'coe' } })
    await expect(noteAbsence(admin, { personId: people.owner.actor.id, delegateId: admin.actor.id, fromDay: '2026-11-02', toDay: '2026-11-03' })).rejects.toMatchObject({ fields: { delegateId: [{ key: 'approvals.absence.errors.ownStandIn' }] } })
    expect(await db.absence.count()).toBe(2)
  })

  it('can be arranged for one step by those who keep the register', async () => {
    const people = await cast()
    const id = await assessed(people)
    const { id: stepId, version } = await openStep(id, 'process-owner')
    await expect(reassignStep(people.coe, { id: stepId, version, personId: people.submitter.actor.id })).rejects.toMatchObject({ fields: { personId: [{ key: 'approvals.errors.cannotDecide' }] } })
    await expect(reassignStep(people.finance, { id: stepId, version, personId: people.steering.actor.id })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(reassignStep(people.coe, { id: stepId, version, personId: people.coe.actor.id })).rejects.toMatchObject({ fields: { personId: [{ key: 'approvals.errors.notYourself' }] } })
    await reassignStep(people.coe, { id: stepId, version, personId: people.steering.actor.id })
    await expect(decide(people.owner, id, 'process-owner')).rejects.toMatchObject({ key: 'approvals.notAsked' })
    await decide(people.steering, id, 'process-owner')
    expect(await actionsOf('request', id)).toContain('approval.reassigned')
  })
})

describe('twenty approvals at the same moment', () => {
  it('leave one decision a person and one outcome', async () => {
    const people = await cast()
    const id = await assessed(people)
    const [ofOwner, ofCentre] = [await openStep(id, 'process-owner'), await openStep(id, 'coe')]
    const calls = Array.from({ length: 20 }, (_, i) => (i % 2 ? decideStep(people.owner, { id: ofOwner.id, version: ofOwner.version, outcome: 'approved' }) : decideStep(people.coe2, { id: ofCentre.id, version: ofCentre.version, outcome: 'approved' })))
    const answers = await Promise.allSettled(calls)
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    expect(answers.flatMap((answer) => (answer.status === 'rejected' && !['rule', 'conflict'].includes((answer.reason as { code: string }).code) ? [answer.reason as unknown] : []))).toEqual([])
    expect(await db.approvalDecision.count()).toBe(2)
    expect(await statusOf(id)).toBe('approved')
    expect(await db.requestTransition.count({ where: { requestId: id, to: 'approved' } })).toBe(1)
  })
})
