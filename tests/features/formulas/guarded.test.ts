import { beforeEach, describe, expect, it } from 'vitest'
import { formulaContent } from '@/lib/content/formulas'
import { draftOf } from '@/lib/core/formula/draft'
import { tryFormula } from '@/lib/features/formulas/check-formula'
import { publishShipped } from '@/lib/features/formulas/publish-shipped'
import { saveDraft } from '@/lib/features/formulas/save-draft'
import { submitDraft } from '@/lib/features/formulas/submit-draft'
import { enterReading } from '@/lib/features/readings/enter-reading'
import { takeBackReading } from '@/lib/features/readings/take-back-reading'
import { makeAutomation, makeBaseline, makeProcess } from '@/prisma/seed/factories'
import { asSystem, personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)
const now = new Date('2026-11-22T10:00:00Z')

describe('a formula that the portal computes with by itself', () => {
  it('keeps its unit: hours are never booked as money', async () => {
    await publishShipped(asSystem(now), {})
    const author = await personCtx('finance', { now })
    const body = draftOf(formulaContent('realised-benefit'))
    const items = body.variables.find(({ unit }) => unit === 'item')!
    const inItems = { ...body, expression: items.name, unit: 'item', variables: [items], examples: [{ note: { en: 'Two', 'zh-CN': '两件' }, values: { [items.name]: 2 }, expected: 2, tolerance: 0 }] }
    const { version } = await saveDraft(author, { key: 'realised-benefit', body: inItems, reason: 'count only' })
    await expect(submitDraft(author, { key: 'realised-benefit', version })).rejects.toMatchObject({ code: 'rule', key: 'formulas.draft.unitsStay' })
    const same = await saveDraft(author, { key: 'realised-benefit', version, body: { ...body, explanation: { ...body.explanation, en: 'Said otherwise.' } }, reason: 'clearer' })
    await submitDraft(author, { key: 'realised-benefit', version: same.version })
  })
})

describe('what a formula is tried with', () => {
  it('is no wage of the baseline for those to whom the process page does not show it', async () => {
    const process = await makeProcess(db)
    await makeBaseline(db, process.id, { hourlyWageMinor: 6000n, currency: 'CNY' })
    const automation = await makeAutomation(db, { processId: process.id, plannedCoverageBp: 8000 })
    const wageFor = async (role: 'reviewer' | 'ops' | 'coe') => (await tryFormula(await personCtx(role, { now }), { key: 'direct-benefit', automationId: automation.id })).inputs.find(({ name }) => name === 'costPerItem')!
    for (const role of ['reviewer', 'ops'] as const) expect(await wageFor(role)).toMatchObject({ value: null, note: 'hiddenWage' })
    expect((await wageFor('coe')).value).toBeGreaterThan(0)
  })

  it('is no reading that was taken back', async () => {
    const automation = await makeAutomation(db)
    const ctx = await personCtx('coe', { now })
    const adoption = async () => (await tryFormula(ctx, { key: 'realised-benefit', automationId: automation.id })).inputs.find(({ name }) => name === 'adoption')!
    const { id } = await enterReading(ctx, { automationId: automation.id, month: '2026-10', kind: 'adoption', value: 80, source: 'survey' })
    expect(await adoption()).toMatchObject({ value: 80, note: 'reading' })
    await takeBackReading(ctx, { id, reason: 'another month was meant' })
    expect((await adoption()).note).not.toBe('reading')
  })
})
