import { beforeEach, describe, expect, it } from 'vitest'
import { uploadFile } from '@/lib/features/files/upload-file'
import { acceptRisk, withdrawAcceptance } from '@/lib/features/risks/accept-risk'
import { addRiskAction } from '@/lib/features/risks/add-action'
import { assessRisk } from '@/lib/features/risks/assess-risk'
import { addControl, archiveControl, restoreControl, testControl, updateControl } from '@/lib/features/risks/controls'
import { getRisk } from '@/lib/features/risks/detail'
import { expireAcceptances } from '@/lib/features/risks/expire-acceptances'
import { riskFacts, topRisks } from '@/lib/features/risks/facts'
import { remindReviews } from '@/lib/features/risks/remind-reviews'
import { jobCtx, type Ctx } from '@/lib/server/ctx'
import { makeAutomation } from '@/prisma/seed/factories'
import { actionsOf, auditOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { given, later, noticesOf, NOW, somewhere, versionOf } from './risk-world'

const { db, reset } = useDatabase()
let coe: Ctx
let chair: Ctx
beforeEach(async () => {
  await reset()
  coe = await personCtx('coe', { now: NOW })
  chair = await personCtx('steering', { now: NOW })
})

const red = { residualLikelihood: 4, residualImpact: 4 }
const words = { reason: 'Nothing more can be done until March', expiresOn: '2026-12-31' }
const go = new AbortController().signal
const job = (days: number) => ({ ...jobCtx('remind-risks'), now: later(days) })

describe('accepting', () => {
  it('keeps role, score and day, tells the owner and treats the risk', async () => {
    const owner = await personCtx('ops')
    const risk = await given(coe, { ...red, ownerId: owner.actor.id })
    expect(await acceptRisk(chair, { id: risk.id, version: 1, ...words, conditions: 'Daily look' })).toMatchObject({ acceptance: 'valid', acceptedUntil: '2026-12-31' })
    expect(await db.riskAcceptance.findMany()).toMatchObject([{ ordinal: 1, kind: 'accepted', score: 16, band: 'red', role: 'steering', approverId: chair.actor.id, expiresOn: '2026-12-31', conditions: 'Daily look' }])
    expect(await auditOf('risk.accepted')).toMatchObject({ facts: { role: 'steering', score: 16, reason: words.reason } })
    expect(await noticesOf(owner.actor.id)).toEqual(['riskAccepted', 'riskAssigned'])
    expect((await riskFacts(coe, [])).programme).toEqual([])
  })

  it('of a red risk is the steering group’s, never the owner’s, in the database too', async () => {
    const risk = await given(coe, { ...red, ownerId: chair.actor.id })
    await expect(acceptRisk(coe, { id: risk.id, version: 1, ...words })).rejects.toMatchObject({ reasons: [{ key: 'risks.accepting.role' }] })
    await expect(acceptRisk(chair, { id: risk.id, version: 1, ...words })).rejects.toMatchObject({ reasons: [{ key: 'risks.apart.owner' }] })
    await expect(acceptRisk(await personCtx('ops'), { id: risk.id, version: 1, ...words })).rejects.toMatchObject({ code: 'forbidden' })
    const assessment = await db.riskAssessment.findFirstOrThrow()
    await expect(db.riskAcceptance.create({ data: { riskId: risk.id, ordinal: 1, assessmentId: assessment.id, score: 16, band: 'red', role: 'steering', reason: 'Mine', approverId: chair.actor.id, at: NOW } })).rejects.toThrow()
    expect(await db.riskAcceptance.count()).toBe(0)
  })

  it('names a day that the band allows, and holds only for what was seen', async () => {
    const risk = await given(coe, red)
    await expect(acceptRisk(chair, { id: risk.id, version: 1, ...words, expiresOn: '2027-06-01' })).rejects.toMatchObject({ fields: { expiresOn: [{ key: 'risks.accepting.expiryFar' }] } })
    await expect(acceptRisk(chair, { id: risk.id, version: 1, ...words, expiresOn: '2026-11-20' })).rejects.toMatchObject({ fields: { expiresOn: [{ key: 'risks.accepting.expiryPast' }] } })
    await assessRisk(coe, { id: risk.id, version: 1, inherentLikelihood: 5, inherentImpact: 5, residualLikelihood: 5, residualImpact: 5 })
    await expect(acceptRisk(chair, { id: risk.id, version: 1, ...words })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('is lost when the risk is judged larger, not when it is judged smaller, and its approver hears of it', async () => {
    const risk = await given(coe, { residualLikelihood: 3, residualImpact: 4 })
    await acceptRisk(chair, { id: risk.id, version: 1, ...words })
    const judged = { id: risk.id, inherentLikelihood: 4, inherentImpact: 5, residualImpact: 4 }
    expect(await assessRisk(coe, { ...judged, version: 2, residualLikelihood: 2 })).toMatchObject({ acceptance: 'valid' })
    expect(await assessRisk(coe, { ...judged, version: 3, residualLikelihood: 4 })).toMatchObject({ acceptance: 'stale' })
    expect(await noticesOf(chair.actor.id)).toEqual(['riskAcceptanceStale'])
  })

  it('can be withdrawn with a reason, stays on record and is never edited', async () => {
    const risk = await given(coe, red)
    await expect(withdrawAcceptance(chair, { id: risk.id, version: 1, reason: 'x' })).rejects.toMatchObject({ reasons: [{ key: 'risks.accepting.none' }] })
    await acceptRisk(chair, { id: risk.id, version: 1, ...words })
    await expect(withdrawAcceptance(coe, { id: risk.id, version: 2, reason: 'x' })).rejects.toMatchObject({ reasons: [{ key: 'risks.accepting.role' }] })
    const other = await personCtx('steering', { now: NOW })
    expect([(await getRisk(coe, { ref: '1' })).may.withdraw, (await getRisk(other, { ref: '1' })).may.withdraw]).toEqual([false, true])
    expect(await withdrawAcceptance(other, { id: risk.id, version: 2, reason: 'The conditions are broken' })).toMatchObject({ acceptance: 'none' })
    expect(await noticesOf(chair.actor.id)).toEqual(['riskAcceptanceWithdrawn'])
    const [first] = await db.riskAcceptance.findMany({ orderBy: { ordinal: 'asc' } })
    await expect(db.riskAcceptance.update({ where: { id: first!.id }, data: { reason: 'Other' } })).rejects.toThrow()
    await expect(db.riskAcceptance.delete({ where: { id: first!.id } })).rejects.toThrow()
    expect((await getRisk(coe, { ref: '1' })).acceptances.map(({ kind }) => kind)).toEqual(['withdrawn', 'accepted'])
  })
})

describe('the daily look', () => {
  it('warns before an acceptance ends and makes it stale after its last day, once each', async () => {
    const risk = await given(coe, red)
    await acceptRisk(chair, { id: risk.id, version: 1, ...words })
    expect(await expireAcceptances(job(20), go)).toBe(0)
    expect(await expireAcceptances(job(30), go)).toBe(1)
    expect(await expireAcceptances(job(31), go)).toBe(0)
    expect(await expireAcceptances(job(42), go)).toBe(1)
    expect(await expireAcceptances(job(43), go)).toBe(0)
    expect(await db.risk.findUniqueOrThrow({ where: { id: risk.id } })).toMatchObject({ acceptance: 'stale' })
    expect(await noticesOf(chair.actor.id)).toEqual(['riskAcceptanceEnding', 'riskAcceptanceStale'])
    expect(await actionsOf('risk', risk.id)).toEqual(['risk.opened', 'risk.accepted', 'risk.reminded', 'risk.acceptance-stale'])
  })

  it('reminds the owner of a review every week and tells deputy and steering group after two', async () => {
    const [owner, deputy] = [await personCtx('ops'), await personCtx('finance')]
    const risk = await given(coe, { ownerId: owner.actor.id, deputyId: deputy.actor.id, reviewEveryDays: 7 })
    for (let day = 0; day <= 25; day += 1) await remindReviews(job(day), go)
    expect(await noticesOf(owner.actor.id)).toEqual(['riskAssigned', 'riskReviewDue', 'riskReviewOverdue', 'riskReviewOverdue'])
    expect(await noticesOf(deputy.actor.id)).toEqual(['riskAssigned', 'riskReviewEscalated'])
    expect(await noticesOf(chair.actor.id)).toEqual(['riskReviewEscalated'])
    expect(await db.risk.findUniqueOrThrow({ where: { id: risk.id } })).toMatchObject({ reminders: 3, escalatedAt: expect.any(Date) as Date })
    await assessRisk(owner, { id: risk.id, version: await versionOf(risk.id), inherentLikelihood: 4, inherentImpact: 5, residualLikelihood: 2, residualImpact: 5 })
    expect(await db.risk.findUniqueOrThrow({ where: { id: risk.id } })).toMatchObject({ reminders: 0, escalatedAt: null })
  })
})

describe('controls', () => {
  it('take the ratings of their newest test, with its proof, and ask for the next one', async () => {
    const risk = await given(coe)
    const control = await addControl(coe, { riskId: risk.id, text: 'Key for each document', kind: 'preventive', testEveryDays: 90 })
    expect(control.nextTestOn).toBe('2027-02-18')
    const file = await uploadFile(coe, { name: 'log.txt', bytes: new TextEncoder().encode('nothing twice') }).catch(() => null)
    const test = await testControl({ ...coe, now: later(10) }, { id: control.id, version: 1, design: 'effective', operating: 'partial', finding: 'One gap', ...(file && { fileId: file.id }) })
    expect(test.ordinal).toBe(1)
    const [seen] = (await getRisk(coe, { ref: '1' })).controls
    expect(seen).toMatchObject({ design: 'effective', operating: 'partial', worth: 'partial', nextTestOn: '2027-02-28', tests: [{ finding: 'One gap' }] })
    await expect(testControl(coe, { id: control.id, version: 1, design: 'weak', operating: 'weak', finding: 'x' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(db.riskControlTest.update({ where: { id: test.id }, data: { finding: 'Other' } })).rejects.toThrow()
    await expect(testControl(await personCtx('steering'), { id: control.id, version: 2, design: 'weak', operating: 'weak', finding: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await actionsOf('risk', risk.id)).toEqual(['risk.opened', 'risk-control.added', 'risk-control.tested'])
  })

  it('are changed, taken out of use and put back; their owner is reminded of a test once', async () => {
    const owner = await personCtx('ops')
    const risk = await given(coe)
    const control = await addControl(coe, { riskId: risk.id, text: 'Look', ownerId: owner.actor.id, testEveryDays: 30 })
    expect(await updateControl(coe, { id: control.id, version: 1, text: 'Look twice', ownerId: owner.actor.id, testEveryDays: 60 })).toMatchObject({ nextTestOn: '2027-01-19' })
    await archiveControl(coe, { id: control.id, version: 2 })
    expect(await expireAcceptances(job(70), go)).toBe(0)
    await restoreControl(coe, { id: control.id, version: 3 })
    expect([await expireAcceptances(job(70), go), await expireAcceptances(job(71), go)]).toEqual([1, 0])
    expect(await noticesOf(owner.actor.id)).toEqual(['riskControlTestDue'])
  })
})

describe('what other areas ask', () => {
  it('finds untreated red risks of an automation, its process and the programme, until an action or an acceptance treats them', async () => {
    const { automation, process } = await somewhere()
    const other = await makeAutomation(db)
    const own = await given(coe, { ...red, scope: 'automation', automationId: automation.id })
    await given(coe, { ...red, scope: 'process', processId: process.id })
    await given(coe, red)
    await given(coe, { scope: 'automation', automationId: automation.id })
    const numbers = async () => {
      const { byAutomation, programme } = await riskFacts(coe, [automation.id, other.id])
      return [byAutomation.get(automation.id)!.map(({ number }) => number), byAutomation.get(other.id), programme.map(({ number }) => number)]
    }
    expect(await numbers()).toEqual([[1, 2], [], [3]])
    await addRiskAction(coe, { riskId: own.id, text: 'Do it', dueOn: '2026-12-01' })
    await acceptRisk(chair, { id: (await getRisk(coe, { ref: '3' })).id, version: 1, ...words })
    expect(await numbers()).toEqual([[2], [], []])
  })

  it('names the largest open risks that the reader may see', async () => {
    const { department, automation } = await somewhere()
    await given(coe)
    await given(coe, { ...red, scope: 'automation', automationId: automation.id })
    expect((await topRisks(coe, { limit: 5 })).map(({ code, residualScore }) => [code, residualScore])).toEqual([['RK-2', 16], ['RK-1', 10]])
    expect(await topRisks(coe, { limit: 1 })).toHaveLength(1)
    expect((await topRisks(await personCtx('process-owner', { departmentId: department.id }), { limit: 5 })).length).toBe(2)
  })
})
