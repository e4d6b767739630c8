import { beforeEach, describe, expect, it } from 'vitest'
import { storeDay } from '@/lib/core/calendar/stored-day'
import type { Agenda } from '@/lib/core/programme/agenda'
import { createActions } from '@/lib/features/actions/create-actions'
import { composeAgenda } from '@/lib/features/meetings/compose-agenda'
import { getMeeting } from '@/lib/features/meetings/queries'
import { startMeeting } from '@/lib/features/meetings/start-meeting'
import { storeBacklog } from '@/lib/features/runs/store-backlog'
import { storeRuns } from '@/lib/features/runs/store-runs'
import { makeAutomation, makeEngine, makeEngineProcess } from '@/prisma/seed/factories'
import { auditOf } from '../../support/audit'
import { asSystem } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { aReview, at, THURSDAY } from './meeting-world'

const { db, reset } = useDatabase()
beforeEach(reset)

let told = 0
function runs(count: number, process: string, day: string, given: object = {}) {
  return Array.from({ length: count }, () => ({
    externalId: `r-${(told += 1)}`, process: { externalId: process }, status: 'succeeded',
    startedAt: `${day}T02:00:00.000Z`, endedAt: `${day}T02:02:00.000Z`, ...given,
  }))
}

/** Two weeks of an automation that got worse, one that stands still, a queue, and things to come. */
async function dataOfTwoWeeks(phaseIds: string[]) {
  const engine = await makeEngine(db)
  const [orders, stock] = [await makeAutomation(db, { name: 'Orders', nameZh: '订单', stage: 'live' }), await makeAutomation(db, { name: 'Stock', stage: 'live' })]
  for (const [externalId, automationId] of [['orders', orders.id], ['stock', stock.id]]) await makeEngineProcess(db, { engineId: engine.id, externalId, automationId })
  const failed = (message: string) => ({ status: 'failed', error: { kind: 'system', code: 'E-TIMEOUT', message } })
  await storeRuns(asSystem(THURSDAY), {
    engineId: engine.id, observedAt: THURSDAY,
    reports: [
      ...runs(98, 'orders', '2026-11-17'), ...runs(2, 'orders', '2026-11-17', failed('old')),
      ...runs(90, 'orders', '2026-11-23', { endedAt: '2026-11-23T02:04:00.000Z' }), ...runs(10, 'orders', '2026-11-24', failed('SAP did not answer within 30 s')),
      ...runs(50, 'stock', '2026-11-16'), ...runs(50, 'stock', '2026-11-25'),
      ...runs(40, 'orders', '2026-11-26', failed('of today')),
    ],
  })
  for (const [hour, waiting] of [['2026-11-19T03:00:00.000Z', 12], ['2026-11-26T01:00:00.000Z', 4]] as const) {
    await storeBacklog(asSystem(new Date(hour)), { engineId: engine.id, samples: [{ queue: 'in', at: hour, waiting, oldestAgeMs: 3_600_000 }] })
  }
  await makeAutomation(db, { name: 'Next', stage: 'in-test', plannedLiveOn: storeDay('2026-11-30'), phaseId: phaseIds[0] })
  await makeAutomation(db, { name: 'Late', stage: 'in-build', plannedLiveOn: storeDay('2026-11-20'), phaseId: phaseIds[0] })
  await makeAutomation(db, { name: 'Far', stage: 'in-build', plannedLiveOn: storeDay('2026-12-20') })
  await db.milestone.create({ data: { phaseId: phaseIds[0]!, name: 'Training done', plannedOn: storeDay('2026-12-01') } })
  return { orders, stock }
}

const agendaOf = async (id: string) => JSON.parse((await db.meeting.findUniqueOrThrow({ where: { id } })).agenda!) as Agenda

