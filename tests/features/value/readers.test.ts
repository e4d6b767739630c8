import { beforeEach, describe, expect, it } from 'vitest'
import { hiddenFields, historyOf } from '@/lib/features/audit/queries'
import { createCase } from '@/lib/features/cases/create-case'
import { decideCase } from '@/lib/features/cases/decide-case'
import { getCase } from '@/lib/features/cases/detail'
import { handInCase } from '@/lib/features/cases/hand-in'
import { correctMonth } from '@/lib/features/ledger/correct-month'
import { recompute } from '@/lib/features/ledger/recompute'
import { getMeeting } from '@/lib/features/meetings/queries'
import { firstYearFacts } from '@/lib/features/value/gate-facts'
import { programmeValue } from '@/lib/features/value/programme-value'
import { firstYearRanking } from '@/lib/features/value/ranking'
import { forgetSettings } from '@/lib/server/settings'
import { makeBaseline, makeDepartment, makeProgramme } from '@/prisma/seed/factories'
import { asSystem, personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { benefit, cost, withLines } from '../cases/case-world'
import { booksCtx, now, sign, workingAutomation } from '../../support/ledger'

const { db, reset } = useDatabase()
beforeEach(reset)
beforeEach(forgetSettings)

describe('value is for those who may read it', () => {
  it('the ranking of first years shows automations of their departments alone, also to who sees all automations', async () => {
    const [own, foreign] = [await makeDepartment(db, { name: 'Own' }), await makeDepartment(db, { name: 'Foreign' })]
    for (const [name, { id }] of [['Own robot', own], ['Foreign robot', foreign]] as const) await workingAutomation('2026-08-01', '2026-11-10', { departmentId: id, automation: { name, yearOneCostMinor: 100_000n, yearOneCostCurrency: 'CNY' } })
    await recompute(booksCtx(), {})
    const owner = await personCtx('process-owner', { now, departmentId: own.id })
    const alsoReviewer = { ...owner, actor: { ...owner.actor, grants: [...owner.actor.grants, { role: 'reviewer' as const, departmentPath: null }] } }
    expect((await firstYearRanking(alsoReviewer, {})).rows.map(({ automation }) => automation.name)).toEqual(['Own robot'])
  })

  it('the history of an automation leaves the amounts of its ledger out', async () => {
    const { automation } = await workingAutomation('2026-10-01', '2026-10-31')
    const finance = await personCtx('finance', { now })
    await sign(finance, automation.id, '2026-10')
    await correctMonth(finance, { automationId: automation.id, month: '2026-10', realised: '12', lost: '', hours: '', reason: 'counted twice in the file', entries: 1 })
    const told = async (hidden?: readonly string[]) => JSON.stringify(await historyOf(finance, 'automation', automation.id, { hidden }))
    expect(await told()).toContain('realisedMinor')
    const [text, all] = [await told(hiddenFields.value), await told()]
    expect(text).not.toMatch(/realisedMinor|lostMinor|returnedMs/)
    expect(JSON.parse(text)).toHaveLength((JSON.parse(all) as unknown[]).length)
  })

  it('the agenda of a meeting leaves the benefit review out', async () => {
    const chair = await personCtx('steering', { now })
    const benefits = { currency: 'CNY', since: '2026-08', rows: [{ id: 'a', name: 'Robot', nameZh: null, realisedMinor: '123', plannedMinor: null, reasons: [] }], more: 0 }
    const programme = await makeProgramme(db)
    const series = await db.meetingSeries.create({ data: { programmeId: programme.id, name: 'Steering', kind: 'steering', cadence: 'monthly', weekday: 1, nth: 1, startsAt: '09:00', chairId: chair.actor.id }, select: { id: true } })
    const meeting = await db.meeting.create({ data: { seriesId: series.id, plannedAt: now, agenda: JSON.stringify({ format: 1, benefits }) }, select: { id: true } })
    expect((await getMeeting(chair, { id: meeting.id })).agenda).toMatchObject({ benefits })
    expect((await getMeeting(await personCtx('reviewer', { now }), { id: meeting.id })).agenda).toEqual({ format: 1 })
  })
})

describe('first years', () => {
  it('in several currencies are told in the home currency, and left out of sums where no rate leads there', async () => {
    await workingAutomation('2026-08-01', '2026-11-10', { automation: { name: 'At home', yearOneCostMinor: 100_000n, yearOneCostCurrency: 'CNY' } })
    const abroad = await workingAutomation('2026-08-01', '2026-11-10', { baseline: false, automation: { name: 'Abroad', yearOneCostMinor: 20_000n, yearOneCostCurrency: 'USD' } })
    await makeBaseline(db, abroad.process.id, { manualMs: 600_000, hourlyWageMinor: 1000n, currency: 'USD', annualVolume: 3650, validFrom: '2026-01-01' })
    await recompute(booksCtx(), {})
    expect((await firstYearFacts(asSystem(now))).map(({ name }) => name)).toEqual(['At home'])
    await db.exchangeRate.create({ data: { from: 'USD', to: 'CNY', rateE8: 700_000_000n, validFrom: '2026-01-01', source: 'bank' } })
    await recompute(booksCtx(), {})
    expect((await firstYearFacts(asSystem(now))).map(({ name, cost }) => [name, cost])).toEqual([['Abroad', 140_000n], ['At home', 100_000n]])
    const { rows } = await firstYearRanking(await personCtx('finance', { now }), {})
    expect(rows.map(({ automation, year }) => [automation.name, year?.currency])).toEqual(expect.arrayContaining([['Abroad', 'CNY'], ['At home', 'CNY']]))
  })
})

it('the plan of coming months goes on by coverage where the horizon of an approved case has ended, as the ledger has it', async () => {
  const { automation } = await workingAutomation('2026-08-01', '2026-11-20', { automation: { plannedCoverageBp: 10_000 } })
  await recompute(booksCtx(), {})
  const finance = await personCtx('finance', { now })
  const december = async () => (await programmeValue(finance, {})).view.months.find(({ month }) => month === '2026-12')!.planned
  const before = await december()
  expect(before).toBeGreaterThan(0n)
  const [owner, writer] = [await personCtx('coe', { now }), await personCtx('coe', { now })]
  const { number } = await createCase(owner, { automationId: automation.id, name: 'Long ago' })
  await withLines(owner, number, [cost('100'), benefit('600')], { horizon: { unit: 'month', start: '2025-01', periods: 3 } })
  const { id, version } = await getCase(owner, { number })
  await handInCase(writer, { id, version })
  await decideCase(finance, { id, version: version + 1, outcome: 'approved' })
  expect(await december()).toBe(before)
})
