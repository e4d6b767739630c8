import { beforeEach, describe, expect, it } from 'vitest'
import type { MonthFacts } from '@/lib/core/ledger/facts'
import { ledgerMonth, ledgerOfAutomation } from '@/lib/features/ledger/month-page'
import { recompute, recomputeMonths } from '@/lib/features/ledger/recompute'
import { recomputeAutomation } from '@/lib/features/ledger/recompute-automation'
import { effectiveMonths } from '@/lib/features/ledger/effective'
import { readMetrics } from '@/lib/features/runs/read-metrics'
import { jobCtx } from '@/lib/server/ctx'
import { forgetSettings } from '@/lib/server/settings'
import { makeBaseline, makeDepartment, makeEngineProcess } from '@/prisma/seed/factories'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { addWork, booksCtx, monthOfBooks, now, workingAutomation } from '../../support/ledger'

const { db, reset } = useDatabase()
beforeEach(reset)
beforeEach(forgetSettings)

const factsOf = async (automationId: string, month: string) => JSON.parse((await monthOfBooks(automationId, month)).facts) as MonthFacts

describe('the figures of a month', () => {
  it('follow from successful units, the frozen time by hand, the attended time and the wage', async () => {
    const { automation } = await workingAutomation('2026-10-01', '2026-10-31')
    await recompute(booksCtx())
    // 31 days × 10 units × (10 min − 1 min) = 46.5 h at 60 CNY; 62 failed units × 10 min at 60 CNY.
    expect(await monthOfBooks(automation.id, '2026-10')).toMatchObject({ units: 310n, failedUnits: 62n, returnedMs: 167_400_000n, realisedMinor: 279_000n, lostMinor: 62_000n, gap: null, currency: 'CNY' })
  })

  it('are the hours that the boards show', async () => {
    const { automation } = await workingAutomation('2026-10-01', '2026-10-31')
    const second = await makeEngineProcess(db, { automationId: automation.id })
    await addWork(second.id, '2026-10-10', '2026-10-20', { succeeded: 3, failed: 4, unitsSucceeded: 3n, unitsBusiness: 4n, attendedMs: 100_000n })
    await recompute(booksCtx())
    const { data } = await readMetrics(booksCtx(), { from: '2026-10-01', to: '2026-10-31', group: 'automation', automation: automation.id })
    expect(Number((await monthOfBooks(automation.id, '2026-10')).returnedMs) / 3_600_000).toBeCloseTo(data[0]!.hoursReturned!, 6)
  })

  it('cut the month where the baseline or the wage changes', async () => {
    const { automation, process } = await workingAutomation('2026-10-01', '2026-10-31')
    await makeBaseline(db, process.id, { manualMs: 300_000, hourlyWageMinor: 6000n, currency: 'CNY', validFrom: '2026-10-11' })
    await db.wageRate.create({ data: { hourlyMinor: 12_000n, currency: 'CNY', validFrom: '2026-10-21', source: 'test' } })
    await recompute(booksCtx())
    expect((await factsOf(automation.id, '2026-10')).segments.map(({ from, to, wage }) => [from, to, wage?.by])).toEqual([
      ['2026-10-01', '2026-10-10', 'baseline'], ['2026-10-11', '2026-10-20', 'baseline'], ['2026-10-21', '2026-10-31', 'all'],
    ])
    // 100 × 9 min × 1 + 100 × 4 min × 1 + 110 × 4 min × 2 CNY a minute
    expect((await monthOfBooks(automation.id, '2026-10')).realisedMinor).toBe(90_000n + 40_000n + 88_000n)
  })

  it('convert a wage in another currency at the rate of the day, and say so when there is none', async () => {
    const { automation } = await workingAutomation('2026-10-01', '2026-10-31')
    await db.wageRate.create({ data: { hourlyMinor: 1_000n, currency: 'EUR', validFrom: '2026-01-01', source: 'test' } })
    await recompute(booksCtx())
    expect(await monthOfBooks(automation.id, '2026-10')).toMatchObject({ realisedMinor: null, lostMinor: null, gap: 'noExchangeRate', returnedMs: 167_400_000n })
    await db.exchangeRate.create({ data: { from: 'EUR', to: 'CNY', rateE8: 780_000_000n, validFrom: '2026-01-01', source: 'test' } })
    await recompute(booksCtx())
    expect((await monthOfBooks(automation.id, '2026-10')).realisedMinor).toBe(362_700n)
  })

  it('tell hours and no amount where no wage is known, and nothing as zero where nothing can be known', async () => {
    const without = await workingAutomation('2026-10-01', '2026-10-31', { wage: null })
    const baseless = await workingAutomation('2026-10-01', '2026-10-31', { baseline: false })
    await recompute(booksCtx())
    expect(await monthOfBooks(without.automation.id, '2026-10')).toMatchObject({ realisedMinor: null, lostMinor: null, gap: 'noWage', returnedMs: 167_400_000n })
    expect(await monthOfBooks(baseless.automation.id, '2026-10')).toMatchObject({ realisedMinor: null, lostMinor: null, gap: 'noBaseline', returnedMs: 0n, failedUnits: 62n })
  })

  it('count adoption where it was read, and coverage by the items in scope', async () => {
    const { automation } = await workingAutomation('2026-10-01', '2026-10-31')
    await db.valueReading.createMany({ data: [{ automationId: automation.id, month: '2026-10', kind: 'adoption', value: 5_000n, source: 'survey' }, { automationId: automation.id, month: '2026-10', kind: 'scope-items', value: 744n, source: 'ERP' }] })
    await recompute(booksCtx())
    expect(await monthOfBooks(automation.id, '2026-10')).toMatchObject({ realisedMinor: 139_500n, adoptionBp: 5_000, coverageBp: 5_000, returnedMs: 167_400_000n })
  })

  it('plan by coverage of the yearly volume from the day it was meant to go live', async () => {
    const { automation } = await workingAutomation('2026-10-01', '2026-10-31', { automation: { plannedCoverageBp: 8_000, plannedLiveOn: new Date('2026-10-17T00:00:00.000Z') } })
    await recompute(booksCtx())
    // 3650 ÷ 12 × 80 % × 15 of 31 days × 10 min × 60 CNY an hour
    const minutes = (3650 / 12) * 0.8 * (15 / 31) * 10
    expect((await monthOfBooks(automation.id, '2026-10')).plannedMinor).toBe(BigInt(Math.round(minutes * 100)))
  })

  it('count an hour without success as down, and miss what the same hour of four weeks did', async () => {
    const { automation, source } = await workingAutomation('2026-10-01', '2026-10-31')
    const hour = (day: string) => new Date(`${day}T02:00:00.000Z`)
    // Tuesdays at 10:00 in Shanghai; the 13th was down itself, the 6th had nothing.
    await db.runHour.createMany({
      data: [
        { engineProcessId: source.id, hour: hour('2026-10-20'), succeeded: 9, unitsSucceeded: 9n },
        { engineProcessId: source.id, hour: hour('2026-10-13'), failed: 1, errTimeout: 1, unitsSystem: 1n },
        { engineProcessId: source.id, hour: hour('2026-10-27'), failed: 2, errInfrastructure: 1, errSystem: 1, unitsSystem: 2n },
      ],
    })
    await recompute(booksCtx())
    const { downHours } = await factsOf(automation.id, '2026-10')
    expect(downHours.map(({ day, time, failed, before, missed }) => ({ day, time, failed, before, missed }))).toEqual([
      { day: '2026-10-13', time: '10:00', failed: 1, before: [0, null, null, null], missed: 0 },
      { day: '2026-10-27', time: '10:00', failed: 2, before: [9, null, 0, null], missed: 2 },
    ])
    expect(await monthOfBooks(automation.id, '2026-10')).toMatchObject({ downMs: 7_200_000n, missedUnits: 2n, lostMinor: 64_000n })
  })

  it('count a late item for each day on which a queue was too old, unless somebody entered how many, and keep it when samples are gone', async () => {
    const { automation, source } = await workingAutomation('2026-10-01', '2026-10-31')
    await recompute(booksCtx())
    expect((await monthOfBooks(automation.id, '2026-10')).lateUnits).toBeNull()
    const queue = await db.backlogQueue.create({ data: { engineId: source.engineId, name: 'in', engineProcessId: source.id, at: now, waiting: 0 } })
    const sample = (text: string, minutes: number) => ({ queueId: queue.id, at: new Date(text), waiting: 3, oldestAgeMs: BigInt(minutes * 60_000) })
    // The target is 240 minutes; 17:30 in UTC is the next day in Shanghai.
    await db.backlogSample.createMany({ data: [sample('2026-10-05T03:00:00.000Z', 239), sample('2026-10-06T03:00:00.000Z', 300), sample('2026-10-06T04:00:00.000Z', 360), sample('2026-10-06T17:30:00.000Z', 400)] })
    await db.ledgerMonth.deleteMany()
    await recompute(booksCtx())
    expect((await factsOf(automation.id, '2026-10')).late).toMatchObject({ by: 'backlog', units: 2, days: ['2026-10-06', '2026-10-07'], targetMinutes: 240 })
    await db.backlogSample.deleteMany()
    expect(await recompute(booksCtx())).toMatchObject({ changed: 0 })
    await db.valueReading.create({ data: { automationId: automation.id, month: '2026-10', kind: 'late-items', value: 7n, source: 'complaints' } })
    await recompute(booksCtx())
    expect(await monthOfBooks(automation.id, '2026-10')).toMatchObject({ lateUnits: 7n, lostMinor: 62_000n })
  })

  it('are written anew only where something changed', async () => {
    await workingAutomation('2026-09-01', '2026-11-20')
    const first = await recompute(booksCtx())
    expect(first).toEqual({ months: 3, changed: 3, adjusted: 0 })
    expect(await recompute(booksCtx())).toEqual({ months: 3, changed: 0, adjusted: 0 })
  })
})

