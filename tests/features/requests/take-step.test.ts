import { beforeEach, describe, expect, it } from 'vitest'
import { setStage } from '@/lib/features/automations/set-stage'
import { convertRequest } from '@/lib/features/requests/convert-request'
import { followDelivery } from '@/lib/features/requests/follow-delivery'
import { remindRequests } from '@/lib/features/requests/reminders'
import { workflowView } from '@/lib/features/requests/workflow-view'
import { decideStep } from '@/lib/features/approvals/decide-step'
import { jobCtx, type Ctx } from '@/lib/server/ctx'
import { makeAutomation, makeEngineProcess } from '@/prisma/seed/factories'
import { assessed, cast, inAssessment, openStep, statusOf, step, type Cast } from '../../support/approvals'
import { actionsOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

const live = new AbortController().signal
const at = (day: string, hour = 2) => new Date(`${day}T0${hour}:00:00.000Z`)
const later = (ctx: Ctx, day: string): Ctx => ({ ...ctx, now: at(day) })
const clock = (day: string) => ({ ...jobCtx('remind-requests'), now: at(day) })
const row = (id: string) => db.request.findUniqueOrThrow({ where: { id } })
const noticesOf = async (ctx: Ctx, kind?: string) => (await db.notice.findMany({ where: { personId: ctx.actor.id, ...(kind && { kind }) }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })).map((notice) => notice.kind)

async function approved(people: Cast, data: Record<string, unknown> = {}) {
  const id = await assessed(people, data)
  for (const [role, ctx] of [['process-owner', people.owner], ['coe', people.coe2]] as const) {
    const found = await openStep(id, role)
    if (found) await decideStep(ctx, { id: found.id, version: found.version, outcome: 'approved' })
  }
  return id
}

const deliver = async (people: Cast, id: string, more: Record<string, unknown> = {}) =>
  convertRequest(people.coe, { id, version: (await row(id)).version, how: 'new', ownerId: people.owner.actor.id, leadId: people.coe2.actor.id, day: '2026-12-01', ...more })

describe('a step of a request', () => {
  it('is taken by its role, written down with its reason, audited, and told to the submitter', async () => {
    const people = await cast()
    const id = await inAssessment(people)
    await step(people.coe, id, 'needs-information', { reason: 'Which system?' })
    expect(await row(id)).toMatchObject({ status: 'needs-information', holderRole: 'submitter', holderId: people.submitter.actor.id, dueOn: '2026-11-09' })
    await step(people.submitter, id, 'in-assessment', { reason: 'The old ERP' })
    expect(await row(id)).toMatchObject({ holderRole: 'assessor', holderId: people.coe.actor.id, assessorId: people.coe.actor.id })
    expect(await noticesOf(people.submitter)).toEqual(['requestInAssessment', 'requestQuestion'])
    expect(await noticesOf(people.coe, 'requestAnswered')).toHaveLength(1)
    expect((await db.requestTransition.findMany({ where: { requestId: id }, orderBy: { ordinal: 'asc' } })).map(({ from, to, reason }) => [from, to, reason])).toEqual([
      ['submitted', 'in-assessment', null], ['in-assessment', 'needs-information', 'Which system?'], ['needs-information', 'in-assessment', 'The old ERP'],
    ])
    expect(await actionsOf('request', id)).toEqual(['request.assess', 'request.ask', 'request.answer'])
  })

  it('is refused to the wrong role, from the wrong state, without its reason, behind a stale version, and on what is hidden', async () => {
    const people = await cast()
    const id = await inAssessment(people)
    await expect(step(people.submitter, id, 'assessed')).rejects.toMatchObject({ code: 'rule', key: 'workflow.notYours' })
    await expect(step(people.coe, id, 'live')).rejects.toMatchObject({ code: 'rule', key: 'workflow.noSuchStep' })
    await expect(step(people.coe, id, 'needs-information')).rejects.toMatchObject({ code: 'invalid', fields: { reason: [{ key: 'errors.required' }] } })
    await expect(step(people.coe, id, 'assessed', { version: 1 })).rejects.toMatchObject({ code: 'conflict' })
    await expect(step(await personCtx('auditor'), id, 'closed')).rejects.toMatchObject({ code: 'forbidden' })
    await db.request.update({ where: { id }, data: { status: 'draft' } })
    await expect(step(people.coe, id, 'submitted')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('names what is missing before an assessment is finished', async () => {
    const people = await cast()
    const id = await inAssessment(people, { processId: null, assessmentId: null })
    await expect(step(people.coe, id, 'assessed')).rejects.toMatchObject({
      reasons: [{ key: 'workflow.checks.processLinked' }, { key: 'workflow.checks.ownerKnown' }, { key: 'workflow.checks.assessmentCounted' }],
    })
    const view = await workflowView(people.coe, { id })
    expect(view.steps.find(({ name }) => name === 'finishAssessment')?.reasons).toHaveLength(3)
  })

  it('is taken once when two take it at the same moment', async () => {
    const people = await cast()
    const id = await inAssessment(people)
    const answers = await Promise.allSettled([step(people.coe, id, 'assessed'), step(people.coe2, id, 'assessed')])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db.approvalRound.count({ where: { requestId: id } })).toBe(1)
  })

  it('does not give an anonymous submitter away as the holder', async () => {
    const people = await cast()
    const id = await inAssessment(people, { anonymous: true })
    await step(people.coe, id, 'needs-information', { reason: 'Which system?' })
    expect(await row(id)).toMatchObject({ holderRole: 'submitter', holderId: null })
    expect((await workflowView(people.coe, { id })).holder).toEqual({ role: 'submitter', people: [], mine: false })
    expect((await workflowView(people.submitter, { id })).holder).toMatchObject({ mine: true })
  })

  it('merges a repetition: its followers go on with the original', async () => {
    const people = await cast()
    const [original, id] = [await inAssessment(people), await inAssessment(people)]
    await db.requestFollow.create({ data: { requestId: id, personId: people.finance.actor.id } })
    await expect(step(people.coe, id, 'closed', { step: 'duplicate' })).rejects.toMatchObject({ key: 'workflow.checks.originalNamed' })
    await expect(step(people.coe, id, 'closed', { step: 'duplicate', original: `R-${(await row(id)).number}` })).rejects.toMatchObject({ fields: { original: [{ key: 'workflow.originalUnknown' }] } })
    await step(people.coe, id, 'closed', { step: 'duplicate', original: `R-${(await row(original)).number}` })
    expect(await row(id)).toMatchObject({ status: 'closed', closedAs: 'duplicate', duplicateOfId: original })
    expect(await db.requestFollow.count({ where: { requestId: original, personId: people.finance.actor.id } })).toBe(1)
  })
})

describe('the delivery', () => {
  it('makes the automation from the request, hands it to the lead, and goes live with the first counted run', async () => {
    const people = await cast()
    const id = await approved(people)
    const { automationId } = await deliver(people, id)
    const automation = await db.automation.findUniqueOrThrow({ where: { id: automationId! } })
    expect(automation).toMatchObject({ processId: people.process.id, stage: 'approved', ownerId: people.owner.actor.id, name: (await row(id)).title })
    expect(await row(id)).toMatchObject({ status: 'in-delivery', holderRole: 'lead', holderId: people.coe2.actor.id, dueOn: '2026-12-01', plannedLiveOn: '2026-12-01' })
    const follow = () => followDelivery({ ...jobCtx('follow-delivery'), now: at('2026-11-20') }, live)
    const source = await makeEngineProcess(db, { automationId })
    const run = (day: string, more = {}) => db.run.create({ data: { engineId: source.engineId, engineProcessId: source.id, externalId: `run ${day}`, status: 'succeeded', at: at(day), observedAt: at(day), states: '[]', ...more } })
    await run('2026-11-05')
    expect(await follow()).toBe(0)
    await db.automation.update({ where: { id: automation.id }, data: { stage: 'live', liveSince: at('2026-11-10') } })
    expect(await follow()).toBe(0)
    expect((await workflowView(people.coe2, { id })).steps.find(({ name }) => name === 'goLive')?.reasons).toEqual([{ key: 'workflow.checks.runsArrived' }])
    await run('2026-11-12')
    expect(await follow()).toBe(1)
    expect(await follow()).toBe(0)
    expect(await row(id)).toMatchObject({ status: 'live', liveAt: at('2026-11-20') })
    expect((await workflowView(people.submitter, { id })).evidence).toMatchObject({ runs: 1, firstRun: { externalId: 'run 2026-11-12' } })
    expect(await noticesOf(people.submitter)).toContain('requestLive')
    await expect(step(people.coe2, id, 'closed', { step: 'finish' })).rejects.toMatchObject({ fields: { actualDays: [{ key: 'errors.required' }] } })
    await step(people.coe2, id, 'closed', { step: 'finish', actualDays: '12.5', actualCost: '1800' })
    expect(await row(id)).toMatchObject({ closedAs: 'done', actualTenthDays: 125, actualCostMinor: 180_000n })
  })

  it('does not begin before the approval, nor for the wrong role', async () => {
    const people = await cast()
    const id = await assessed(people)
    await expect(deliver(people, id)).rejects.toMatchObject({ code: 'rule', key: 'workflow.convert.notApproved' })
    await expect(step(people.coe, id, 'in-delivery')).rejects.toMatchObject({ code: 'rule' })
    await expect(deliver({ ...people, coe: people.submitter }, id)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await db.automation.count()).toBe(0)
  })

  it('joins an automation that exists, and one that was live before goes live by hand alone', async () => {
    const people = await cast()
    const id = await approved(people)
    const automation = await makeAutomation(db, { processId: people.process.id, stage: 'live', liveSince: at('2026-10-01') })
    const source = await makeEngineProcess(db, { automationId: automation.id })
    await deliver(people, id, { how: 'join', automationId: automation.id })
    await db.run.create({ data: { engineId: source.engineId, engineProcessId: source.id, externalId: 'r', status: 'succeeded', at: at('2026-11-12'), observedAt: at('2026-11-12'), states: '[]' } })
    expect(await followDelivery({ ...jobCtx('follow-delivery'), now: at('2026-11-20') }, live)).toBe(0)
    await step(people.coe2, id, 'live')
    expect(await statusOf(id)).toBe('live')
  })

  it('of a retirement ends when its automation is retired', async () => {
    const people = await cast()
    const automation = await makeAutomation(db, { processId: people.process.id, stage: 'watched', liveSince: at('2026-01-01') })
    const id = await approved(people, { type: 'retirement', automationId: automation.id, assessmentId: null })
    await deliver(people, id, { how: 'join' })
    await setStage(people.coe, { id: automation.id, version: automation.version, to: 'retired', note: 'Replaced' })
    expect(await row(id)).toMatchObject({ status: 'closed', closedAs: 'done' })
  })
})

describe('the clock', () => {
  it('reminds on the day and every second working day, tells others after two reminders, and never on a day off', async () => {
    const people = await cast()
    const id = await inAssessment(people)
    const admin = await personCtx('admin')
    const reminded: string[] = []
    for (let day = 14; day <= 24; day += 1) if (await remindRequests(clock(`2026-11-${day}`), live)) reminded.push(`11-${day}`)
    expect(reminded).toEqual(['11-16', '11-18', '11-20', '11-24'])
    expect(await noticesOf(people.coe, 'requestDue')).toHaveLength(4)
    expect(await noticesOf(admin)).toEqual(['requestEscalated'])
    expect(await noticesOf(people.steering)).toEqual(['requestEscalated'])
    expect(await row(id)).toMatchObject({ reminders: 4, escalatedAt: at('2026-11-20') })
    expect(await remindRequests(clock('2026-11-24'), live)).toBe(0)
  })

  it('reminds of approvals, of the stand-in where there is one, and tells who stands above', async () => {
    const people = await cast()
    const id = await assessed(people)
    for (let day = 9; day <= 13; day += 1) await remindRequests(clock(`2026-11-${day < 10 ? `0${day}` : day}`), live)
    expect(await noticesOf(people.owner, 'approvalDue')).toHaveLength(3)
    expect(await noticesOf(people.coe, 'approvalEscalated')).toHaveLength(1)
    expect((await openStep(id, 'process-owner')).escalatedAt).toEqual(at('2026-11-13'))
    expect(await noticesOf(people.coe, 'approvalDue')).toEqual([])
  })

  it('reminds the submitter of a question', async () => {
    const people = await cast()
    const id = await inAssessment(people)
    await step(people.coe, id, 'needs-information', { reason: 'Which system?' })
    await remindRequests(clock('2026-11-09'), live)
    expect(await noticesOf(people.submitter, 'requestDue')).toHaveLength(1)
  })

  it('brings a parked request back on its day to where it was, with a notice', async () => {
    const people = await cast()
    const id = await approved(people)
    await expect(step(people.coe, id, 'parked', { reason: 'Budget', day: '2026-11-02' })).rejects.toMatchObject({ fields: { day: [{ key: 'workflow.dayPast' }] } })
    await step(people.coe, id, 'parked', { reason: 'Budget', day: '2026-11-20' })
    expect(await remindRequests(clock('2026-11-19'), live)).toBe(0)
    expect(await remindRequests(clock('2026-11-20'), live)).toBe(1)
    expect(await row(id)).toMatchObject({ status: 'approved', parkedUntil: null })
    expect(await noticesOf(people.submitter)).toContain('requestReturned')
    await step(later(people.submitter, '2026-11-21'), id, 'closed', { step: 'withdraw' })
    expect(await row(id)).toMatchObject({ closedAs: 'withdrawn' })
  })

  it('goes on with the others where one cannot move', async () => {
    const people = await cast()
    const ids = [await approved(people), await approved(people)].sort()
    for (const id of ids) await step(people.coe, id, 'parked', { reason: 'Budget', day: '2026-11-20' })
    await db.approvalRound.updateMany({ where: { requestId: ids[0]! }, data: { status: 'canceled' } })
    expect(await remindRequests(clock('2026-11-20'), live)).toBe(1)
    expect([(await row(ids[0]!)).status, (await row(ids[1]!)).status]).toEqual(['parked', 'approved'])
  })
})
