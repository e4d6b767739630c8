import { beforeEach, describe, expect, it } from 'vitest'
import type { Readiness } from '@/lib/core/gates/readiness'
import { readinessOf, readinessSummaries } from '@/lib/features/gates/queries'
import { storeDay } from '@/lib/core/calendar/stored-day'
import { makeAutomation, makePerson, makeProcess } from '@/prisma/seed/factories'
import { personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { gateWorld, NOW, runs } from './gate-world'

const { db, reset } = useDatabase()
beforeEach(reset)

const reading = (readiness: Readiness, id: string) => readiness.readings.find(({ criterionId }) => criterionId === id)!
const coe = () => personCtx('coe', { now: NOW })

describe('readiness of the pilot', () => {
  it('follows the runs as they arrive: nothing, too few, short of the target, met', async () => {
    const { pilot, store } = await gateWorld()
    const ctx = await coe()
    const read = async () => readinessOf(ctx, { phaseId: pilot.id })
    expect(reading(await read(), 'pilot-success')).toMatchObject({ state: 'not-enough-data', value: null, sample: 0, facts: [{ key: 'gates.facts.noRuns' }] })
    await store(...runs('invoices', 18, 97, 3))
    expect(reading(await read(), 'pilot-success')).toMatchObject({ state: 'not-enough-data', value: 9700, sample: 100, facts: [{ key: 'gates.facts.smallSample', params: { sample: 100, minimum: 200 } }] })
    await store(...runs('invoices', 19, 96, 4), ...runs('orders', 19, 20))
    const short = await read()
    expect(reading(short, 'pilot-success')).toMatchObject({
      state: 'not-met', value: 9681, target: 9800, unit: 'bp', sample: 220, window: { from: '2026-10-26', to: '2026-11-20', workingDays: 20 },
      variables: { succeeded: 213, judged: 220 }, freshUntil: NOW.toISOString(),
      href: `/runs/list?phase=${pilot.id}&counted=1&from=2026-10-26&to=2026-11-20`,
    })
    expect(reading(short, 'pilot-handling-time')).toMatchObject({ state: 'met', value: 8000, sample: 220, forecast: null })
    expect(short).toMatchObject({ met: 2, of: 10, gateVersion: { ordinal: 1 }, decisionDue: '2026-12-31', dueInDays: 41 })
    expect(short.nearest?.criterionId).toBe('pilot-success')
    expect(short.mandatoryMissing).toContain('pilot-success')
    await store(...runs('invoices', 20, 200))
    expect(reading(await read(), 'pilot-success')).toMatchObject({ state: 'met', value: 9833, sample: 420, forecast: null })
  })

  it('says what has no source in this installation, and counts it as not met', async () => {
    const { pilot } = await gateWorld()
    const readiness = await readinessOf(await coe(), { phaseId: pilot.id })
    expect(reading(readiness, 'pilot-alarm-response')).toMatchObject({ state: 'no-source', value: null, facts: [{ key: 'gates.facts.noSource' }], forecast: null })
    expect(readiness.mandatoryMissing).toContain('pilot-alarm-response')
  })

  it('is stale once an engine behind it is older than the bound, days off not counted for pushed runs', async () => {
    const { pilot, store } = await gateWorld()
    await store(...runs('invoices', 20, 300))
    const at = async (now: string) => reading(await readinessOf(await personCtx('coe', { now: new Date(now) }), { phaseId: pilot.id }), 'pilot-success').state
    expect(await at('2026-11-22T06:00:00.000Z')).toBe('met')
    expect(await at('2026-11-23T07:00:00.000Z')).toBe('met')
    expect(await at('2026-11-24T03:00:00.000Z')).toBe('stale-data')
    await db.engine.updateMany({ data: { lastSyncAt: null } })
    expect(reading(await readinessOf(await coe(), { phaseId: pilot.id }), 'pilot-success')).toMatchObject({ state: 'stale-data', facts: [{ key: 'gates.facts.neverRead' }] })
  })

  it('foretells when enough will have run, and when the planned automations are live', async () => {
    const { pilot, store, invoices, orders } = await gateWorld()
    await store(...[9, 10, 11, 12, 13, 16, 17, 18, 19, 20].flatMap((day) => runs('invoices', day, 11)))
    await db.automation.update({ where: { id: invoices.id }, data: { stage: 'in-test' } })
    await db.automation.update({ where: { id: orders.id }, data: { plannedLiveOn: storeDay('2026-12-07') } })
    const readiness = await readinessOf(await coe(), { phaseId: pilot.id })
    expect(reading(readiness, 'pilot-success').forecast).toEqual({ kind: 'day', day: '2026-12-03', basis: 'volume' })
    expect(reading(readiness, 'pilot-live')).toMatchObject({ state: 'not-met', value: 0, forecast: { kind: 'day', day: '2026-12-07', basis: 'plan' } })
    expect(reading((await readinessSummaries(await coe(), {}))[0]!, 'pilot-success').forecast).toBeNull()
  })

  it('foretells by a trend that is more than chance', async () => {
    const { pilot, store } = await gateWorld()
    await store(...[3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20].flatMap((day, i) => runs('invoices', day, 36 + Math.min(i, 13) / 3.5, 4 - Math.min(i, 13) / 3.5)))
    const { state, forecast } = reading(await readinessOf(await coe(), { phaseId: pilot.id }), 'pilot-success')
    expect(state).toBe('not-met')
    expect(forecast).toMatchObject({ kind: 'day', basis: 'trend' })
  })
})

describe('readiness of the rollout', () => {
  it('reads coverage, own numbers, staffing, weekly reviews and actions from their registers', async () => {
    const { rollout, invoices, processes, store, finance } = await gateWorld()
    await db.phase.update({ where: { id: rollout.id }, data: { status: 'active', actualStart: storeDay('2026-10-12') } })
    const [owner, deputy] = [await makePerson(db), await makePerson(db)]
    await db.automation.update({ where: { id: invoices.id }, data: { phaseId: rollout.id, ownerId: owner.id, deputyId: deputy.id } })
    const other = await makeProcess(db, { departmentId: finance.id })
    await makeAutomation(db, { name: 'Later', processId: other.id, phaseId: rollout.id, stage: 'in-build', plannedLiveOn: storeDay('2027-01-11') })
    for (const process of [processes[0], other]) await db.phaseProcess.create({ data: { phaseId: rollout.id, processId: process.id } })
    await store(...runs('invoices', 18, 60))
    const ctx = await coe()
    for (const role of ['ops', 'process-owner', 'steering'] as const) await personCtx(role)
    const read = async () => readinessOf(ctx, { phaseId: rollout.id })
    const first = await read()
    expect(reading(first, 'rollout-coverage')).toMatchObject({ state: 'not-met', value: 5000, variables: { covered: 1, scope: 2 }, forecast: { kind: 'day', day: '2027-01-11', basis: 'plan' } })
    expect(reading(first, 'rollout-own-numbers')).toMatchObject({ state: 'met', value: 10_000, sample: 60, parts: [{ key: invoices.id, nameZh: '发票', state: 'met', value: 10_000 }] })
    expect(reading(first, 'rollout-staffing')).toMatchObject({ state: 'not-met', value: 2, variables: { emptyRoles: 1, withoutOwners: 1 }, parts: [{ key: 'finance', name: null }, { name: 'Later' }] })
    expect(reading(first, 'rollout-weekly-review')).toMatchObject({ state: 'not-enough-data', facts: [{ key: 'gates.facts.noSeries' }] })
    await personCtx('finance')
    const series = await db.meetingSeries.create({ data: { programmeId: rollout.programmeId, kind: 'review', name: 'Weekly', cadence: 'weekly', weekday: 2, startsAt: '10:00' } })
    for (const day of ['2026-10-13', '2026-10-20', '2026-10-27', '2026-11-10']) await db.meeting.create({ data: { seriesId: series.id, plannedAt: new Date(`${day}T02:00:00.000Z`), status: 'held' } })
    const second = await read()
    expect(reading(second, 'rollout-weekly-review')).toMatchObject({ state: 'not-met', value: 8000, sample: 5, variables: { held: 4, weeks: 5 } })
    expect(reading(second, 'rollout-staffing')).toMatchObject({ value: 1 })
  })

  it('does not name automations of departments that the reader may not see, and tells everyone the same figures', async () => {
    const { rollout, invoices, finance, sales, store } = await gateWorld()
    await db.phase.update({ where: { id: rollout.id }, data: { status: 'active', actualStart: storeDay('2026-10-12') } })
    await db.automation.update({ where: { id: invoices.id }, data: { phaseId: rollout.id } })
    await store(...runs('invoices', 18, 60))
    const seenBy = async (departmentId: string) => reading(await readinessOf(await personCtx('process-owner', { departmentId, now: NOW }), { phaseId: rollout.id }), 'rollout-own-numbers')
    expect(await seenBy(finance.id)).toMatchObject({ value: 10_000, parts: [{ name: 'Invoices' }] })
    expect(await seenBy(sales.id)).toMatchObject({ value: 10_000, parts: [] })
  })
})

describe('summaries', () => {
  it('tell of all phases in order, to everyone who may see the programme', async () => {
    await gateWorld()
    const summaries = await readinessSummaries(await personCtx('auditor', { now: NOW }), {})
    expect(summaries.map(({ phase, of }) => [phase.key, of])).toEqual([['pilot', 10], ['rollout', 8], ['deepening', 5]])
    await expect(readinessSummaries(await personCtx('employee'), {})).rejects.toMatchObject({ code: 'forbidden' })
    await expect(readinessOf(await coe(), { phaseId: 'nothing' })).rejects.toMatchObject({ code: 'not_found' })
  })
})
