import { beforeEach, describe, expect, it } from 'vitest'
import { compareCases } from '@/lib/features/cases/compare'
import { createCase } from '@/lib/features/cases/create-case'
import { getCase } from '@/lib/features/cases/detail'
import { explainLines } from '@/lib/features/cases/explain-lines'
import { casePdf } from '@/lib/features/cases/files'
import { approvedPlan } from '@/lib/features/cases/planned'
import { decideCase } from '@/lib/features/cases/decide-case'
import { handInCase } from '@/lib/features/cases/hand-in'
import { previewCase, simulateCase } from '@/lib/features/cases/preview'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { caseWorld, now, plainCase } from './case-world'

const { db, reset } = useDatabase()
beforeEach(reset)

const coe = () => personCtx('coe', { now })
const finance = () => personCtx('finance', { now })

describe('wages of the rate table', () => {
  it('count in every result and are shown to those alone who may read rates', async () => {
    const { automation } = await caseWorld(db)
    await db.wageRate.create({ data: { hourlyMinor: 13_731n, currency: 'CNY', validFrom: '2026-01-01', source: 'payroll' } })
    const [writer, reader] = [await coe(), await finance()]
    const { number } = await createCase(writer, { automationId: automation.id })
    const wageOf = async (ctx: typeof writer) => (await getCase(ctx, { number })).resolved.lines.find(({ lineId }) => lineId === 'time')!
    expect((await wageOf(writer)).base).toBeCloseTo(107_651.04, 6)
    expect((await wageOf(writer)).formula!.inputs.find(({ name }) => name === 'wage')).toMatchObject({ value: null, said: null, hidden: true })
    expect((await wageOf(reader)).formula!.inputs.find(({ name }) => name === 'wage')).toMatchObject({ value: 137.31 })
    const [closed] = await explainLines(writer, { number })
    expect(JSON.stringify(closed)).not.toContain('137.31')
    expect(closed!.explained.result).toBeCloseTo(107_651.04, 6)
    const [open] = await explainLines(reader, { number })
    expect(open!.explained.inputs.find(({ name }) => name === 'wage')!.value).toBe(137.31)
  })
})

describe('what a case comes to', () => {
  it('is computed while it is written and stores nothing', async () => {
    const { automation } = await caseWorld(db)
    const ctx = await coe()
    const found = await plainCase(ctx, automation.id)
    const body = { ...found.body, discountRateBp: 0 }
    const { figures } = await previewCase(ctx, { id: found.id, currency: 'CNY', body })
    expect(figures!.base.figures.npv).toBeCloseTo(8000, 6)
    expect((await getCase(ctx, { number: found.number })).version).toBe(found.version)
  })

  it('is drawn many times, the same for the same seed', async () => {
    const { automation } = await caseWorld(db)
    const ctx = await coe()
    const { id, body } = await plainCase(ctx, automation.id)
    const input = { id, currency: 'CNY', body, seed: 7 }
    const [first, again] = [await simulateCase(ctx, input), await simulateCase(ctx, input)]
    expect(again).toEqual(first)
    expect(first.draws).toBe(10_000)
    expect(first.negative).toBeLessThan(0.05)
  })

  it('stands side by side in one currency', async () => {
    const { automation } = await caseWorld(db)
    const ctx = await coe()
    const [one, other] = [await plainCase(ctx, automation.id), await createCase(ctx, { automationId: automation.id, currency: 'USD' })]
    const found = await compareCases(ctx, { numbers: [one.number, other.number] })
    expect(found.cases.map(({ foreign, npvThere }) => [foreign, npvThere])).toEqual([[false, null], [true, null]])
    await db.exchangeRate.create({ data: { from: 'USD', to: 'CNY', rateE8: 700_000_000n, validFrom: '2026-01-01', source: 'bank' } })
    const [, foreign] = (await compareCases(ctx, { numbers: [one.number, other.number] })).cases
    expect(foreign!.npvThere! / foreign!.figures!.base.figures.npv).toBeCloseTo(7, 3)
  })

  it('is planned in the currency of the programme, or says that there is no rate', async () => {
    const { automation } = await caseWorld(db)
    const ctx = await coe()
    await db.exchangeRate.create({ data: { from: 'USD', to: 'CNY', rateE8: 700_000_000n, validFrom: '2027-02-01', source: 'bank' } })
    const { number } = await createCase(ctx, { automationId: automation.id, currency: 'CNY' })
    const found = await plainCase(ctx, automation.id)
    await db.businessCase.update({ where: { id: found.id }, data: { currency: 'USD' } })
    expect(number).toBeLessThan(found.number)
    await handInCase(ctx, { id: found.id, version: found.version })
    await decideCase(await finance(), { id: found.id, version: found.version + 1, outcome: 'approved' })
    const months = (await approvedPlan(ctx, [automation.id], ['2027-01', '2027-02'])).get(automation.id)!
    expect(months.get('2027-01')).toMatchObject({ cashMinor: null, countedMinor: null, gap: 'noExchangeRate' })
    expect(months.get('2027-02')).toMatchObject({ cashMinor: 350_000n, gap: null })
  })

  it.each(['en', 'zh-CN'])('leaves as a PDF in %s, and the trail says who took it', async (language) => {
    const { automation } = await caseWorld(db)
    const ctx = await coe()
    const found = await plainCase(ctx, automation.id)
    const { name, bytes } = await casePdf(ctx, { number: String(found.number), language })
    expect(name).toBe(`BC-${found.number}.pdf`)
    expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-')
    expect(await db.auditEntry.count({ where: { action: 'case.file-taken', entityId: found.id } })).toBe(1)
  })
})
