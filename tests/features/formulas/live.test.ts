import { beforeEach, describe, expect, it } from 'vitest'
import { formulaContent } from '@/lib/content/formulas'
import { draftOf } from '@/lib/core/formula/draft'
import { checkFormula, tryFormula } from '@/lib/features/formulas/check-formula'
import { usedBy } from '@/lib/features/formulas/used-by'
import { makeAutomation, makeBaseline, makeDepartment, makeEngine, makeEngineProcess, makeProcess } from '@/prisma/seed/factories'
import { personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'

const { db, reset } = useDatabase()
beforeEach(reset)
const now = new Date('2026-11-22T10:00:00Z')

/** 6,000 items a year, 10 minutes by hand, 60 an hour; in the last 30 days 90 of 100 items succeeded with 50 attended minutes. */
async function world({ business = 0n }: { business?: bigint } = {}) {
  const department = await makeDepartment(db)
  const process = await makeProcess(db, { departmentId: department.id })
  await makeBaseline(db, process.id, { annualVolume: 6000, manualMs: 600_000, hourlyWageMinor: 6000n, currency: 'CNY' })
  const automation = await makeAutomation(db, { processId: process.id, plannedCoverageBp: 8000, stage: 'live' })
  const engine = await makeEngine(db)
  const source = await makeEngineProcess(db, { engineId: engine.id, automationId: automation.id, purpose: 'production' })
  await db.runDay.create({ data: { engineProcessId: source.id, day: '2026-11-20', succeeded: 90, failed: 10, items: 100n, unitsSucceeded: 90n, unitsBusiness: business, unitsSystem: 10n - business, attendedMs: 3_000_000n } })
  await db.wageRate.create({ data: { hourlyMinor: 9000n, currency: 'CNY', validFrom: '2026-01-01', source: 'personnel' } })
  return { automation, department }
}

describe('a formula on an automation', () => {
  it('takes what the portal knows: baseline, runs of the last 30 days, the record and the wage table', async () => {
    const { automation } = await world()
    const finance = await personCtx('finance', { now })
    const live = await tryFormula(finance, { key: 'direct-benefit-net', automationId: automation.id })
    expect(live.inputs).toMatchObject([
      { name: 'volume', value: 6000, note: 'baseline' },
      { name: 'coverage', value: 80, note: 'automation' },
      { name: 'success', value: 90, note: 'runs', params: { items: 100 } },
      { name: 'manualTime', value: 10 },
      { name: 'attendedTime', value: 0.5, note: 'runs' },
      { name: 'wage', value: 90, note: 'wage', confidential: true },
    ])
    expect(live.result).toMatchObject({ ok: true, value: 61_560 })
  })

  it('counts business exceptions among what did not succeed, as the ledger does', async () => {
    const { automation } = await world({ business: 8n })
    const finance = await personCtx('finance', { now })
    const net = await tryFormula(finance, { key: 'direct-benefit-net', automationId: automation.id })
    expect(net.inputs.find(({ name }) => name === 'success')).toMatchObject({ value: 90, params: { items: 100 } })
    expect(net.result).toMatchObject({ ok: true, value: 61_560 })
    const lost = await tryFormula(finance, { key: 'lost-failed', automationId: automation.id })
    expect(lost.inputs.find(({ name }) => name === 'failedItems')).toMatchObject({ value: 10 })
    const realised = await tryFormula(finance, { key: 'realised-benefit', automationId: automation.id })
    expect(realised.inputs.find(({ name }) => name === 'attendedTime')).toMatchObject({ value: 0.75 })
  })

  it('never tells the wage table to somebody who may not see it, not even by a formula that says nothing else', async () => {
    const { automation } = await world()
    const coe = await personCtx('coe', { now })
    const body = { ...draftOf(formulaContent('direct-benefit-net')), variables: [{ name: 'wage', names: { en: 'Wage', 'zh-CN': '工时成本' }, unit: 'money/h', source: { kind: 'rate' as const, field: 'hourly-wage' }, min: null, max: null, default: null }], expression: 'wage', unit: 'money/h', examples: [] }
    expect((await checkFormula(coe, { body, automationId: automation.id })).live).toMatchObject({ result: { ok: true, value: 60 }, inputs: [{ note: 'baselineWage' }] })
    expect((await checkFormula(await personCtx('finance', { now }), { body, automationId: automation.id })).live).toMatchObject({ result: { ok: true, value: 90 } })
    await expect(checkFormula(await personCtx('steering', { now }), { body })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('says what is missing instead of counting it as nothing, and takes what is typed for it', async () => {
    const automation = await makeAutomation(db)
    const finance = await personCtx('finance', { now })
    const live = await tryFormula(finance, { key: 'direct-benefit', automationId: automation.id })
    expect(live.inputs.map(({ value, note }) => [value, note])).toEqual([[null, 'noBaseline'], [null, 'noBaseline'], [null, 'noCoverage']].map((row, i) => (i === 0 ? [null, expect.stringMatching(/noBaseline|noWage/)] : row)))
    expect(live.result).toMatchObject({ ok: false, reasons: [{ variable: 'costPerItem' }, { variable: 'volume' }, { variable: 'coverage' }] })
    const typed = await tryFormula(finance, { key: 'direct-benefit', automationId: automation.id, typed: { costPerItem: 12, volume: 100, coverage: 50 } })
    expect(typed.result).toMatchObject({ ok: true, value: 600 })
  })

  it('is not computed on an automation that the reader may not see, nor from runs that are not theirs', async () => {
    const { automation } = await world()
    const elsewhere = await makeDepartment(db)
    await expect(tryFormula(await personCtx('process-owner', { now, departmentId: elsewhere.id }), { key: 'direct-benefit', automationId: automation.id })).rejects.toMatchObject({ code: 'not_found' })
    const reviewer = await personCtx('reviewer', { now })
    const live = await tryFormula(reviewer, { key: 'hours-returned', automationId: automation.id })
    expect(live.inputs.find(({ name }) => name === 'items')).toMatchObject({ value: null, note: 'hiddenRuns' })
  })
})

describe('while it is written', () => {
  it('each part that does not fit is told beside its field, the expression with its place', async () => {
    const coe = await personCtx('coe', { now })
    const body = draftOf(formulaContent('lost-failed'))
    const broken = { ...body, expression: 'failedItems + wage', names: { en: '', 'zh-CN': '损失' }, variables: body.variables.map((variable, i) => (i === 0 ? { ...variable, unit: 'h' } : variable)) }
    const check = await checkFormula(coe, { body: broken })
    expect(check.fields).toMatchObject({ 'names.en': [{ key: 'errors.required' }], 'variables.0.unit': [{ key: 'formulas.body.sourceUnit' }] })
    expect(check.problems).toMatchObject([{ key: 'formulas.check.unlike', from: 14, to: 18, params: { here: 'money/h', there: 'h' } }])
    expect(check.live).toBeNull()
    const good = await checkFormula(coe, { body })
    expect(good).toMatchObject({ fields: {}, problems: [], examples: [{ passed: true, value: 300 }] })
    const half = await checkFormula(coe, { body: { ...body, expression: 'failedItems * manualTime * (' } })
    expect(half.problems).toMatchObject([{ key: 'formulas.check.unfinished' }])
  })
})

describe('what uses a formula', () => {
  it('is the business cases that the reader may see, and the places that compute with it', async () => {
    const finance = await personCtx('finance', { now })
    const line = (ordinal: string) => `{"lines":[{"amount":{"key":"direct-benefit","kind":"formula","ordinal":${ordinal},"values":{}}}]}`
    await db.businessCase.create({ data: { number: 1, name: 'Follows', ownerId: finance.actor.id, currency: 'CNY', body: line('null') } })
    await db.businessCase.create({ data: { number: 2, name: 'Pinned', ownerId: finance.actor.id, currency: 'CNY', body: line('1') } })
    await db.businessCase.create({ data: { number: 3, name: 'Other', ownerId: finance.actor.id, currency: 'CNY', body: '{"lines":[{"amount":{"key":"direct-benefit-net","kind":"formula","ordinal":null}}]}' } })
    expect(await usedBy(finance, 'direct-benefit')).toMatchObject({ places: [], cases: [{ number: 2, pinned: true }, { number: 1, pinned: false }], moreCases: 0 })
    const elsewhere = await personCtx('process-owner', { departmentId: (await makeDepartment(db)).id })
    expect((await usedBy(elsewhere, 'direct-benefit')).cases).toEqual([])
    expect((await usedBy(await personCtx('reviewer'), 'direct-benefit')).cases).toBeNull()
    expect((await usedBy(finance, 'lost-failed')).places).toEqual(['ledger'])
  })
})
