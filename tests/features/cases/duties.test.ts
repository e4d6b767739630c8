import { beforeEach, describe, expect, it } from 'vitest'
import { beginCaseDraft, discardCaseDraft } from '@/lib/features/cases/begin-draft'
import { createCase } from '@/lib/features/cases/create-case'
import { decideCase } from '@/lib/features/cases/decide-case'
import { getCase } from '@/lib/features/cases/detail'
import { handInCase } from '@/lib/features/cases/hand-in'
import { listCases } from '@/lib/features/cases/queries'
import { readInputs, todayOf } from '@/lib/features/cases/read-inputs'
import { saveCase } from '@/lib/features/cases/save-case'
import { archiveCase, restoreCase } from '@/lib/features/cases/withdraw-case'
import { readRateBook } from '@/lib/features/rates/read-book'
import { enterReading } from '@/lib/features/readings/enter-reading'
import { takeBackReading } from '@/lib/features/readings/take-back-reading'
import type { Ctx } from '@/lib/server/ctx'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { caseWorld, now, plainCase } from './case-world'

const { db, reset } = useDatabase()
beforeEach(reset)

const coe = () => personCtx('coe', { now })
const finance = () => personCtx('finance', { now })

/** Handed in by the first, approved by the second. */
async function approved(writer: Ctx, decider: Ctx, automationId: string) {
  const { number, id, version } = await plainCase(writer, automationId)
  await handInCase(writer, { id, version })
  await decideCase(decider, { id, version: (await getCase(decider, { number })).version, outcome: 'approved' })
  return getCase(writer, { number })
}

describe('who decides on a business case', () => {
  it('never owned it: whoever hands it on does not approve it afterwards', async () => {
    const { automation } = await caseWorld(db)
    const [author, next, other] = [await finance(), await coe(), await finance()]
    const { id, number, version, name, currency, body } = await plainCase(author, automation.id)
    await saveCase(author, { id, version, name, currency, body, ownerId: next.actor.id })
    await handInCase(next, { id, version: (await getCase(next, { number })).version })
    const found = await getCase(author, { number })
    expect(found.may.decide).toMatchObject([{ key: 'approvals.apart.formerOwnerDecidesCase' }])
    await expect(decideCase(author, { id, version: found.version, outcome: 'approved' })).rejects.toMatchObject({ code: 'rule', key: 'approvals.apart.formerOwnerDecidesCase' })
    await decideCase(other, { id, version: found.version, outcome: 'approved' })
  })

  it('brings no approved case of their own back into the plan', async () => {
    const { automation } = await caseWorld(db)
    const [owner, other] = [await finance(), await finance()]
    const { id, number, version } = await approved(owner, other, automation.id)
    await archiveCase(other, { id, version })
    const found = await getCase(owner, { number })
    expect(found.may.restore).toBe(false)
    await expect(restoreCase(owner, { id, version: found.version })).rejects.toMatchObject({ code: 'rule' })
    await restoreCase(other, { id, version: found.version })
  })
})

it('a draft that is thrown away leaves the approved case in its own currency', async () => {
  const { automation } = await caseWorld(db)
  const writer = await coe()
  const { id, number, version, body, npvMinor } = await approved(writer, await finance(), automation.id).then(async (found) => ({ ...found, ...(await db.businessCase.findUniqueOrThrow({ where: { id: found.id }, select: { npvMinor: true } })) }))
  await beginCaseDraft(writer, { id, version })
  await saveCase(writer, { id, version: version + 1, name: 'In dollars', currency: 'USD', body })
  await discardCaseDraft(writer, { id, version: version + 2 })
  expect(await getCase(writer, { number })).toMatchObject({ status: 'approved', currency: 'CNY' })
  expect(await db.businessCase.findUniqueOrThrow({ where: { id }, select: { npvMinor: true } })).toEqual({ npvMinor })
})

it('a template with figures of an automation is seen in its department alone', async () => {
  const { automation, finance: own, foreign } = await caseWorld(db)
  const [writer, reader] = [await personCtx('process-owner', { now, departmentId: own.id }), await personCtx('process-owner', { now, departmentId: foreign.id })]
  const { number } = await createCase(writer, { automationId: automation.id, isTemplate: true, name: 'Entry of invoices' })
  await createCase(await coe(), { isTemplate: true, name: 'For everybody' })
  expect((await listCases(reader, { kind: 'template' })).rows.map(({ name }) => name)).toEqual(['For everybody'])
  await expect(getCase(reader, { number })).rejects.toMatchObject({ code: 'not_found' })
  expect((await listCases(writer, { kind: 'template' })).total).toBe(2)
})

it('a reading that was taken back is no value; the month before counts again', async () => {
  const { automation } = await caseWorld(db)
  const ctx = await coe()
  const adoption = async () => (await readInputs(ctx, { automationId: automation.id, requestId: null }, { asOf: await todayOf(ctx), book: await readRateBook(ctx), currency: 'CNY' }))['readings.adoption']!.value
  const { id } = await enterReading(ctx, { automationId: automation.id, month: '2026-10', kind: 'adoption', value: 80, source: 'survey' })
  expect(await adoption()).toBe(80)
  await takeBackReading(ctx, { id, reason: 'another month was meant' })
  expect(await adoption()).toBeNull()
  await enterReading(ctx, { automationId: automation.id, month: '2026-09', kind: 'adoption', value: 70, source: 'survey' })
  expect(await adoption()).toBe(70)
})
