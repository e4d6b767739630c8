import { beforeEach, describe, expect, it } from 'vitest'
import { addIndicator } from '@/lib/features/risks/add-indicator'
import { createRisk } from '@/lib/features/risks/create-risk'
import type { IndicatorMetric } from '@/lib/core/risks/indicator-metrics'
import { storeBacklog } from '@/lib/features/runs/store-backlog'
import { makeSystem } from '@/prisma/seed/factories'
import { NOW, runs } from '@/tests/features/gates/gate-world'
import { asSystem } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { indicatorWorld } from './indicator-world'

const { db, reset } = useDatabase()
beforeEach(reset)

type World = Awaited<ReturnType<typeof indicatorWorld>>

/** What the figure says of the world's risk, or of another. */
async function reading({ coe, risk }: World, metric: IndicatorMetric, given: { threshold?: number; windowDays?: number; minimumSample?: number; automationId?: string } = {}, riskId = risk.id) {
  const { id } = await addIndicator(coe, { riskId, metric, threshold: 0, raiseBy: 0, ...given })
  const { state, value, sample, readings } = await db.riskIndicator.findUniqueOrThrow({ where: { id }, include: { readings: true } })
  return { state, value, sample, reason: (JSON.parse(readings[0]!.facts) as { reason: string | null }).reason }
}

describe('figures of registers', () => {
  it('say nothing, and never zero, where nobody keeps anything', async () => {
    const world = await indicatorWorld()
    for (const [metric, reason] of [['openBlockers', 'noTests'], ['untestedSystems', 'noTests'], ['failingAutoChecks', 'noChecks'], ['reviewsOverdue', 'noReviewPoints'], ['leakShare', 'noBooks'], ['benefitRealised', 'noPlan'], ['backlogSize', 'noQueue']] as const) {
      expect(await reading(world, metric), metric).toMatchObject({ state: 'no-data', value: null, reason })
    }
    expect(await reading(world, 'reviewReversal', { windowDays: 20 })).toMatchObject({ value: null, reason: 'noSecondLooks' })
  })

  it('count systems that were not tested on the release of today', async () => {
    const world = await indicatorWorld()
    for (const state of ['green', 'stale', 'untested']) {
      const { id: systemId } = await makeSystem(db)
      await db.compatCell.create({ data: { automationId: world.invoices.id, systemId, state, computedAt: NOW } })
    }
    expect(await reading(world, 'untestedSystems')).toMatchObject({ state: 'breached', value: 2, sample: 3 })
  })

  it('count automatic checks that fail or could not be tried, of what the risk touches', async () => {
    const world = await indicatorWorld()
    const check = (given: object) => db.autoCheck.create({ data: { name: 'x', kind: 'reach', environment: 'test', config: '{}', ...given } })
    await check({ automationId: world.invoices.id, lastOutcome: 'fail' })
    await check({ automationId: world.invoices.id, lastOutcome: 'error' })
    await check({ automationId: world.invoices.id, lastOutcome: 'pass' })
    await check({ automationId: world.invoices.id })
    await check({ automationId: world.orders.id, lastOutcome: 'fail' })
    expect(await reading(world, 'failingAutoChecks', { threshold: 1 })).toMatchObject({ state: 'breached', value: 2, sample: 3 })
  })

  it('read the ledger of the last full months', async () => {
    const world = await indicatorWorld()
    const month = (of: string, given: object) => db.ledgerMonth.create({ data: { automationId: world.invoices.id, month: of, currency: 'CNY', facts: '{}', digest: 'x', computedAt: NOW, ...given } })
    await month('2026-09', { realisedMinor: 9_000n, lostMinor: 1_001n, plannedMinor: 20_000n })
    await month('2026-10', { realisedMinor: 3_000n, lostMinor: 0n, plannedMinor: null })
    await month('2026-11', { realisedMinor: 0n, lostMinor: 50_000n, plannedMinor: 90_000n })
    // 1,001 ÷ 13,001, cut towards the worse side
    expect(await reading(world, 'leakShare', { threshold: 7.6 })).toMatchObject({ state: 'breached', value: 770 })
    expect(await reading(world, 'benefitRealised', { threshold: 80 })).toMatchObject({ state: 'breached', value: 4500 })
  })

  it('tell overdue reviews and what a second look came to otherwise', async () => {
    const world = await indicatorWorld()
    const point = await db.reviewPoint.create({ data: { code: 'contract', processId: world.processes[0].id, step: 'Check', deadlineMs: 3_600_000n } })
    const task = (number: number, given: object) => db.reviewTask.create({ data: { number, pointId: point.id, automationId: world.invoices.id, idempotencyKey: `k${number}`, askedDigest: 'x', askedAt: NOW, title: 'T', fields: '[]', approvals: 1, dueAt: new Date(NOW.getTime() - 1000), ...given } })
    await task(1, {})
    await task(2, { dueAt: new Date(NOW.getTime() + 1000) })
    await task(3, { automationId: world.orders.id })
    expect(await reading(world, 'reviewsOverdue')).toMatchObject({ state: 'breached', value: 1 })
    const looked = await task(4, { status: 'approved', endedAt: NOW, sampled: true })
    for (const [at, outcome] of ['agree', 'agree', 'differ'].entries()) {
      const person = await db.person.create({ data: { name: `P${at}`, email: `second-${at}@example.test` } })
      await db.reviewDecision.create({ data: { taskId: looked.id, kind: 'second-look', outcome, personId: person.id, openedAt: NOW, spentMs: 9000n, decidedAt: NOW } })
    }
    expect(await reading(world, 'reviewReversal', { threshold: 5, windowDays: 20 })).toMatchObject({ state: 'breached', value: 3334, sample: 3 })
  })
})

