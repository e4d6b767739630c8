import { beforeEach, describe, expect, it } from 'vitest'
import { enterReading } from '@/lib/features/readings/enter-reading'
import { automationReadings } from '@/lib/features/readings/queries'
import { readingKey, readingsFor } from '@/lib/features/readings/read-readings'
import { takeBackReading } from '@/lib/features/readings/take-back-reading'
import { makeAutomation, makeDepartment, makeProcess } from '@/prisma/seed/factories'
import { auditOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

const now = new Date('2026-11-02T02:00:00.000Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const typed = { month: '2026-10', source: 'Survey of the department' }

describe('entering a reading', () => {
  it('stores adoption in basis points and items as they are, and records it', async () => {
    const ctx = await personCtx('process-owner', { now })
    const { id: automationId } = await makeAutomation(db)
    await enterReading(ctx, { ...typed, automationId, kind: 'adoption', value: '87.5' })
    await enterReading(ctx, { ...typed, automationId, kind: 'scope-items', value: '1,200' })
    const found = (await readingsFor(ctx, { automationIds: [automationId] })).get(readingKey(automationId, '2026-10'))
    expect(found).toMatchObject({ adoption: { value: 8750n }, 'scope-items': { value: 1200n } })
    expect(await auditOf('reading.entered')).toMatchObject({ after: { kind: 'scope-items', value: '1200', month: '2026-10' } })
  })

  it('counts the newest of a month and keeps the others', async () => {
    const ctx = await personCtx('coe', { now })
    const { id: automationId } = await makeAutomation(db)
    await enterReading(ctx, { ...typed, automationId, kind: 'late-items', value: 4 })
    expect(await enterReading({ ...ctx, now: later(1) }, { ...typed, automationId, kind: 'late-items', value: 6 })).toMatchObject({ replaced: true })
    expect((await readingsFor(ctx)).get(readingKey(automationId, '2026-10'))).toMatchObject({ 'late-items': { value: 6n } })
    expect((await automationReadings(ctx, { automationId })).lines.map(({ value, counts }) => [value, counts])).toEqual([[6, true], [4, false]])
    const [first] = await db.valueReading.findMany({ orderBy: { createdAt: 'asc' } })
    await expect(db.valueReading.update({ where: { id: first!.id }, data: { value: 9n } })).rejects.toThrow()
  })

  it('asks once more about what looks strange', async () => {
    const ctx = await personCtx('coe', { now })
    const { id: automationId } = await makeAutomation(db)
    await expect(enterReading(ctx, { ...typed, automationId, kind: 'adoption', value: 0 })).rejects.toMatchObject({ fields: { sure: [{ key: 'rates.readings.ask.nobody' }] } })
    await enterReading(ctx, { ...typed, automationId, kind: 'adoption', value: 0, sure: 'true' })
    await enterReading(ctx, { ...typed, automationId, kind: 'scope-items', value: 10 })
    await expect(enterReading(ctx, { ...typed, automationId, kind: 'late-items', value: 11 })).rejects.toMatchObject({ fields: { sure: [{ key: 'rates.readings.ask.moreLateThanScope' }] } })
  })

  it.each([
    ['a month to come', { month: '2026-12' }, 'month', 'rates.readings.inFuture'],
    ['a month that does not exist', { month: '2026-13' }, 'month', 'errors.pattern'],
    ['more than everybody', { value: '101' }, 'value', 'errors.max'],
    ['no source', { source: '' }, 'source', 'errors.required'],
  ] as const)('refuses %s', async (_, change, field, key) => {
    const { id: automationId } = await makeAutomation(db)
    await expect(enterReading(await personCtx('coe', { now }), { ...typed, automationId, kind: 'adoption', value: 50, ...change })).rejects.toMatchObject({ code: 'invalid', fields: { [field]: [{ key }] } })
  })

  it('is refused to other roles and hides automations of other departments', async () => {
    const [own, foreign] = [await makeDepartment(db), await makeDepartment(db)]
    const { id: automationId } = await makeAutomation(db, { processId: (await makeProcess(db, { departmentId: foreign.id })).id })
    const input = { ...typed, automationId, kind: 'adoption', value: 50 }
    for (const role of ['ops', 'steering', 'auditor', 'employee', 'reviewer'] as const) await expect(enterReading(await personCtx(role, { now }), input)).rejects.toMatchObject({ code: 'forbidden' })
    const owner = await personCtx('process-owner', { now, departmentId: own.id })
    await expect(enterReading(owner, input)).rejects.toMatchObject({ code: 'not_found' })
    await expect(automationReadings(owner, { automationId })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('taking a reading back', () => {
  it('makes the month unread again, and stays on record', async () => {
    const ctx = await personCtx('coe', { now })
    const { id: automationId } = await makeAutomation(db)
    const { id } = await enterReading(ctx, { ...typed, automationId, kind: 'adoption', value: 60 })
    await takeBackReading({ ...ctx, now: later(1) }, { id, reason: 'Another automation was meant' })
    expect((await readingsFor(ctx)).get(readingKey(automationId, '2026-10'))).toEqual({})
    expect((await automationReadings(ctx, { automationId })).lines.map(({ value, counts }) => [value, counts])).toEqual([[null, true], [6000, false]])
    expect(await auditOf('reading.taken-back')).toMatchObject({ before: { value: '6000' }, facts: { reason: 'Another automation was meant' } })
    await expect(takeBackReading(ctx, { id, reason: 'Again' })).rejects.toMatchObject({ code: 'rule', key: 'rates.readings.notCounted' })
    await expect(takeBackReading(await personCtx('ops', { now }), { id, reason: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
  })
})