describe('whoever asks', () => {
  it('computes all months of one automation, within their departments', async () => {
    const { automation, departmentId } = await workingAutomation('2026-09-01', '2026-11-20')
    const owner = await personCtx('process-owner', { departmentId, now })
    const stranger = await personCtx('process-owner', { departmentId: (await makeDepartment(db)).id, now })
    expect(await recomputeAutomation(owner, { automationId: automation.id })).toMatchObject({ changed: 3 })
    await expect(recomputeAutomation(stranger, { automationId: automation.id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(recomputeAutomation(await personCtx('ops', { now }), { automationId: automation.id })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(ledgerMonth(stranger, { automationId: automation.id, month: '2026-10' })).rejects.toMatchObject({ code: 'not_found' })
    expect(await effectiveMonths(stranger)).toEqual([])
    expect((await ledgerOfAutomation(owner, { automationId: automation.id })).months).toHaveLength(3)
  })

  it('sees hours and amounts, and wages only with the permission for rates', async () => {
    const { automation } = await workingAutomation('2026-10-01', '2026-10-31')
    await recompute(booksCtx())
    const [finance, coe] = [await personCtx('finance', { now }), await personCtx('coe', { now })]
    const asked = { automationId: automation.id, month: '2026-10' }
    const [open, shut] = [await ledgerMonth(finance, asked), await ledgerMonth(coe, asked)]
    expect(open.facts.segments[0]!.wage!.hourlyMinor).toBe('6000')
    expect(open.explained[0]!.explained.inputs.find(({ unit }) => unit === 'money/h')!.value).toBe(60)
    expect(shut.result.figures.realisedMinor).toBe(279_000n)
    expect(shut.facts.segments[0]!.wage!.hourlyMinor).toBe('')
    expect(JSON.stringify(shut.explained.flatMap(({ explained }) => [explained.steps, explained.inputs.filter(({ unit }) => unit === 'money/h').map(({ value }) => value)]))).toBe(JSON.stringify(shut.explained.flatMap(() => [[], [null]])))
  })

  it('is the clock as well: this month and the last', async () => {
    await workingAutomation('2026-08-01', '2026-11-20')
    expect(await recomputeMonths({ ...jobCtx('recompute-ledger'), now }, {})).toMatchObject({ months: 2 })
    expect(await recomputeMonths({ ...jobCtx('reconcile-ledger'), now }, { all: true })).toMatchObject({ months: 4, changed: 2 })
  })
})
