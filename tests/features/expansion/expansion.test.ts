import { beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '@/lib/core/calendar/local-day'
import { acceptProposal, declineProposal } from '@/lib/features/expansion/decide-proposal'
import { lookForSiblings } from '@/lib/features/expansion/look-for-siblings'
import { expansionPlan } from '@/lib/features/expansion/queries'
import { updateSettings } from '@/lib/features/settings/update-settings'
import { lookForExpansion } from '@/lib/jobs/look-for-siblings'
import { jobCtx } from '@/lib/server/ctx'
import { forgetSettings } from '@/lib/server/settings'
import { makeAutomation, makeBaseline, makeDepartment, makeEngineProcess, makePerson, makeProcess, makeSystem } from '@/prisma/seed/factories'
import { actionsOf, auditOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { storedRequest } from '../../support/stored-request'

const { db, reset } = useDatabase()
beforeEach(reset)
beforeEach(forgetSettings)

const now = new Date('2026-11-23T04:00:00.000Z')
const coe = () => personCtx('coe', { now })
const wage = { hourlyWageMinor: 6000n, currency: 'CNY', annualVolume: 12_000, manualMs: 600_000 }

/** An automation with fifty days of ten items each, one minute an item instead of ten, and a free process like its own. */
async function world(given: { cost?: bigint | null; days?: number } = {}) {
  const { cost = 500_000n, days = 50 } = given
  const [sap, own, foreign] = [await makeSystem(db), await makeDepartment(db), await makeDepartment(db)]
  const owner = await makePerson(db)
  const process = async (departmentId: string, name: string, ownerId?: string) => {
    const made = await makeProcess(db, { name, departmentId, dataClasses: 'internal', ownerId, systems: { create: { systemId: sap.id } } } as never)
    await makeBaseline(db, made.id, { ...wage, validFrom: '2026-01-05' })
    return made
  }
  const [source, sibling] = [await process(own.id, 'Source process'), await process(foreign.id, 'Sibling process', owner.id)]
  const automation = await makeAutomation(db, {
    name: 'Robot', processId: source.id, stage: 'watched', technology: 'rpa', ownerId: owner.id, yearOneCostMinor: cost, yearOneCostCurrency: cost === null ? null : 'CNY', plannedCoverageBp: 8000,
  })
  const engineProcess = await makeEngineProcess(db, { automationId: automation.id })
  await db.runDay.createMany({
    data: Array.from({ length: days }, (_, i) => ({
      engineProcessId: engineProcess.id, day: addDays('2026-11-22', -i), succeeded: 10, unitsSucceeded: 10n, unitsStraight: 10n, timedRuns: 10, timedUnits: 10n, durationMs: 600_000n,
    })),
  })
  return { own, foreign, source, sibling, automation, owner }
}

describe('looking for siblings', () => {
  it('measures the first year from the daily sums and proposes a process like the source', async () => {
    const { sibling, automation } = await world()
    expect(await lookForSiblings(await coe(), {})).toEqual({ passing: 1, created: 1, refreshed: 0, lapsed: 0 })
    const plan = await expansionPlan(await coe(), {})
    // 500 items × 10 min = 83⅓ h in 50 days; × 365 ÷ 50 = 608⅓ h a year; × 60.00 = 36,500.00; (36,500 − 5,000) ÷ 5,000 = 630 %
    expect(plan.measured[0]).toMatchObject({ automation: { id: automation.id }, window: { from: '2026-10-04', to: '2026-11-22' }, passes: true, firstYear: { ok: true, value: { benefitMinor: 3_650_000n, roiBp: 63_000, extrapolated: true } } })
    const [proposal] = plan.proposals
    expect(proposal).toMatchObject({ status: 'open', process: { id: sibling.id }, facts: { similarity: { totalBp: 10_000 }, measured: { ahtReductionBp: 9000, benefitMinor: 3_650_000n } } })
    // 12,000 × 10 min × 0.9 = 1,800 h; × 60.00 = 108,000.00
    expect(proposal?.facts.sibling).toMatchObject({ hours: 1800, benefitMinor: 10_800_000n, currency: 'CNY' })
    expect(await actionsOf('expansion', 'all')).toEqual(['expansion.searched'])
  })

  it.each([
    ['the cost is not recorded', { cost: null }, 'expansion.missing.noCost'],
    ['less than twenty working days were measured', { days: 20 }, 'expansion.missing.fewDays'],
  ] as const)('proposes nothing when %s, and says so', async (_, given, key) => {
    await world(given)
    expect(await lookForSiblings(await coe(), {})).toMatchObject({ passing: 0, created: 0 })
    expect((await expansionPlan(await coe(), {})).measured[0]?.firstYear).toMatchObject({ ok: false, reasons: [{ key }] })
  })

  it('leaves out automations below the hurdle of the settings', async () => {
    await world()
    await updateSettings(await personCtx('admin'), { group: 'expansion', value: { hurdlePercent: '630.01', similarityPercent: '60' } })
    expect(await lookForSiblings(await coe(), {})).toMatchObject({ passing: 0, created: 0 })
  })

  it('leaves out processes that are automated, archived, unlike or without a baseline', async () => {
    const { sibling } = await world()
    await makeProcess(db)
    const unlike = await makeProcess(db)
    await makeBaseline(db, unlike.id, { ...wage, annualVolume: 3, manualMs: 100 })
    await makeAutomation(db, { processId: sibling.id, stage: 'assessed' })
    expect(await lookForSiblings(await coe(), {})).toMatchObject({ passing: 1, created: 0 })
    await db.automation.updateMany({ where: { processId: sibling.id }, data: { stage: 'retired' } })
    await db.businessProcess.update({ where: { id: sibling.id }, data: { archivedAt: now } })
    expect(await lookForSiblings(await coe(), {})).toMatchObject({ created: 0 })
    await db.businessProcess.update({ where: { id: sibling.id }, data: { archivedAt: null } })
    expect(await lookForSiblings(await coe(), {})).toMatchObject({ created: 1 })
  })

  it('renews open proposals, lets them lapse and takes them up again, but never reopens a decision', async () => {
    const { automation } = await world()
    await lookForSiblings(await coe(), {})
    expect(await lookForSiblings(await coe(), {})).toMatchObject({ created: 0, refreshed: 1, lapsed: 0 })
    await db.automation.update({ where: { id: automation.id }, data: { yearOneCostMinor: null } })
    expect(await lookForSiblings(await coe(), {})).toMatchObject({ lapsed: 1 })
    expect((await expansionPlan(await coe(), {})).proposals).toEqual([])
    await db.automation.update({ where: { id: automation.id }, data: { yearOneCostMinor: 500_000n } })
    expect(await lookForSiblings(await coe(), {})).toMatchObject({ refreshed: 1 })
    const { id } = await db.expansionProposal.findFirstOrThrow()
    await declineProposal(await coe(), { id, reason: 'no' })
    expect(await lookForSiblings(await coe(), {})).toMatchObject({ created: 0, refreshed: 0, lapsed: 0 })
    expect(await db.expansionProposal.findFirst()).toMatchObject({ status: 'declined' })
  })

  it('is also done by the clock, once a cost is recorded anywhere', async () => {
    const ctx = { ...jobCtx('look-for-siblings'), now }
    expect(await lookForExpansion.due?.(ctx)).toBe(false)
    await world()
    expect(await lookForExpansion.due?.(ctx)).toBe(true)
    expect(await lookForExpansion.run(ctx, {}, new AbortController().signal)).toEqual({ items: { handled: 1, succeeded: 1 } })
  })

  it('is not for people who may not decide', async () => {
    await expect(lookForSiblings(await personCtx('ops'), {})).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('a proposal', () => {
  const proposed = async () => {
    const made = await world()
    await lookForSiblings(await coe(), {})
    return { ...made, id: (await db.expansionProposal.findFirstOrThrow()).id }
  }
  const answer = { reason: 'Good match' }

  it('accepted files a request with what was measured, in the name of who accepts, and tells the owner of the process', async () => {
    const { id, sibling, owner, automation } = await proposed()
    const steering = await personCtx('steering', { now })
    const { requestId, number } = await acceptProposal(steering, { id, ...answer })
    expect(await db.request.findUniqueOrThrow({ where: { id: requestId } })).toMatchObject({
      number, type: 'idea', status: 'submitted', submitterId: steering.actor.id, processId: sibling.id, departmentId: sibling.departmentId, title: 'Extend Robot to Sibling process',
      frequencyCount: 12_000, frequencyUnit: 'year', itemsPerYear: 12_000, manualMs: 600_000, basis: 'measured', holderRole: 'coe',
    })
    expect(JSON.parse((await db.requestTransition.findFirstOrThrow({ where: { requestId } })).facts)).toMatchObject({ proposal: { proposalId: id, sourceAutomationId: automation.id, proposedOn: { hurdleBp: 20_000 } } })
    expect((await db.notice.findMany({ where: { personId: owner.id } })).map(({ kind, href }) => [kind, href])).toEqual([['expansionAccepted', `/requests/${number}`]])
    expect(await db.automation.count({ where: { processId: sibling.id } })).toBe(0)
    expect(await db.expansionProposal.findUnique({ where: { id } })).toMatchObject({ status: 'accepted', madeRequestId: requestId, reason: 'Good match' })
    expect(await actionsOf('request', requestId)).toEqual(['request.submit'])
    expect(await auditOf('expansion.accepted')).toMatchObject({ facts: { name: 'Sibling process', reason: 'Good match', requestId, proposedOn: { hurdleBp: 20_000 } } })
  })

  it('makes one request for a process, however many were matched with it', async () => {
    const { id, sibling, automation } = await proposed()
    const second = await makeAutomation(db, { name: 'Another robot', processId: automation.processId, stage: 'live' })
    const { facts } = await db.expansionProposal.findUniqueOrThrow({ where: { id } })
    const other = await db.expansionProposal.create({ data: { automationId: second.id, processId: sibling.id, facts } })
    await acceptProposal(await coe(), { id, ...answer })
    expect(await db.expansionProposal.findUnique({ where: { id: other.id } })).toMatchObject({ status: 'lapsed' })
    await expect(acceptProposal(await coe(), { id: other.id, ...answer })).rejects.toMatchObject({ key: 'expansion.notOpen' })
    expect(await db.request.count({ where: { processId: sibling.id } })).toBe(1)
  })

  it('accepted at the same moment as another for the same process makes one request', async () => {
    const { id, sibling, automation } = await proposed()
    const second = await makeAutomation(db, { name: 'Another robot', processId: automation.processId, stage: 'live' })
    const { facts } = await db.expansionProposal.findUniqueOrThrow({ where: { id } })
    const other = await db.expansionProposal.create({ data: { automationId: second.id, processId: sibling.id, facts } })
    const answers = await Promise.allSettled([acceptProposal(await coe(), { id, ...answer }), acceptProposal(await coe(), { id: other.id, ...answer })])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db.request.count({ where: { processId: sibling.id } })).toBe(1)
  })

  it('is not accepted once somebody automated the process otherwise', async () => {
    const { id, sibling } = await proposed()
    const made = await makeAutomation(db, { processId: sibling.id, stage: 'assessed' })
    await expect(acceptProposal(await coe(), { id, ...answer })).rejects.toMatchObject({ code: 'rule', key: 'expansion.taken' })
    await db.automation.update({ where: { id: made.id }, data: { stage: 'retired' } })
    await acceptProposal(await coe(), { id, ...answer })
  })

  it('is not accepted while a request for the process is under way, and again once that one was declined', async () => {
    const { id, sibling } = await proposed()
    const under = await storedRequest(await coe(), { processId: sibling.id, status: 'in-assessment' })
    await expect(acceptProposal(await coe(), { id, ...answer })).rejects.toMatchObject({ code: 'rule', key: 'expansion.requested' })
    await db.request.update({ where: { id: under.id }, data: { status: 'rejected' } })
    await acceptProposal(await coe(), { id, ...answer })
  })

  it('is decided once, with a reason', async () => {
    const { id } = await proposed()
    const ctx = await coe()
    await expect(declineProposal(ctx, { id })).rejects.toMatchObject({ fields: { reason: [{ key: 'errors.required' }] } })
    await declineProposal(ctx, { id, reason: 'Too few items' })
    expect(await actionsOf('expansion', id)).toEqual(['expansion.declined'])
    await expect(acceptProposal(ctx, { id, ...answer })).rejects.toMatchObject({ key: 'expansion.notOpen' })
    expect(await db.automation.count()).toBe(1)
  })

  it('decided by two people at once has one outcome', async () => {
    const { id } = await proposed()
    const answers = await Promise.allSettled([acceptProposal(await coe(), { id, ...answer }), declineProposal(await personCtx('steering', { now }), { id, reason: 'no' })])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('is seen by those who see both sides, and decided by those who may', async () => {
    const { id, own, foreign } = await proposed()
    const seen = async (departmentId: string) => (await expansionPlan(await personCtx('process-owner', { departmentId, now }), {})).proposals.length
    expect([await seen(own.id), await seen(foreign.id)]).toEqual([0, 0])
    expect((await expansionPlan(await personCtx('finance', { now }), {})).proposals).toHaveLength(1)
    await expect(acceptProposal(await personCtx('process-owner', { now }), { id, ...answer })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(declineProposal(await coe(), { id: 'x', reason: 'x' })).rejects.toMatchObject({ code: 'not_found' })
  })
})
