import { beforeEach, describe, expect, it } from 'vitest'
import { editorChoices } from '@/lib/features/cases/choices'
import { createCase } from '@/lib/features/cases/create-case'
import { getCase } from '@/lib/features/cases/detail'
import { handInCase } from '@/lib/features/cases/hand-in'
import { previewCase } from '@/lib/features/cases/preview'
import { createRisk } from '@/lib/features/risks/create-risk'
import { riskMoney } from '@/lib/features/risks/money-queries'
import { setRiskMoney } from '@/lib/features/risks/set-money'
import { personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { benefit, caseWorld, cost, now, withLines } from './case-world'

const { db, reset } = useDatabase()
beforeEach(reset)

/** Once in two years for 100,000 to 300,000 before, once in ten years now. */
const estimate = { currency: 'CNY', frequency: '0.1', frequencyBefore: '0.5', lossLow: '100000', lossHigh: '300000' }

async function world() {
  const { automation, finance, foreign } = await caseWorld(db)
  const ctx = await personCtx('coe', { now })
  const risk = await createRisk(ctx, {
    title: 'A fine', titleZh: '罚款', cause: 'of late filing', event: 'the authority fines us', consequence: 'money is lost', category: 'compliance', scope: 'automation', automationId: automation.id, reviewEveryDays: 90,
    inherentLikelihood: 3, inherentImpact: 4, residualLikelihood: 2, residualImpact: 4,
  })
  const { number } = await createCase(ctx, { automationId: automation.id, name: 'Fines' })
  const fines = (values: Record<string, number> = {}, riskId: string | undefined = risk.id) => benefit('0', { category: 'avoided', amount: { kind: 'formula', key: 'avoided-fines', ordinal: null, values, ...(riskId && { riskId }) } })
  const line = async () => (await getCase(ctx, { number })).resolved.lines.find(({ lineId }) => lineId === 'saved')!
  return { ctx, risk, number, fines, line, finance, foreign }
}

describe('avoided fines', () => {
  it('take both chances and the amount from a risk, and the link shows on both sides', async () => {
    const { ctx, risk, number, fines, line } = await world()
    await setRiskMoney(ctx, { id: risk.id, version: risk.version, ...estimate })
    await withLines(ctx, number, [cost('5'), fines({ confidence: 50 })])
    const found = await line()
    // (50 % − 10 %) × 200,000 × 50 %
    expect(found.base).toBeCloseTo(40_000, 6)
    expect(found.formula!.inputs.map(({ name, value, from, href }) => [name, value, from, href])).toEqual([
      ['likelihoodBefore', 50, 'source', '/risks/1#money'], ['likelihoodAfter', 10, 'source', '/risks/1#money'], ['fine', 200_000, 'source', '/risks/1#money'], ['confidence', 50, 'override', undefined],
    ])
    expect(found.formula!.inputs[0]!.note).toEqual({ key: 'risk', params: { code: 'RK-1' } })
    expect((await riskMoney(ctx, { riskId: risk.id })).cases).toEqual([{ number, code: `BC-${number}`, name: 'Fines', status: 'draft' }])
    expect((await editorChoices(ctx, {})).risks).toEqual([{ id: risk.id, label: 'RK-1 A fine' }])
  })

  it('follow the risk as a draft and stay as they were once handed in', async () => {
    const { ctx, risk, number, fines, line } = await world()
    await setRiskMoney(ctx, { id: risk.id, version: risk.version, ...estimate })
    await withLines(ctx, number, [cost('5'), fines()])
    await setRiskMoney(ctx, { id: risk.id, version: risk.version + 1, ...estimate, frequency: '0.3' })
    expect((await line()).base).toBeCloseTo(40_000, 6)
    const { id, version } = await getCase(ctx, { number })
    await handInCase(ctx, { id, version })
    await setRiskMoney(ctx, { id: risk.id, version: risk.version + 2, ...estimate, frequency: '0.5' })
    const { results } = await db.businessCaseVersion.findFirstOrThrow()
    expect(JSON.parse(results).resolved.lines.find(({ lineId }: { lineId: string }) => lineId === 'saved').base).toBeCloseTo(40_000, 6)
  })

  it('let what is typed go before the risk, and miss what it does not estimate or what has no chance in a year', async () => {
    const { ctx, risk, number, fines, line } = await world()
    await withLines(ctx, number, [cost('5'), fines()])
    expect(await line()).toMatchObject({ base: null, reasons: [{ key: 'cases.amount.missing' }, {}, {}] })
    expect((await line()).formula!.inputs[0]).toMatchObject({ from: 'missing', note: { key: 'riskUnknown' } })
    await setRiskMoney(ctx, { id: risk.id, version: risk.version, ...estimate, frequencyBefore: '12' })
    expect((await line()).formula!.inputs[0]).toMatchObject({ value: null, note: { key: 'riskTooOften' } })
    await setRiskMoney(ctx, { id: risk.id, version: risk.version + 1, ...estimate, currency: 'EUR' })
    expect((await line()).formula!.inputs[2]).toMatchObject({ value: null, note: { key: 'noExchange', params: { from: 'EUR', to: 'CNY' } } })
    await withLines(ctx, number, [cost('5'), fines({ fine: 1000 })])
    expect((await line()).base).toBeCloseTo(400, 6)
  })

  it('take nothing from a risk that their writer may not see', async () => {
    const { ctx, risk, number, fines, foreign } = await world()
    await setRiskMoney(ctx, { id: risk.id, version: risk.version, ...estimate })
    const stranger = await personCtx('coe', { now, departmentId: foreign.id })
    const own = await createCase(ctx, { name: 'Template', isTemplate: true })
    const { id, currency, body } = await getCase(ctx, { number: own.number })
    await expect(previewCase(stranger, { id, currency, body: { ...body, lines: [fines()] } })).rejects.toMatchObject({ code: 'not_found' })
    await expect(withLines(ctx, number, [fines({}, 'nothing')])).rejects.toMatchObject({ code: 'not_found' })
    expect((await editorChoices(stranger, {})).risks).toEqual([])
  })
})
