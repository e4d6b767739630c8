import { beforeEach, describe, expect, it } from 'vitest'
import type { Agenda } from '@/lib/core/programme/agenda'
import { composeAgenda } from '@/lib/features/meetings/compose-agenda'
import { addIndicator } from '@/lib/features/risks/add-indicator'
import { riskBrief } from '@/lib/features/risks/brief'
import { createRisk } from '@/lib/features/risks/create-risk'
import { myWork } from '@/lib/features/work/queries'
import type { Ctx } from '@/lib/server/ctx'
import { NOW, runs } from '@/tests/features/gates/gate-world'
import { aReview } from '@/tests/features/meetings/meeting-world'
import { personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { indicatorWorld, successRate } from './indicator-world'

const { db, reset } = useDatabase()
beforeEach(reset)

const tasksOf = async (ctx: Ctx) => (await myWork(ctx, {})).tasks.filter(({ key }) => key.toLowerCase().includes('risk')).map(({ key, params, href }) => [key, params.days, href])
const words = { title: 'A risk', cause: 'of a cause', event: 'it happens', consequence: 'it hurts', category: 'technology', scope: 'programme', reviewEveryDays: 90, inherentLikelihood: 2, inherentImpact: 2, residualLikelihood: 2, residualImpact: 2 } as const

describe('my work', () => {
  it('asks owners for what their risks wait for, the proposal before the review it falls due with', async () => {
    const { coe, owner, risk, store } = await indicatorWorld()
    expect(await tasksOf(owner)).toEqual([])
    await store(...runs('invoices', 19, 0, 100))
    await addIndicator(coe, { riskId: risk.id, ...successRate })
    expect(await tasksOf(owner)).toEqual([['riskProposal', 0, '/risks/1']])
    expect(await tasksOf(coe)).toEqual([])
    await db.risk.update({ where: { id: risk.id }, data: { proposedAt: null, proposedLikelihood: null, proposedImpact: null, nextReviewOn: '2026-11-18' } })
    expect(await tasksOf(owner)).toEqual([['riskReviewLate', 2, '/risks/1']])
  })

  it('asks the deputy where nobody owns the risk, and the approver before an acceptance ends', async () => {
    const [coe, deputy, steering] = [await personCtx('coe', { now: NOW }), await personCtx('ops', { now: NOW }), await personCtx('steering', { now: NOW })]
    const risk = await createRisk(coe, { ...words, deputyId: deputy.actor.id })
    await db.risk.update({ where: { id: risk.id }, data: { nextReviewOn: '2026-11-20' } })
    expect(await tasksOf(deputy)).toEqual([['riskReview', 0, '/risks/1']])
    const { id: assessmentId } = await db.riskAssessment.findFirstOrThrow()
    await db.riskAcceptance.create({ data: { riskId: risk.id, ordinal: 1, assessmentId, score: 4, band: 'green', role: 'steering', reason: 'x', expiresOn: '2026-12-01', approverId: steering.actor.id, at: NOW } })
    await db.risk.update({ where: { id: risk.id }, data: { acceptance: 'valid', acceptedUntil: '2026-12-01' } })
    expect(await tasksOf(steering)).toEqual([['riskAcceptanceEnding', 11, '/risks/1']])
    await db.risk.update({ where: { id: risk.id }, data: { acceptance: 'stale' } })
    expect(await tasksOf(deputy)).toEqual([['riskAcceptanceStale', 0, '/risks/1']])
  })
})

describe('boards and meetings', () => {
  it('tell the largest risks and how many indicators are breached, as far as the reader sees', async () => {
    const { coe, risk, store, sales } = await indicatorWorld()
    await createRisk(coe, words)
    await store(...runs('invoices', 19, 0, 100))
    await addIndicator(coe, { riskId: risk.id, ...successRate })
    expect(await riskBrief(coe, {})).toMatchObject({ open: 2, breached: 1, proposed: 1, overdue: 0, counts: { green: 1, yellow: 1 }, rows: [{ code: 'RK-1', residualScore: 8, proposed: true }, { code: 'RK-2' }] })
    expect(await riskBrief(await personCtx('ops', { now: NOW, departmentId: sales.id }), {})).toMatchObject({ open: 1, breached: 0 })
  })

  it('say nothing before a risk was opened', async () => expect(await riskBrief(await personCtx('coe'), {})).toBeNull())

  it('put breached indicators on the agenda as they were', async () => {
    const { analyst, id } = await aReview()
    const agenda = async () => JSON.parse((await db.meeting.findUniqueOrThrow({ where: { id } })).agenda!) as Agenda
    await composeAgenda(analyst, { id })
    expect((await agenda()).indicators).toEqual({ watched: 0, rows: [], more: 0 })
    const risk = await createRisk(analyst, words)
    await db.riskIndicator.create({ data: { riskId: risk.id, definition: JSON.stringify({ metric: 'backlogAge', automationId: null, comparator: 'at-most', threshold: 14_400_000, windowDays: null, minimumSample: 0, raiseBy: 1 }), state: 'breached', value: 20_000_000, breachedSince: NOW } })
    await composeAgenda(analyst, { id })
    expect((await agenda()).indicators).toMatchObject({ watched: 1, more: 0, rows: [{ metric: 'backlogAge', value: 20_000_000, threshold: 14_400_000, since: NOW.toISOString(), risk: { code: 'RK-1' }, owner: null }] })
  })
})
