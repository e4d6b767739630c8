import { beforeEach, describe, expect, it } from 'vitest'
import { scoringContent } from '@/lib/content/scoring'
import { assess } from '@/lib/core/scoring/assess'
import { fieldNames } from '@/lib/core/scoring/fields'
import { backtest } from '@/lib/features/backtest/queries'
import { forgetSettings } from '@/lib/server/settings'
import { makeDepartment } from '@/prisma/seed/factories'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { liveIdea, now } from '../../support/recognition'

const { db, reset } = useDatabase()
beforeEach(reset)
beforeEach(forgetSettings)

const coe = () => personCtx('coe', { now })

/** An assessment that promises `releasedHours` a year at 60 an hour. */
async function assessment(requestId: string, assessorId: string, itemsPerYear: number, given: { ordinal?: number; currency?: string } = {}) {
  const { ordinal = 1, currency = 'CNY' } = given
  const constants = scoringContent()
  const model = (await db.scoringModel.findFirst()) ?? (await db.scoringModel.create({ data: { ordinal: 1, weights: JSON.stringify(constants) } }))
  const known: Record<string, number | string> = { itemsPerYear, manualMs: 600_000, attendedMs: 60_000, coverageBp: 10_000, successBp: 10_000, hourlyWageMinor: 6000, basis: 'measured', ruleBased: 5, digitalInput: 5, structuredInput: 5, stability: 5, documentation: 5, buildTenthDays: 100, buildCostMinor: 2_000_000, runCostMinor: 0, owner: 'yes', blocker: 'no', unlawful: 'no' }
  const values = Object.fromEntries(fieldNames.map((name) => [name, known[name] ?? null])) as unknown as Parameters<typeof assess>[0]
  const result = assess(values, {}, constants, currency)
  const fields = Object.fromEntries(fieldNames.map((name) => [name, { value: values[name], source: 'assessor' }]))
  return db.assessment.create({ data: { requestId, assessorId, ordinal, scoringModelId: model.id, technology: 'workflow', inputs: JSON.stringify({ currency, fields }), result: JSON.stringify({ ...result, overrides: {} }), scoreHundredths: Math.round(result.score * 100) } })
}

/** A live idea of ten items a day (3,650 a year), assessed as `itemsPerYear`. */
async function assessedIdea(liveOn: string, itemsPerYear: number, assessorId: string, data: Parameters<typeof liveIdea>[1] = {}) {
  const live = await liveIdea(liveOn, data)
  const { id } = await assessment(live.request.id, assessorId, itemsPerYear)
  await db.request.update({ where: { id: live.request.id }, data: { assessmentId: id } })
  return live
}

describe('the back-test', () => {
  it('compares the promise of the assessment with a year at the measured rate', async () => {
    const assessor = await coe()
    const { request } = await assessedIdea('2026-08-15', 7300, assessor.actor.id, { actualTenthDays: 150, actualCostMinor: 3_000_000n })
    const { cases, overall } = await backtest(assessor, {})
    // Nine minutes × 7,300 items and × 3,650 items a year, at 60 an hour.
    expect(cases).toMatchObject([{ requestId: request.id, predictedMinor: 6_570_000, days: 100, effort: { predicted: 100, actual: 150 }, cost: { predicted: 2_000_000, actual: 3_000_000 } }])
    expect(cases[0]!.measuredMinor).toBeCloseTo(3_285_000, 0)
    expect(overall).toMatchObject({ measured: 1, benefit: { n: 1, median: null } })
  })

  it('takes the assessment that approval was decided on, not a later one', async () => {
    const assessor = await coe()
    const { request } = await assessedIdea('2026-08-15', 7300, assessor.actor.id)
    const first = await db.assessment.findFirstOrThrow()
    const policy = await db.approvalPolicy.create({ data: { ordinal: 1, rules: '{}' } })
    await db.approvalRound.create({ data: { requestId: request.id, ordinal: 1, policyId: policy.id, status: 'approved', openedAt: now, facts: JSON.stringify({ assessmentId: first.id }) } })
    const later = await assessment(request.id, assessor.actor.id, 3650, { ordinal: 2 })
    await db.request.update({ where: { id: request.id }, data: { assessmentId: later.id } })
    expect((await backtest(assessor, {})).cases).toMatchObject([{ predictedMinor: 6_570_000 }])
  })

  it('states the bias of departments and assessors with five ideas, says how many without, and proposes nothing on few', async () => {
    const [hopeful, careful] = [await coe(), await coe()]
    const department = await makeDepartment(db, { name: 'Sales' })
    for (let i = 0; i < 5; i += 1) await assessedIdea('2026-08-15', 7300, hopeful.actor.id, { departmentId: department.id })
    await assessedIdea('2026-08-15', 3650, careful.actor.id)
    const view = await backtest(hopeful, {})
    expect(view.byDepartment[0]).toMatchObject({ key: department.id, cases: 5, benefit: { n: 5 } })
    expect(view.byDepartment[0]!.benefit.median).toBeCloseTo(0.5, 2)
    expect(view.byAssessor.find(({ key }) => key === careful.actor.id)).toMatchObject({ benefit: { n: 1, median: null } })
    expect(view.tenths).toHaveLength(1)
    expect(view.proposal).toMatchObject({ ok: false, reasons: [{ key: 'backtest.propose.tooFew' }] })
  })

  it('waits for enough days, and names what it leaves out', async () => {
    const assessor = await coe()
    await assessedIdea('2026-11-10', 3650, assessor.actor.id)
    await liveIdea('2026-08-15')
    const foreign = await liveIdea('2026-08-15')
    const { id } = await assessment(foreign.request.id, assessor.actor.id, 3650, { currency: 'EUR' })
    await db.request.update({ where: { id: foreign.request.id }, data: { assessmentId: id } })
    expect(await backtest(assessor, {})).toMatchObject({ cases: [{ measuredMinor: null, days: 13 }], unassessed: 1, otherCurrency: 1, overall: { measured: 0 } })
  })

  it('is refused to those who do not see the portfolio', async () => {
    await expect(backtest(await personCtx('employee'), {})).rejects.toMatchObject({ code: 'forbidden' })
  })
})
