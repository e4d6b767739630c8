import { beforeEach, describe, expect, it } from 'vitest'
import type { AppError } from '@/lib/core/errors'
import { readAgenda } from '@/lib/features/meetings/read-agenda'
import { automationValue } from '@/lib/features/value/automation-value'
import { valueBrief } from '@/lib/features/value/brief'
import { benefitFacts, firstYearFacts, paybackFacts } from '@/lib/features/value/gate-facts'
import { valueLeaks } from '@/lib/features/value/leaks'
import { programmeValue } from '@/lib/features/value/programme-value'
import { firstYearRanking } from '@/lib/features/value/ranking'
import { benefitReview } from '@/lib/features/value/review-list'
import { leakTable, valueTable } from '@/lib/features/value/transfer'
import { valueRows } from '@/lib/features/value/value-rows'
import { forgetSettings } from '@/lib/server/settings'
import { asSystem, personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { sign, valueWorld } from './value-world'

const { db, reset } = useDatabase()
beforeEach(reset)
beforeEach(forgetSettings)

const now = new Date('2026-11-23T04:00:00.000Z')
const finance = () => personCtx('finance', { now })
/** 31 days × 10 items × 10 min × 60 an hour */
const [AUGUST, SEPTEMBER] = [310_000n, 300_000n]

describe('the value of the programme', () => {
  it('adds up months, tells signed from open, and forecasts the rest of the year from full months', async () => {
    const { robot } = await valueWorld(db, now)
    await sign(db, robot.id, '2026-08', now)
    const { view, currency } = await programmeValue(await finance(), {})
    expect(currency).toBe('CNY')
    expect(view.months.find(({ month }) => month === '2026-08')).toMatchObject({ realised: AUGUST, signed: AUGUST, state: 'full' })
    expect(view.months.find(({ month }) => month === '2026-09')).toMatchObject({ realised: SEPTEMBER, signed: 0n })
    expect(view.toDate.signed).toBe(AUGUST)
    expect(view.forecast).toMatchObject({ ok: true, value: { method: 'level', used: ['2026-08', '2026-09', '2026-10'] } })
    // August to October are 920,000; 220,000 of November are there, seven of its thirty days are left; the level is 310,000
    expect(view.expected?.minor).toBe(920_000n + 220_000n + 72_333n + 310_000n)
  })

  it('groups by what the reader asks for, and the groups add up to the whole', async () => {
    await valueWorld(db, now)
    for (const by of ['phase', 'department', 'technology', 'process', 'automation'] as const) {
      const { rows, view } = await programmeValue(await finance(), { by })
      expect(rows.reduce((sum, { sum: { realised } }) => sum + (realised ?? 0n), 0n), by).toBe(view.toDate.realised)
      expect(rows.length, by).toBe(by === 'phase' || by === 'technology' ? 1 : 2)
    }
  })

  it('says which work has no money and never counts it as nothing', async () => {
    const { flow } = await valueWorld(db, now)
    const { gaps, view } = await programmeValue(await finance(), {})
    expect(gaps).toMatchObject([{ gap: 'noWage', automations: [{ id: flow.id }] }])
    expect(view.toDate.unknown).toBe(4)
  })

  it('shows readers of one department theirs alone, without the expenses of the programme', async () => {
    const { foreign, flow, robot } = await valueWorld(db, now)
    const owner = await personCtx('process-owner', { now, departmentId: foreign.id })
    const value = await programmeValue(owner, { by: 'automation' })
    expect(value.rows.map(({ key }) => key)).toEqual([flow.id])
    expect(value.costs.expenses).toBe(false)
    await expect(automationValue(owner, { id: robot.id })).rejects.toMatchObject({ code: 'not_found' } satisfies Partial<AppError>)
    expect((await valueRows(owner, {})).data.every(({ automation }) => automation.id === flow.id)).toBe(true)
  })

  it('marks when cost has come back', async () => {
    await valueWorld(db, now)
    // Cost of 500.00 a month each against 3,100.00 in August: paid back at once
    const { curve } = await programmeValue(await finance(), {})
    expect(curve?.payback).toMatchObject({ state: 'reached', month: '2026-08' })
  })
})

describe('leaks', () => {
  it('are failures by kind of error, in money and hours, the largest first', async () => {
    const { robot, flow } = await valueWorld(db, now)
    const { leaks, total } = await valueLeaks(await finance(), {})
    // August to November 22: 114 failed items of ten minutes at 60 an hour
    expect(leaks[0]).toMatchObject({ automationId: robot.id, cause: 'timeout', minor: 114_000n, ms: 114 * 600_000, units: 114 })
    expect(leaks.every(({ automationId }) => automationId !== flow.id)).toBe(true)
    expect(total.minor).toBe(114_000n)
  })
})

describe('the benefit review', () => {
  it('lists unsigned months, missing cases and missing wages with the reason', async () => {
    const { robot, flow } = await valueWorld(db, now)
    for (const month of ['2026-08', '2026-09', '2026-10']) await sign(db, robot.id, month, now)
    const { rows, serving } = await benefitReview(await finance(), {})
    expect(serving).toBe(2)
    const kinds = (id: string) => rows.find(({ automation }) => automation.id === id)?.findings.map(({ kind }) => kind)
    expect(kinds(robot.id)).toContain('noCase')
    expect(kinds(robot.id)).not.toContain('unsigned')
    expect(kinds(flow.id)).toEqual(expect.arrayContaining(['unsigned', 'noCase', 'noWage']))
  })
})

describe('the ranking of the first year', () => {
  it('takes the months of the ledger, without the first, and the signed part of them', async () => {
    const { robot, flow } = await valueWorld(db, now)
    await sign(db, robot.id, '2026-09', now)
    const { rows, formula } = await firstYearRanking(await finance(), {})
    expect(formula).toMatchObject({ ordinal: 1 })
    // September and October: 610,000 × 6 = 3,660,000 against 600,000
    expect(rows[0]).toMatchObject({ automation: { id: robot.id }, roiBp: 51_000, booked: { months: 2, signedBp: 4918, extrapolated: true }, explained: { key: 'first-year-roi', result: expect.closeTo(510, 9) } })
    expect(rows[1]).toMatchObject({ automation: { id: flow.id }, roiBp: null })
  })
})

describe('gates', () => {
  it('read what finance signed against the plan of the same months', async () => {
    const { robot } = await valueWorld(db, now)
    await sign(db, robot.id, '2026-10', now)
    const rows = await benefitFacts(asSystem(now))
    // Planned: 80 % of 4,380 ÷ 12 items of ten minutes at 60 an hour
    expect(rows.find(({ id }) => id === robot.id)).toMatchObject({ signed: 310_000n, planned: 3n * 292_000n })
    expect(await firstYearFacts(asSystem(now))).toMatchObject([{ id: robot.id, benefit: 3_660_000n, cost: 600_000n }])
    const [payback] = await paybackFacts(asSystem(now))
    expect(payback).toMatchObject({ id: robot.id, plannedMonths: 600_000 / 292_000 })
    expect(payback?.measuredMonths).toBeCloseTo((600_000 * 12) / 3_660_000)
  })
})

describe('files and machines', () => {
  it('get every month, page by page, each once', async () => {
    await valueWorld(db, now)
    const reader = await finance()
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await valueRows(reader, { limit: '3', ...(cursor && { cursor }) })
      seen.push(...page.data.map(({ automation, month }) => `${automation.code} ${month}`))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(seen).toEqual([...new Set(seen)].sort())
    expect(seen).toHaveLength(8)
    expect((await valueRows(reader, { from: '2026-09', to: '2026-09' })).data.map(({ month }) => month)).toEqual(['2026-09', '2026-09'])
    await expect(valueRows(reader, { cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('get what the pages show', async () => {
    await valueWorld(db, now)
    const reader = await finance()
    const rows = []
    for await (const page of valueTable.pages(reader, {})) rows.push(...page)
    expect(rows.map(({ automation, sum }) => [automation.name, sum.units])).toEqual([['Flow', 1140], ['Robot', 1140]])
    for await (const page of leakTable.pages(reader, { period: 'year' })) expect(page[0]).toMatchObject({ cause: 'timeout', minor: 114_000n })
  })
})

describe('the tab of an automation', () => {
  it('shows its months and what the review will ask', async () => {
    const { robot } = await valueWorld(db, now)
    await sign(db, robot.id, '2026-08', now)
    const value = await automationValue(await finance(), { id: robot.id })
    expect(value.months.map(({ month, state }) => [month, state])).toEqual([['2026-08', 'signed'], ['2026-09', 'open'], ['2026-10', 'open'], ['2026-11', 'open']])
    expect(value.entries).toMatchObject([{ kind: 'signed', month: '2026-08', realisedMinor: AUGUST }])
    expect(value.findings.map(({ kind }) => kind)).toContain('unsigned')
  })
})

describe('meetings and boards', () => {
  const steering = { id: 'm', series: { id: 's', kind: 'steering', cadence: 'monthly' } }

  it('of the steering group take up the benefit review, frozen as text; a weekly review does not', async () => {
    const { robot } = await valueWorld(db, now)
    const coe = await personCtx('coe', { now })
    const agenda = await readAgenda(coe, steering as never)
    expect(agenda.benefits?.rows.find(({ id }) => id === robot.id)).toMatchObject({ realisedMinor: '920000', plannedMinor: '876000', reasons: expect.arrayContaining([expect.objectContaining({ key: 'value.review.reasons.unsigned' })]) })
    expect(JSON.parse(JSON.stringify(agenda.benefits))).toEqual(agenda.benefits)
    expect((await readAgenda(coe, { ...steering, series: { ...steering.series, kind: 'review' } } as never)).benefits).toBeUndefined()
  })

  it('show the year in a few figures, and nothing before the first month', async () => {
    expect(await valueBrief(await finance(), {})).toBeNull()
    const { robot } = await valueWorld(db, now)
    await sign(db, robot.id, '2026-08', now)
    expect(await valueBrief(await finance(), {})).toMatchObject({ year: 2026, signed: AUGUST, full: { realised: 920_000n } })
  })
})
