import { beforeEach, describe, expect, it } from 'vitest'
import { freezeBaseline } from '@/lib/features/processes/freeze-baseline'
import { getProcess } from '@/lib/features/processes/queries'
import { makeDepartment, makeProcess } from '@/prisma/seed/factories'
import { auditOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

const now = new Date('2026-11-02T02:00:00.000Z')
const measured = { annualVolume: '12,000', manualMinutes: '12.5', errorPercent: '2.5', hourlyWage: '65.50', source: 'Time study, 40 cases', measuredOn: '2026-10-20', validFrom: '2026-11-01' }

describe('freezing a baseline', () => {
  it('adds a version in exact units and records it', async () => {
    const ctx = await personCtx('process-owner', { now })
    const { id: processId } = await makeProcess(db)
    const baseline = await freezeBaseline(ctx, { processId, ...measured })
    expect(baseline).toMatchObject({ ordinal: 1, annualVolume: 12_000, manualMs: 750_000, errorBasisPoints: 250, hourlyWageMinor: 6550n, currency: 'CNY', frozenById: ctx.actor.id })
    expect(await auditOf('baseline.frozen')).toMatchObject({ after: { manualMs: 750_000, hourlyWageMinor: '6550' } })
  })

  it('leaves every older version as it was', async () => {
    const ctx = await personCtx('coe', { now })
    const { id: processId } = await makeProcess(db)
    await freezeBaseline(ctx, { processId, ...measured })
    const first = await db.processBaseline.findFirstOrThrow()
    await freezeBaseline(ctx, { processId, ...measured, manualMinutes: 10, validFrom: '2026-11-02' })
    expect(await db.processBaseline.findUnique({ where: { id: first.id } })).toEqual(first)
    const detail = await getProcess(ctx, { id: processId })
    expect(detail.baselines.map((baseline) => [baseline.ordinal, baseline.manualMs, baseline.measuredOn, baseline.frozenBy])).toEqual([
      [2, 600_000, '2026-10-20', ctx.actor.name],
      [1, 750_000, '2026-10-20', ctx.actor.name],
    ])
    expect(detail.baseline?.ordinal).toBe(2)
  })

  it.each([
    ['no volume', { annualVolume: '' }, 'annualVolume', 'errors.required'],
    ['half an item', { annualVolume: '1.5' }, 'annualVolume', 'errors.integer'],
    ['no time', { manualMinutes: '0' }, 'manualMinutes', 'errors.min'],
    ['words for a number', { manualMinutes: 'ten' }, 'manualMinutes', 'errors.number'],
    ['an error rate above 100 %', { errorPercent: '101' }, 'errorPercent', 'errors.max'],
    ['a wage with a fraction of a cent', { hourlyWage: '65.505' }, 'hourlyWage', 'portfolio.moneyDecimals'],
    ['an unknown currency', { currency: 'yuan' }, 'currency', 'portfolio.currency'],
    ['no source', { source: ' ' }, 'source', 'errors.required'],
    ['a measurement in the future', { measuredOn: '2026-11-03' }, 'measuredOn', 'processes.baseline.measuredInFuture'],
    ['a day that does not exist', { validFrom: '2026-02-30' }, 'validFrom', 'errors.date'],
  ] as const)('refuses %s and says so beside the field', async (_, change, field, key) => {
    const { id: processId } = await makeProcess(db)
    await expect(freezeBaseline(await personCtx('coe', { now }), { processId, ...measured, ...change })).rejects.toMatchObject({ code: 'invalid', fields: { [field]: [{ key }] } })
    expect(await db.processBaseline.count()).toBe(0)
  })

  it('never reaches back behind the version before it', async () => {
    const ctx = await personCtx('coe', { now })
    const { id: processId } = await makeProcess(db)
    await freezeBaseline(ctx, { processId, ...measured })
    await expect(freezeBaseline(ctx, { processId, ...measured, validFrom: '2026-10-31' })).rejects.toMatchObject({
      fields: { validFrom: [{ key: 'processes.baseline.beforeLatest', params: { day: '2026-11-01' } }] },
    })
  })

  it('gives two people who freeze at once two different versions or one conflict', async () => {
    const ctx = await personCtx('coe', { now })
    const { id: processId } = await makeProcess(db)
    const answers = await Promise.allSettled([1, 2, 3].map((minutes) => freezeBaseline(ctx, { processId, ...measured, manualMinutes: minutes })))
    for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'conflict' })
    const ordinals = (await db.processBaseline.findMany({ orderBy: { ordinal: 'asc' } })).map((row) => row.ordinal)
    expect(ordinals).toEqual(ordinals.map((_, i) => i + 1))
    expect(ordinals).toHaveLength(answers.filter((answer) => answer.status === 'fulfilled').length)
  })

  it('is refused to other roles, for archived processes, and hides foreign ones', async () => {
    const [own, foreign] = [await makeDepartment(db), await makeDepartment(db)]
    const { id } = await makeProcess(db, { departmentId: foreign.id })
    await expect(freezeBaseline(await personCtx('ops', { now }), { processId: id, ...measured })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(freezeBaseline(await personCtx('process-owner', { departmentId: own.id, now }), { processId: id, ...measured })).rejects.toMatchObject({ code: 'not_found' })
    await db.businessProcess.update({ where: { id }, data: { archivedAt: now } })
    await expect(freezeBaseline(await personCtx('coe', { now }), { processId: id, ...measured })).rejects.toMatchObject({ code: 'rule', key: 'processes.archived' })
  })
})
