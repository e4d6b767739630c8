import { beforeEach, describe, expect, it } from 'vitest'
import { correctMonth } from '@/lib/features/ledger/correct-month'
import { effectiveMonths } from '@/lib/features/ledger/effective'
import { ledgerEntry, ledgerMonth } from '@/lib/features/ledger/month-page'
import { ledgerOverview } from '@/lib/features/ledger/overview'
import { recompute } from '@/lib/features/ledger/recompute'
import { publishShipped } from '@/lib/features/formulas/publish-shipped'
import { exportTable } from '@/lib/features/transfer/export-table'
import { ledgerTable } from '@/lib/features/ledger/transfer'
import { storedBody } from '@/lib/features/formulas/record'
import { forgetSettings } from '@/lib/server/settings'
import { makeBaseline } from '@/prisma/seed/factories'
import { actionsOf } from '../../support/audit'
import { asSystem, personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { addWork, booksCtx, dayOfWork, monthOfBooks, now, sign, workingAutomation } from '../../support/ledger'

const { db, reset } = useDatabase()
beforeEach(reset)
beforeEach(forgetSettings)

async function signedMonth() {
  const made = await workingAutomation('2026-10-01', '2026-10-30')
  const finance = await personCtx('finance', { now })
  await sign(finance, made.automation.id, '2026-10')
  return { ...made, finance }
}
const adjustments = () => db.ledgerEntry.findMany({ where: { kind: 'adjustment' }, orderBy: { sourceKey: 'asc' } })

describe('what changes after the signature', () => {
  it('is booked once in the open month with its cause, and told to finance; the signed row stays', async () => {
    const { automation, source, finance } = await signedMonth()
    const before = await db.ledgerEntry.findFirstOrThrow()
    await addWork(source.id, '2026-10-31', '2026-10-31')
    expect(await recompute(booksCtx())).toMatchObject({ adjusted: 1 })
    expect(await recompute(booksCtx())).toMatchObject({ adjusted: 0 })
    expect(await adjustments()).toMatchObject([{ month: '2026-10', bookedMonth: '2026-11', reason: 'late-data', realisedMinor: 9_000n, returnedMs: 5_400_000n, units: 10n, failedUnits: 2n, lostMinor: 2_000n, plannedMinor: null }])
    expect(await db.ledgerEntry.findFirst({ where: { kind: 'signed' } })).toEqual(before)
    expect(await actionsOf('automation', automation.id)).toContain('ledger.adjusted')
    expect(await db.notice.findMany({ where: { personId: finance.actor.id, kind: 'ledgerAdjusted' } })).toHaveLength(1)
  })

  it('nets to nothing when it is reverted, and can come again', async () => {
    const { source } = await signedMonth()
    const late = { engineProcessId: source.id, day: '2026-10-31' }
    for (const here of [true, false, true, false]) {
      if (here) await db.runDay.create({ data: { ...late, ...dayOfWork } })
      else await db.runDay.delete({ where: { engineProcessId_day: late } })
      await recompute(booksCtx())
    }
    const booked = await adjustments()
    expect(booked.map(({ realisedMinor }) => realisedMinor)).toEqual([9_000n, -9_000n, 9_000n, -9_000n])
    const [october, november] = (await effectiveMonths(booksCtx())).filter(({ month }) => month >= '2026-10')
    expect(october).toMatchObject({ state: 'signed', realisedMinor: 270_000n })
    expect(november).toMatchObject({ state: 'open', returnedMs: 0n, bookings: 4 })
    expect(november!.realisedMinor).toBe(0n)
  })

  it.each([
    ['baseline', (processId: string) => makeBaseline(db, processId, { manualMs: 660_000, hourlyWageMinor: 6000n, currency: 'CNY', validFrom: '2026-01-01' })],
    ['rate', () => db.wageRate.create({ data: { hourlyMinor: 6_600n, currency: 'CNY', validFrom: '2026-10-01', source: 'back-dated' } })],
  ] as const)('says that it was the %s', async (cause, change) => {
    const { process } = await signedMonth()
    await change(process.id)
    await recompute(booksCtx())
    const [entry] = await adjustments()
    expect(entry).toMatchObject({ reason: cause, bookedMonth: '2026-11' })
    expect(entry!.realisedMinor).toBe(cause === 'baseline' ? 30_000n : 27_000n)
  })

  it('says that it was a reading or a new version of the formula', async () => {
    const { automation } = await signedMonth()
    await publishShipped(asSystem(now), {})
    await recompute(booksCtx())
    expect(await adjustments()).toHaveLength(0)
    const { id, versions } = await db.formula.findFirstOrThrow({ where: { key: 'realised-benefit' }, include: { versions: true } })
    const body = JSON.parse(versions[0]!.body) as Parameters<typeof storedBody>[0]
    const changed = storedBody({ ...body, expression: `(${body.expression}) * 0.5`, examples: [] })
    await db.formulaVersion.create({ data: { formulaId: id, ordinal: 2, ...changed, publishedAt: now } })
    await recompute(booksCtx())
    expect(await adjustments()).toMatchObject([{ reason: 'formula', realisedMinor: -135_000n, returnedMs: 0n }])
    await db.valueReading.create({ data: { automationId: automation.id, month: '2026-10', kind: 'adoption', value: 5_000n, source: 'survey' } })
    await recompute(booksCtx())
    expect((await adjustments())[1]).toMatchObject({ reason: 'reading', realisedMinor: -67_500n })
  })

  it('is not that a wage was taken back: what was signed stays until another is entered, and then the difference is booked once', async () => {
    const made = await workingAutomation('2026-10-01', '2026-10-30', { wage: null })
    const finance = await personCtx('finance', { now })
    const wage = (hourlyMinor: bigint, minutes: number) => db.wageRate.create({ data: { hourlyMinor, currency: 'CNY', validFrom: '2026-01-01', source: 'payroll', createdAt: new Date(now.getTime() + minutes * 60_000) } })
    await wage(6_000n, 0)
    await sign(finance, made.automation.id, '2026-10')
    await wage(0n, 1)
    expect(await recompute(booksCtx())).toMatchObject({ adjusted: 0 })
    expect(await monthOfBooks(made.automation.id, '2026-10')).toMatchObject({ realisedMinor: null, gap: 'noWage' })
    expect((await effectiveMonths(finance)).find(({ month }) => month === '2026-10')).toMatchObject({ state: 'signed', realisedMinor: 270_000n })
    await wage(6_600n, 2)
    expect(await recompute(booksCtx())).toMatchObject({ adjusted: 1 })
    expect(await adjustments()).toMatchObject([{ reason: 'rate', realisedMinor: 27_000n, lostMinor: 6_000n, returnedMs: 0n }])
  })

  it('is booked once where one recomputation overtakes another: older facts are not stored over newer ones', async () => {
    const { automation, source } = await signedMonth()
    await addWork(source.id, '2026-10-31', '2026-10-31', { ...dayOfWork, unitsSucceeded: 5n })
    let overtaken = false
    const findMany = async (...asked: Parameters<typeof db.valueReading.findMany>) => {
      // The slower one has read its runs by now; another sees more of them and stores first.
      if (!overtaken) {
        overtaken = true
        await db.runDay.update({ where: { engineProcessId_day: { engineProcessId: source.id, day: '2026-10-31' } }, data: { unitsSucceeded: 10n } })
        expect(await recompute(booksCtx())).toMatchObject({ adjusted: 1 })
      }
      return db.valueReading.findMany(...asked)
    }
    const slow = new Proxy(db, { get: (client, name) => (name === 'valueReading' ? { findMany } : Reflect.get(client, name)) })
    expect(await recompute({ ...booksCtx(), db: slow }, { from: '2026-10', to: '2026-10' })).toMatchObject({ adjusted: 0 })
    expect(overtaken).toBe(true)
    expect(await adjustments()).toMatchObject([{ realisedMinor: 9_000n, units: 10n }])
    expect((await monthOfBooks(automation.id, '2026-10')).units).toBe(310n)
  })

  it('is not that an engine was deleted: what it told stays', async () => {
    const { automation, source } = await signedMonth()
    await db.engine.update({ where: { id: source.engineId }, data: { status: 'deleting' } })
    await db.runDay.deleteMany({ where: { engineProcessId: source.id } })
    expect(await recompute(booksCtx())).toMatchObject({ adjusted: 0 })
    await db.engineProcess.delete({ where: { id: source.id } })
    await recompute(booksCtx())
    expect(await adjustments()).toHaveLength(0)
    expect((await db.ledgerMonth.findUniqueOrThrow({ where: { automationId_month: { automationId: automation.id, month: '2026-10' } } })).realisedMinor).toBe(270_000n)
  })

  it('stands on its page with amounts and inputs before and after', async () => {
    const { source, finance } = await signedMonth()
    await addWork(source.id, '2026-10-31', '2026-10-31')
    await recompute(booksCtx())
    const [{ id } = { id: '' }] = await adjustments()
    const page = await ledgerEntry(finance, { id })
    expect(page.before).toMatchObject({ realisedMinor: 270_000n })
    expect(page.changed!.after.segments[0]!.sources[0]!.succeeded).toBe(page.changed!.before.segments[0]!.sources[0]!.succeeded + 10)
    expect(page.checked.fault).toBeNull()
  })
})

describe('a correction', () => {
  const input = (automationId: string, entries: number, more: Record<string, unknown> = {}) => ({ automationId, month: '2026-10', realised: '-120.50', reason: 'Counted twice by both bots', entries, ...more })

  it('is a new entry with its reason in the open month, and is corrected by a further one', async () => {
    const { automation, finance } = await signedMonth()
    const first = await correctMonth(finance, input(automation.id, 1, { hours: '-2' }))
    expect(first).toMatchObject({ bookedMonth: '2026-11', realisedMinor: -12_050n, lostMinor: null, returnedMs: -7_200_000n })
    await correctMonth(finance, input(automation.id, 2, { realised: '120,50', hours: '2', correctsId: first.id, reason: 'It was not counted twice' }))
    expect((await effectiveMonths(finance)).find(({ month }) => month === '2026-11')).toMatchObject({ realisedMinor: 0n, returnedMs: 0n, bookings: 2 })
    expect(await actionsOf('automation', automation.id)).toContain('ledger.corrected')
  })

  it('is not undone by late data, nor does it hide them', async () => {
    const { automation, source, finance } = await signedMonth()
    await correctMonth(finance, input(automation.id, 1))
    expect(await recompute(booksCtx())).toMatchObject({ adjusted: 0 })
    await addWork(source.id, '2026-10-31', '2026-10-31')
    await recompute(booksCtx())
    expect((await ledgerMonth(finance, { automationId: automation.id, month: '2026-10' })).entries.map(({ kind, realisedMinor }) => [kind, realisedMinor])).toEqual([['signed', 270_000n], ['correction', -12_050n], ['adjustment', 9_000n]])
  })

  it('is refused to others, to the owner, for an open month, without a change, and on entries that were not seen', async () => {
    const { automation, finance } = await signedMonth()
    await expect(correctMonth(await personCtx('coe', { now }), input(automation.id, 1))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(correctMonth(finance, { ...input(automation.id, 1), month: '2026-11' })).rejects.toMatchObject({ code: 'rule', key: 'ledger.correct.notSigned' })
    await expect(correctMonth(finance, input(automation.id, 1, { realised: '0' }))).rejects.toMatchObject({ code: 'invalid' })
    await expect(correctMonth(finance, input(automation.id, 1, { realised: '12abc' }))).rejects.toMatchObject({ code: 'invalid' })
    await expect(correctMonth(finance, input(automation.id, 1, { correctsId: 'elsewhere' }))).rejects.toMatchObject({ code: 'not_found' })
    await expect(correctMonth(finance, input('nothing', 1))).rejects.toMatchObject({ code: 'not_found' })
    await correctMonth(finance, input(automation.id, 1))
    await expect(correctMonth(finance, input(automation.id, 1))).rejects.toMatchObject({ code: 'conflict' })
    await db.automation.update({ where: { id: automation.id }, data: { builderId: finance.actor.id } })
    await expect(correctMonth(finance, input(automation.id, 2))).rejects.toMatchObject({ code: 'rule', key: 'ledger.apart.builder' })
  })
})

describe('the books', () => {
  it('answer with the last month, what is signed of it, and every month of the year', async () => {
    const { finance } = await signedMonth()
    await workingAutomation('2026-10-01', '2026-10-30')
    await recompute(booksCtx())
    const ledger = await ledgerOverview(finance, {})
    expect(ledger.latest).toMatchObject({ month: '2026-10', signed: 1, of: 2, total: { realisedMinor: 540_000n } })
    expect(ledger.rows).toHaveLength(2)
    expect(ledger.months.at(-1)).toMatchObject({ month: '2026-11', ended: false })
  })

  it('leave as a file with exactly what the page shows', async () => {
    const { finance, automation } = await signedMonth()
    const file = await exportTable(finance, ledgerTable, { format: 'csv', params: { year: '2026' } })
    let text = ''
    for await (const part of file.body) text += new TextDecoder().decode(part)
    expect(text).toContain(automation.code)
    expect(text).toContain('2026-10')
    expect(text).toContain('2700')
  })

  it('are converted where they were kept in another currency, at the rate of the month', async () => {
    const { finance } = await signedMonth()
    await db.setting.create({ data: { key: 'organisation', value: { currency: 'EUR' } } })
    forgetSettings()
    await db.exchangeRate.create({ data: { from: 'CNY', to: 'EUR', rateE8: 12_500_000n, validFrom: '2026-01-01', source: 'test' } })
    const [october] = (await effectiveMonths(finance)).filter(({ month }) => month === '2026-10')
    expect(october!.realisedMinor).toBe(33_750n)
    expect(await recompute(booksCtx())).toMatchObject({ adjusted: 0 })
  })
})