describe('figures of runs', () => {
  it('count working days without a run, of what is in service', async () => {
    const world = await indicatorWorld()
    expect(await reading(world, 'daysWithoutRuns', { threshold: 1 })).toMatchObject({ state: 'breached' })
    await db.riskIndicator.updateMany({ data: { archivedAt: NOW } })
    // Monday; Tuesday to Thursday went by, today is not over.
    await world.store(...runs('invoices', 16, 5))
    expect(await reading(world, 'daysWithoutRuns', { threshold: 3 })).toMatchObject({ state: 'ok', value: 3 })
    expect(await reading(world, 'daysWithoutRuns', { threshold: 2 })).toMatchObject({ state: 'breached', value: 3 })
  })

  it('read the queues of the automation', async () => {
    const world = await indicatorWorld()
    await storeBacklog(asSystem(NOW), { engineId: world.engine.id, samples: [{ queue: 'in', process: { externalId: 'invoices' }, at: NOW.toISOString(), waiting: 12, oldestAgeMs: 7_200_000 }] })
    expect(await reading(world, 'backlogSize', { threshold: 11 })).toMatchObject({ state: 'breached', value: 12 })
    expect(await reading(world, 'backlogAge', { threshold: 2 })).toMatchObject({ state: 'ok', value: 7_200_000 })
  })

  it('are those of everything that a system touches, or of the one automation that is named', async () => {
    const world = await indicatorWorld()
    const system = await makeSystem(db)
    for (const { id } of world.processes) await db.processSystem.create({ data: { processId: id, systemId: system.id } })
    const risk = await createRisk(world.coe, { title: 'S', cause: 'c', event: 'e', consequence: 'k', category: 'technology', scope: 'system', systemId: system.id, reviewEveryDays: 90, inherentLikelihood: 2, inherentImpact: 2, residualLikelihood: 2, residualImpact: 2 })
    await world.store(...runs('invoices', 19, 100), ...runs('orders', 19, 50, 50))
    const asked = { threshold: 98, windowDays: 5, minimumSample: 10 }
    expect(await reading(world, 'successRate', asked, risk.id)).toMatchObject({ state: 'breached', value: 7500, sample: 200 })
    expect(await reading(world, 'successRate', { ...asked, automationId: world.invoices.id }, risk.id)).toMatchObject({ state: 'ok', value: 10_000, sample: 100 })
    expect(await reading(world, 'ahtReduction', { ...asked, threshold: 50 }, risk.id)).toMatchObject({ state: 'ok', value: 8000 })
  })
})
