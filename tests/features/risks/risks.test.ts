import { beforeEach, describe, expect, it } from 'vitest'
import { addRiskAction } from '@/lib/features/risks/add-action'
import { answerProposal } from '@/lib/features/risks/answer-proposal'
import { assessRisk } from '@/lib/features/risks/assess-risk'
import { closeRisk, reopenRisk } from '@/lib/features/risks/close-risk'
import { createRisk } from '@/lib/features/risks/create-risk'
import { getRisk } from '@/lib/features/risks/detail'
import { linkRisks, unlinkRisks } from '@/lib/features/risks/link-risks'
import { proposeRaise } from '@/lib/features/risks/propose'
import { listRisks } from '@/lib/features/risks/queries'
import { riskHeat, riskTrend } from '@/lib/features/risks/heat'
import { reviewRisk } from '@/lib/features/risks/review-risk'
import { updateRisk } from '@/lib/features/risks/update-risk'
import { inTransaction } from '@/lib/server/db'
import type { Ctx } from '@/lib/server/ctx'
import { makeDepartment } from '@/prisma/seed/factories'
import { actionsOf, auditOf } from '../../support/audit'
import { asSystem, personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { given, later, noticesOf, NOW, somewhere, statement, versionOf } from './risk-world'

const { db, reset } = useDatabase()
let coe: Ctx
beforeEach(async () => {
  await reset()
  coe = await personCtx('coe', { now: NOW })
})

const facts = { source: 'indicator', occasion: 'one', sentence: { key: 'risks.title', params: {} } }
const propose = (riskId: string, likelihood: number, impact: number, over: object = {}) =>
  inTransaction((tx) => proposeRaise({ ...asSystem(NOW), db: tx, inTransaction: true }, { riskId, likelihood, impact, facts: { ...facts, ...over } }))
const update = { title: 'Changed', cause: 'c', event: 'e', consequence: 'k', category: 'data', scope: 'programme' }

describe('opening a risk', () => {
  it('numbers it, judges it on the matrix and tells its owner', async () => {
    const [owner, deputy] = [await personCtx('ops'), await personCtx('finance')]
    const risk = await given(coe, { ownerId: owner.actor.id, deputyId: deputy.actor.id, reviewEveryDays: 30 })
    expect(risk).toMatchObject({ number: 1, status: 'open', inherentScore: 20, inherentBand: 'red', residualScore: 10, residualBand: 'orange', nextReviewOn: '2026-12-20', acceptance: 'none', matrixOrdinal: 1 })
    expect(await actionsOf('risk', risk.id)).toEqual(['risk.opened'])
    expect(await db.riskMatrix.count()).toBe(1)
    expect((await given(coe)).number).toBe(2)
    expect(await noticesOf(owner.actor.id)).toEqual(['riskAssigned'])
    expect(await noticesOf(deputy.actor.id)).toEqual(['riskAssigned'])
    expect(await db.riskAssessment.findMany({ where: { riskId: risk.id } })).toMatchObject([{ ordinal: 1, kind: 'opened', residualScore: 10 }])
  })

  it('starts from the library with the controls that were ticked', async () => {
    const { id } = await given(coe, { libraryId: 'R19', controls: ['1'] })
    expect((await db.riskControl.findMany({ where: { riskId: id } })).map(({ text, kind, design }) => [text, kind, design])).toEqual([['Search for duplicates each day', 'detective', 'not-rated']])
    await expect(given(coe, { libraryId: 'R99' })).rejects.toMatchObject({ fields: { libraryId: [{ key: 'risks.library.unknown' }] } })
  })

  it('refuses a residual above the inherent risk, a score outside the matrix, half a scope and one person twice', async () => {
    await expect(given(coe, { residualLikelihood: 5 })).rejects.toMatchObject({ code: 'rule', reasons: [{ key: 'risks.residualAbove' }] })
    for (const inherentLikelihood of [6, 99]) await expect(given(coe, { inherentLikelihood })).rejects.toMatchObject({ code: 'rule', reasons: [{ key: 'risks.outsideMatrix' }] })
    await expect(given(coe, { inherentLikelihood: 0 })).rejects.toMatchObject({ code: 'invalid' })
    await expect(given(coe, { scope: 'process' })).rejects.toMatchObject({ fields: { processId: [{ key: 'errors.required' }] } })
    await expect(given(coe, { ownerId: coe.actor.id, deputyId: coe.actor.id })).rejects.toMatchObject({ fields: { deputyId: [{ key: 'risks.deputyIsOwner' }] } })
    await expect(given(coe, { ownerId: 'nobody' })).rejects.toMatchObject({ fields: { ownerId: [{ key: 'portfolio.personUnknown' }] } })
    await expect(given(coe, { scope: 'system', systemId: 'nowhere' })).rejects.toMatchObject({ code: 'not_found' })
    expect(await db.risk.count()).toBe(0)
  })

  it('refuses the wrong role, a foreign department, and the programme to one department', async () => {
    const { department, process } = await somewhere()
    await expect(given(await personCtx('steering'))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(given(await personCtx('auditor'))).rejects.toMatchObject({ code: 'forbidden' })
    const local = await personCtx('process-owner', { departmentId: department.id, now: NOW })
    await expect(given(local)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await given(local, { scope: 'process', processId: process.id })).toMatchObject({ department: { id: department.id } })
    const foreign = await personCtx('process-owner', { departmentId: (await makeDepartment(db)).id })
    await expect(given(foreign, { scope: 'process', processId: process.id })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('who sees a risk', () => {
  it('is whoever reads its department, everybody for the programme, and the people it names', async () => {
    const { department, process, automation } = await somewhere()
    await given(coe)
    await given(coe, { scope: 'automation', automationId: automation.id })
    const numbers = async (ctx: Ctx) => (await listRisks(ctx, {})).rows.map(({ number }) => number).sort()
    const foreign = await personCtx('process-owner', { departmentId: (await makeDepartment(db)).id })
    const third = await given(coe, { scope: 'process', processId: process.id, ownerId: foreign.actor.id })
    expect(await numbers(coe)).toEqual([1, 2, 3])
    expect(await numbers(await personCtx('process-owner', { departmentId: department.id }))).toEqual([1, 2, 3])
    expect(await numbers(foreign)).toEqual([1, 3])
    await expect(getRisk(foreign, { ref: 'RK-2' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(getRisk(await personCtx('employee'), { ref: '1' })).rejects.toMatchObject({ code: 'forbidden' })
    // The owner may do what owners do, wherever the process lies; a reader of one department may not change what concerns all.
    expect((await getRisk(foreign, { ref: third.id })).may.edit).toBe(true)
    expect(await reviewRisk(foreign, { id: third.id, version: third.version })).toMatchObject({ number: 3 })
    const programme = await getRisk(foreign, { ref: '1' })
    expect(programme.may.edit).toBe(false)
    await expect(updateRisk(foreign, { ...update, id: programme.id, version: 1 })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('assessing', () => {
  it('appends a judgement, keeps the one before and moves the review', async () => {
    const risk = await given(coe, { reviewEveryDays: 30 })
    const next = { ...coe, now: later(10) }
    const after = await assessRisk(next, { id: risk.id, version: risk.version, inherentLikelihood: 4, inherentImpact: 5, residualLikelihood: 3, residualImpact: 5, note: 'Two cases this month' })
    expect(after).toMatchObject({ residualScore: 15, residualBand: 'red', previousScore: 10, nextReviewOn: '2026-12-30' })
    expect(await db.riskAssessment.findMany({ where: { riskId: risk.id }, orderBy: { ordinal: 'asc' }, select: { ordinal: true, kind: true, residualScore: true } })).toEqual([
      { ordinal: 1, kind: 'opened', residualScore: 10 },
      { ordinal: 2, kind: 'reassessed', residualScore: 15 },
    ])
    expect(await auditOf('risk.assessed')).toMatchObject({ before: { residualScore: 10 }, after: { residualScore: 15 } })
    expect((await getRisk(coe, { ref: '1' })).movement).toBe('risen')
    await expect(assessRisk(next, { id: risk.id, version: risk.version, inherentLikelihood: 1, inherentImpact: 1, residualLikelihood: 1, residualImpact: 1 })).rejects.toMatchObject({ code: 'conflict' })
    await expect(assessRisk(next, { id: risk.id, version: after.version, inherentLikelihood: 1, inherentImpact: 1, residualLikelihood: 1, residualImpact: 2 })).rejects.toMatchObject({ reasons: [{ key: 'risks.residualAbove' }] })
    expect(await db.riskAssessment.count()).toBe(2)
  })

  it('cannot be changed, removed or set above the inherent risk in the database either', async () => {
    const { id } = await given(coe)
    const row = await db.riskAssessment.findFirstOrThrow({ where: { riskId: id } })
    await expect(db.riskAssessment.update({ where: { id: row.id }, data: { residualScore: 1 } })).rejects.toThrow()
    await expect(db.riskAssessment.delete({ where: { id: row.id } })).rejects.toThrow()
    await expect(db.riskAssessment.create({ data: { ...row, id: 'other', ordinal: 2, residualScore: 25 } })).rejects.toThrow()
    await expect(db.risk.delete({ where: { id } })).rejects.toThrow()
  })

  it('notes a look at it that changed nothing', async () => {
    const risk = await given(coe)
    const after = await reviewRisk({ ...coe, now: later(5) }, { id: risk.id, version: risk.version, note: 'Nothing new' })
    expect(after).toMatchObject({ residualScore: 10, nextReviewOn: '2027-02-23' })
    expect(await actionsOf('risk', risk.id)).toEqual(['risk.opened', 'risk.reviewed'])
    await expect(reviewRisk(await personCtx('finance'), { id: risk.id, version: 2 })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('a proposed raise', () => {
  it('stands beside the score until it is taken; the owner is told and the review is due', async () => {
    const owner = await personCtx('ops', { now: NOW })
    const risk = await given(coe, { ownerId: owner.actor.id })
    const audit = await propose(risk.id, 3, 5)
    expect(audit).toMatchObject([{ action: 'risk.raise-proposed', entityId: risk.id, facts: { score: 15, before: 10 } }])
    expect(await db.risk.findUniqueOrThrow({ where: { id: risk.id } })).toMatchObject({ residualScore: 10, proposedLikelihood: 3, proposedImpact: 5, nextReviewOn: '2026-11-20' })
    expect(await noticesOf(owner.actor.id)).toEqual(['riskAssigned', 'riskRaiseProposed'])
    expect(await propose(risk.id, 4, 5)).toEqual([])
    await expect(reviewRisk(owner, { id: risk.id, version: 2 })).rejects.toMatchObject({ reasons: [{ key: 'risks.answerProposalFirst' }] })
    expect(await answerProposal(owner, { id: risk.id, version: 2, answer: 'take', note: 'It is so' })).toMatchObject({ residualScore: 15, proposedLikelihood: null, previousScore: 10 })
    expect(await actionsOf('risk', risk.id)).toEqual(['risk.opened', 'risk.proposal-taken'])
    await expect(answerProposal(owner, { id: risk.id, version: 3, answer: 'take', note: 'Again' })).rejects.toMatchObject({ reasons: [{ key: 'risks.noProposal' }] })
  })

  it('is answered by an assessment too, and a smaller one has to say why', async () => {
    const risk = await given(coe)
    await propose(risk.id, 4, 5)
    const judged = { id: risk.id, version: 2, inherentLikelihood: 4, inherentImpact: 5, residualLikelihood: 2, residualImpact: 4 }
    await expect(assessRisk(coe, judged)).rejects.toMatchObject({ fields: { note: [{ key: 'risks.declineNeedsReason' }] } })
    await assessRisk(coe, { ...judged, note: 'A single day of maintenance' })
    expect(await db.riskAssessment.findFirstOrThrow({ where: { riskId: risk.id, ordinal: 2 } })).toMatchObject({ kind: 'proposal-declined', residualScore: 8 })
    expect(await db.risk.findUniqueOrThrow({ where: { id: risk.id } })).toMatchObject({ proposedAt: null, proposalFacts: null })
  })

  it('of no higher score only asks for a look, and of a closed risk nothing', async () => {
    const risk = await given(coe)
    expect(await propose(risk.id, 2, 5)).toMatchObject([{ action: 'risk.review-asked' }])
    expect(await db.risk.findUniqueOrThrow({ where: { id: risk.id } })).toMatchObject({ proposedAt: null, nextReviewOn: '2026-11-20' })
    await closeRisk(coe, { id: risk.id, version: await versionOf(risk.id), reason: 'Gone' })
    expect(await propose(risk.id, 5, 5, { occasion: 'two' })).toEqual([])
  })
})

describe('changing, closing and opening again', () => {
  it('changes words and duties with the audit trail knowing both, guarded by the version', async () => {
    const [risk, owner] = [await given(coe), await personCtx('ops')]
    const after = await updateRisk(coe, { ...update, id: risk.id, version: 1, ownerId: owner.actor.id, response: 'reduce', reviewEveryDays: 30 })
    expect(after).toMatchObject({ title: 'Changed', response: 'reduce', residualScore: 10, nextReviewOn: '2026-12-20' })
    expect(await noticesOf(owner.actor.id)).toEqual(['riskAssigned'])
    await expect(updateRisk(coe, { ...update, id: risk.id, version: 1 })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('closes with a reason alone, and takes nothing more until it is opened again', async () => {
    const risk = await given(coe)
    await expect(closeRisk(coe, { id: risk.id, version: 1, reason: ' ' })).rejects.toMatchObject({ code: 'invalid' })
    expect(await closeRisk(coe, { id: risk.id, version: 1, reason: 'The system is retired' })).toMatchObject({ status: 'closed', closeReason: 'The system is retired' })
    await expect(updateRisk(coe, { ...update, id: risk.id, version: 2 })).rejects.toMatchObject({ reasons: [{ key: 'risks.isClosed' }] })
    await expect(closeRisk(coe, { id: risk.id, version: 2, reason: 'Again' })).rejects.toMatchObject({ reasons: [{ key: 'risks.isClosed' }] })
    const open = await reopenRisk({ ...coe, now: later(3) }, { id: risk.id, version: 2, reason: 'It is back' })
    expect(open).toMatchObject({ status: 'open', closedAt: null, nextReviewOn: '2026-11-23' })
    await expect(reopenRisk(coe, { id: risk.id, version: 3, reason: 'Again' })).rejects.toMatchObject({ reasons: [{ key: 'risks.isOpen' }] })
    expect(await actionsOf('risk', risk.id)).toEqual(['risk.opened', 'risk.closed', 'risk.reopened'])
  })

  it('gets its actions among the actions, for the owner unless somebody else is named', async () => {
    const owner = await personCtx('ops', { now: NOW })
    const risk = await given(coe, { ownerId: owner.actor.id })
    const { id } = await addRiskAction(coe, { riskId: risk.id, text: 'Add the key', dueOn: '2026-12-01' })
    expect(await db.actionItem.findUniqueOrThrow({ where: { id } })).toMatchObject({ source: 'risk', sourceId: risk.id, ownerId: owner.actor.id })
    expect((await getRisk(coe, { ref: '1' })).actions).toMatchObject([{ text: 'Add the key', due: 'later' }])
  })
})

describe('links between risks', () => {
  it('are refused in a circle and towards itself', async () => {
    const [a, b, c] = [await given(coe), await given(coe), await given(coe)]
    await linkRisks(coe, { fromId: a.id, toId: b.id, note: 'Repeats' })
    await linkRisks(coe, { fromId: b.id, toId: c.id })
    await linkRisks(coe, { fromId: b.id, toId: c.id })
    await expect(linkRisks(coe, { fromId: c.id, toId: a.id })).rejects.toMatchObject({ reasons: [{ key: 'risks.links.circle' }] })
    await expect(linkRisks(coe, { fromId: a.id, toId: a.id })).rejects.toMatchObject({ reasons: [{ key: 'risks.links.itself' }] })
    await expect(linkRisks(await personCtx('steering'), { fromId: a.id, toId: c.id })).rejects.toMatchObject({ code: 'forbidden' })
    const seen = await getRisk(coe, { ref: '2' })
    expect([seen.causes.map(({ to }) => to.number), seen.causedBy.map(({ from }) => from.number)]).toEqual([[3], [1]])
    await unlinkRisks(coe, { fromId: b.id, toId: c.id })
    await linkRisks(coe, { fromId: c.id, toId: a.id })
    expect(await actionsOf('risk', b.id)).toEqual(['risk.opened', 'risk.linked', 'risk.unlinked'])
  })
})

describe('the list, the heat map and the trend', () => {
  it('say the same of the same filter', async () => {
    const { automation } = await somewhere()
    await given(coe, { title: 'Kettle', inherentLikelihood: 5, residualLikelihood: 3 })
    await given(coe, { scope: 'automation', automationId: automation.id, ownerId: coe.actor.id })
    const closed = await given(coe, { residualLikelihood: 1, residualImpact: 1 })
    await closeRisk(coe, { id: closed.id, version: 1, reason: 'Gone' })
    const list = async (filter: object) => (await listRisks(coe, filter)).rows.map(({ number }) => number)
    expect(await list({})).toEqual([1, 2])
    expect(await list({ state: 'all', sort: 'number', dir: 'asc' })).toEqual([1, 2, 3])
    expect(await list({ band: 'red' })).toEqual([1])
    expect(await list({ cell: '2-5' })).toEqual([2])
    expect(await list({ cell: '4-5', side: 'inherent' })).toEqual([2])
    expect(await list({ q: 'kettle' })).toEqual([1])
    expect(await list({ q: 'RK-2' })).toEqual([2])
    expect(await list({ view: 'mine' })).toEqual([2])
    expect(await list({ view: 'unowned' })).toEqual([1])
    expect(await list({ automation: automation.id })).toEqual([2])
    expect(await list({ band: 'purple', cell: '9-9', scope: 'moon' })).toEqual([1, 2])
    expect((await listRisks(coe, {})).summary).toEqual({ any: true, open: 2, red: 1, untreated: 2, overdue: 0, proposed: 0, accepted: 0 })
    expect((await listRisks({ ...coe, now: later(200) }, { view: 'overdue' })).total).toBe(2)
    const heat = await riskHeat(coe, { band: 'red' })
    expect([heat.total, heat.arrows]).toEqual([1, [{ from: { likelihood: 5, impact: 5 }, to: { likelihood: 3, impact: 5 }, count: 1 }]])
    const { points } = await riskTrend({ ...coe, now: later(15) }, {})
    expect(points.map(({ red, orange, green }) => [red, orange, green])).toEqual([[1, 1, 0], [1, 1, 0], [1, 1, 0]])
  })

  it('drops what is treated by an action or an acceptance from the untreated', async () => {
    const risk = await given(coe)
    expect((await listRisks(coe, { view: 'untreated' })).total).toBe(1)
    await addRiskAction(coe, { riskId: risk.id, text: 'Do it', dueOn: '2026-12-01' })
    expect((await listRisks(coe, { view: 'untreated' })).total).toBe(0)
  })

  it('refuses unknown fields of a new risk', async () => {
    await expect(createRisk(coe, { ...statement, score: 25 })).rejects.toMatchObject({ code: 'invalid' })
  })
})
