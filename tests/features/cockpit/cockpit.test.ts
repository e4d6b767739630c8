import { beforeEach, describe, expect, it } from 'vitest'
import { cockpit } from '@/lib/features/cockpit/queries'
import { readinessSummaries } from '@/lib/features/gates/queries'
import { phaseHealth } from '@/lib/features/programme/plan-queries'
import { phaseStates } from '@/lib/features/programme/phase-states'
import { runsOverview } from '@/lib/features/runs/overview'
import { programmeFigures, trendIds } from '@/lib/features/runs/programme-figures'
import { openReview } from '@/lib/features/gate-reviews/open-review'
import { db } from '@/lib/server/db'
import { makeAutomation, makeBaseline, makeProcess } from '@/prisma/seed/factories'
import { asSystem, personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { gateWorld, NOW, runs } from '../gates/gate-world'

const { reset } = useDatabase()
beforeEach(reset)

const steering = () => personCtx('steering', { now: NOW })
const view = async (ctx: Awaited<ReturnType<typeof personCtx>>) => (await cockpit(ctx, {}))!

describe('the figures of the cockpit', () => {
  it('agree with those of the board of runs, for the phase, the programme and each automation', async () => {
    const { store, pilot, invoices, orders, processes } = await gateWorld()
    await makeBaseline(db, processes[0].id, { manualMs: 300_000, validFrom: '2026-11-12', ordinal: 2 })
    await db.automation.update({ where: { id: orders.id }, data: { phaseId: null, targetSuccessBp: 5000 } })
    await store(...runs('invoices', 2, 40, 4), ...runs('invoices', 10, 100, 3), ...runs('invoices', 13, 60, 2), ...runs('orders', 16, 50, 20))
    const ctx = asSystem(NOW)
    const figures = await programmeFigures(ctx, {})
    const whole = await runsOverview(ctx, { period: '20w', group: 'automation' })
    const ofPhase = await runsOverview(ctx, { period: '20w', group: 'automation', phase: pilot.id })
    expect(figures.focus).toBe(pilot.id)
    for (const figure of ofPhase.totals.filter(({ id }) => id !== 'freshness')) expect(figures.totals.find(({ id }) => id === figure.id)).toEqual(figure)
    expect(figures.phases[pilot.id]?.find(({ id }) => id === 'hoursReturned')).toEqual(ofPhase.totals.find(({ id }) => id === 'hoursReturned'))
    expect(figures.worst.map(({ key }) => key)).toEqual(whole.groups.map(({ key }) => key))
    for (const row of figures.worst) for (const id of trendIds) expect(row.figures[id]).toEqual(whole.groups.find(({ key }) => key === row.key)?.figures[id])
    expect(figures).toMatchObject({ automations: 2, missing: whole.groups.filter(({ figures: { successRate } }) => successRate.standing === 'act' || successRate.standing === 'watch').length })
    expect(figures.worst.find(({ key }) => key === invoices.id)?.figures.successRate.sample).toBe(209)
  })

  it('show the last eight weeks, a week without runs as a gap', async () => {
    const { store } = await gateWorld()
    await store(...runs('invoices', 20, 9, 1), ...runs('invoices', 14, 5), ...runs('invoices', 13, 1, 1))
    const { trend } = await programmeFigures(asSystem(NOW), {})
    expect(trend.map(({ from }) => from)).toEqual(['2026-09-26', '2026-10-03', '2026-10-10', '2026-10-17', '2026-10-24', '2026-10-31', '2026-11-07', '2026-11-14'])
    expect(trend.map(({ values }) => values.successRate)).toEqual([null, null, null, null, null, null, 0.5, 14 / 15])
    expect(trend.at(-1)?.values.hoursReturned).toBeCloseTo((14 * 600) / 3600)
  })

  it('fall back to the whole programme while nothing of the phase is linked', async () => {
    const { store, pilot, rollout } = await gateWorld()
    await db.automation.updateMany({ data: { phaseId: rollout.id } })
    await store(...runs('invoices', 18, 10))
    const { focus, totals } = await programmeFigures(asSystem(NOW), {})
    expect([focus, totals[0]?.sample]).toEqual([null, 10])
    expect(pilot.status).toBe('active')
  })

  it('tell the worst automations and count the rest', async () => {
    const { store, engine, pilot } = await gateWorld()
    for (let i = 0; i < 6; i += 1) {
      const automation = await makeAutomation(db, { processId: (await makeProcess(db)).id, phaseId: pilot.id })
      await db.engineProcess.create({ data: { engineId: engine.id, externalId: `x${i}`, name: `x${i}`, automationId: automation.id, purpose: 'production' } })
      await store(...runs(`x${i}`, 18, 200 + i, 20 * i))
    }
    const { worst, automations, missing } = await programmeFigures(asSystem(NOW), { rows: 3 })
    expect([worst.length, automations, missing]).toEqual([3, 8, 5])
    expect(worst.map(({ figures }) => Math.round(figures.successRate.value! * 1000))).toEqual([672, 718, 772])
  })

  it('are those of the own departments for whoever is limited to them', async () => {
    const { store, finance } = await gateWorld()
    await store(...runs('invoices', 18, 10), ...runs('orders', 18, 30))
    const owner = await personCtx('process-owner', { departmentId: finance.id, now: NOW })
    expect((await programmeFigures(owner, {})).totals[0]?.sample).toBe(10)
    expect((await view(await personCtx('reviewer', { now: NOW }))).figures).toBeNull()
  })
})

describe('the states of the phases', () => {
  it('are the same as where every automation is read', async () => {
    const { pilot, orders } = await gateWorld()
    await db.automation.update({ where: { id: orders.id }, data: { plannedLiveOn: new Date('2026-11-01T00:00:00.000Z') } })
    await db.phase.update({ where: { id: pilot.id }, data: { budgetMinor: 1_000_00n } })
    await db.phaseExpense.create({ data: { phaseId: pilot.id, spentOn: NOW, amountMinor: 900_00n, currency: 'CNY', note: 'x' } })
    await db.milestone.create({ data: { phaseId: pilot.id, name: 'M', plannedOn: new Date('2026-11-10T00:00:00.000Z') } })
    const ctx = asSystem(NOW)
    const [lean, full] = [await phaseStates(ctx, () => readinessSummaries(ctx, {})), await phaseHealth(ctx, {})]
    expect(lean.phases.map(({ id, health, budget }) => ({ id, health, budget }))).toEqual(full.phases.map(({ id, health, budget }) => ({ id, health, budget })))
    expect(lean.phases[0]).toMatchObject({ automations: { count: 2, live: 1, late: 1 }, health: { state: 'at-risk' }, budget: { spentBp: 9000 } })
  })
})

describe('the cockpit', () => {
  it('is null before a programme was opened, and refused to whoever may not read it', async () => {
    expect(await cockpit(await steering(), {})).toBeNull()
    await expect(cockpit(await personCtx('employee'), {})).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('holds the gate of the active phase, what is ahead and what is overdue', async () => {
    const { pilot, rollout } = await gateWorld()
    await db.milestone.createMany({ data: [{ phaseId: rollout.id, name: 'Later', plannedOn: new Date('2027-01-10T00:00:00.000Z') }, { phaseId: pilot.id, name: 'Late', plannedOn: new Date('2026-11-10T00:00:00.000Z') }, { phaseId: pilot.id, name: 'Reached', plannedOn: new Date('2026-11-11T00:00:00.000Z'), actualOn: NOW }] })
    const ctx = await steering()
    for (const [text, day, ownerId] of [['Old', '2026-11-01', ctx.actor.id], ['Foreign', '2026-11-02', null], ['Next', '2026-12-01', ctx.actor.id]] as const) {
      await db.actionItem.create({ data: { text, dueOn: new Date(`${day}T00:00:00.000Z`), ownerId } })
    }
    const { active, milestones, actions, asked } = await view(ctx)
    expect(active?.readiness).toMatchObject({ of: 10, phase: { key: 'pilot' } })
    expect(milestones.map(({ name }) => name)).toEqual(['Late', 'Later'])
    expect(actions).toMatchObject({ open: 3, overdue: 2, rows: [{ text: 'Old', due: 'overdue', daysLeft: -19 }, { text: 'Foreign' }, { text: 'Next', due: 'later' }] })
    expect(asked).toContainEqual({ kind: 'action', id: expect.any(String), text: 'Old', dueOn: '2026-11-01' })
    expect(asked.filter(({ kind }) => kind === 'action')).toHaveLength(1)
  })

  it('asks a member of the steering group to vote until the vote is given, and nobody else', async () => {
    const { pilot } = await gateWorld()
    const member = await steering()
    await openReview(await personCtx('coe', { now: NOW }), { phaseId: pilot.id })
    expect((await view(member)).asked).toContainEqual(expect.objectContaining({ kind: 'vote', phase: { name: 'Pilot', nameZh: '试点' } }))
    expect((await view(await personCtx('auditor', { now: NOW }))).asked).toEqual([])
  })

  it('asks for a signature only of those who hold the role', async () => {
    await gateWorld()
    const signatures = async (role: 'finance' | 'auditor' | 'process-owner') => (await view(await personCtx(role, { now: NOW }))).asked.flatMap((one) => (one.kind === 'sign' ? [one.role] : []))
    const asked = { finance: await signatures('finance'), owner: await signatures('process-owner'), auditor: await signatures('auditor') }
    expect(asked.auditor).toEqual([])
    expect([...asked.finance, ...asked.owner].length).toBeGreaterThan(0)
    expect(asked.finance.every((role) => role === 'finance')).toBe(true)
  })
})