describe('the agenda', () => {
  it('brings together the week that ended yesterday, against the one before', async () => {
    const { analyst, id, operator, programme } = await aReview()
    const { orders, stock } = await dataOfTwoWeeks(programme.phases.map((phase) => phase.id))
    await createActions(asSystem(THURSDAY), [{ text: 'Overdue one', ownerId: operator.actor.id, dueOn: '2026-11-20', source: 'own' }, { text: 'In time', dueOn: '2026-12-20', source: 'own' }])
    await composeAgenda(analyst, { id })
    const agenda = await agendaOf(id)
    expect(agenda).toMatchObject({ composedBy: 'Analyst', period: { from: '2026-11-19', to: '2026-11-25' }, previous: { from: '2026-11-12', to: '2026-11-18' }, incidents: null })
    const [first, second] = agenda.automations
    expect(first).toMatchObject({ id: orders.id, nameZh: '订单', units: 100, error: { value: 0.1, previous: 0.02, change: { direction: 'up', good: false } } })
    expect(first!.aht).toMatchObject({ previous: 120_000, change: { direction: 'up', good: false } })
    expect(second).toMatchObject({ id: stock.id, error: { value: 0, previous: 0, change: { direction: 'flat' } } })
    expect(agenda.totals.map(({ id: metric, value }) => [metric, value])).toEqual([['successRate', 140 / 150], ['systemErrorRate', 10 / 150], ['aht', expect.any(Number)], ['backlogSize', 4]])
    expect(agenda.backlog).toMatchObject({ waiting: 4, before: 12, queues: [{ name: 'in', waiting: 4 }] })
    expect(agenda.exceptions).toEqual([{ automation: { id: orders.id, name: 'Orders', nameZh: '订单' }, kind: 'system', count: 10, example: { code: 'E-TIMEOUT', message: 'SAP did not answer within 30 s', times: 10, of: 10 } }])
    expect(agenda.overdue).toMatchObject({ count: 1, rows: [{ text: 'Overdue one', owner: 'Operator', daysLate: 6 }] })
    expect(agenda.changes.map(({ kind, record, on, late }) => [kind, record.name, on, late])).toEqual([
      ['go-live', 'Late', '2026-11-20', true],
      ['go-live', 'Next', '2026-11-30', false],
      ['milestone', 'Training done', '2026-12-01', false],
    ])
    expect(agenda.earlier).toBeNull()
  })

  it('keeps its figures whatever happens afterwards, until it is composed anew; both are on record', async () => {
    const { analyst, chair, id, programme } = await aReview()
    const { orders } = await dataOfTwoWeeks(programme.phases.map((phase) => phase.id))
    await composeAgenda(analyst, { id })
    const before = await agendaOf(id)
    const first = await auditOf('meeting.agenda-composed')
    await db.runDay.deleteMany()
    await db.automation.update({ where: { id: orders.id }, data: { name: 'Renamed' } })
    expect((await getMeeting(chair, { id })).agenda).toEqual(before)
    await startMeeting(chair, { id })
    await composeAgenda(at(chair, '2026-11-26T02:10:00Z'), { id })
    expect((await agendaOf(id)).automations).toEqual([])
    expect(await auditOf('meeting.agenda-recomposed')).toMatchObject({ before: { sha256: (first.after as { sha256: string }).sha256 }, after: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } })
  })

  it('of a monthly meeting looks at four weeks, and of an empty programme says so', async () => {
    const { analyst, id } = await aReview({ kind: 'steering', cadence: 'monthly', nth: 5, name: 'Steering' })
    await composeAgenda(analyst, { id })
    expect(await agendaOf(id)).toMatchObject({ period: { from: '2026-10-29', to: '2026-11-25' }, automations: [], backlog: { waiting: null, queues: [] }, exceptions: [], overdue: { count: 0 }, changes: [] })
  })

  it('is composed only by those who may hold meetings', async () => {
    const { operator, id } = await aReview()
    await expect(composeAgenda(operator, { id })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(composeAgenda(asSystem(), { id: 'nowhere' })).rejects.toMatchObject({ code: 'not_found' })
  })
})
