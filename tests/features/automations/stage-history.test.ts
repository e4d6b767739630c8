import { beforeEach, describe, expect, it } from 'vitest'
import { createAutomation } from '@/lib/features/automations/create-automation'
import { setStage } from '@/lib/features/automations/set-stage'
import { stageHistory } from '@/lib/features/automations/stage-history'
import { updateAutomation } from '@/lib/features/automations/update-automation'
import { makeAutomation, makeDepartment, makePerson, makeProcess } from '@/prisma/seed/factories'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

const at = (day: string) => new Date(`${day}T02:00:00.000Z`)

describe('the stages of an automation', () => {
  it('are kept with who moved it, on what checks and why', async () => {
    const owner = await makePerson(db)
    const { id } = await makeAutomation(db, { ownerId: owner.id, createdAt: at('2026-11-01') })
    const forward = await personCtx('coe', { now: at('2026-11-05'), name: 'Wang' })
    await setStage(forward, { id, version: 1, to: 'approved' })
    await setStage({ ...forward, now: at('2026-11-11') }, { id, version: 2, to: 'assessed', note: 'Rules changed' })
    const { spans } = await stageHistory(await personCtx('steering', { now: at('2026-11-20') }), { id })
    expect(spans.map(({ stage, durationMs, entered }) => [stage, durationMs / 86_400_000, entered?.byName, entered?.reason, entered?.checks])).toEqual([
      ['assessed', 4, undefined, undefined, undefined],
      ['approved', 6, 'Wang', null, ['hasOwner']],
      ['assessed', 9, 'Wang', 'Rules changed', []],
    ])
  })

  it('cannot be changed in the database, and a refused step leaves none', async () => {
    const { id } = await makeAutomation(db)
    const ctx = await personCtx('coe')
    await expect(setStage(ctx, { id, version: 1, to: 'approved' })).rejects.toMatchObject({ code: 'rule' })
    expect(await db.stageChange.count()).toBe(0)
    await setStage(ctx, { id, version: 1, to: 'retired', note: 'x' })
    await expect(db.stageChange.deleteMany({ where: { automationId: id } })).rejects.toThrow()
    await expect(db.stageChange.updateMany({ where: { automationId: id }, data: { to: 'live' } })).rejects.toThrow()
  })

  it('are hidden from other departments', async () => {
    const [own, foreign] = [await makeDepartment(db), await makeDepartment(db)]
    const { id } = await makeAutomation(db, { processId: (await makeProcess(db, { departmentId: foreign.id })).id })
    await expect(stageHistory(await personCtx('process-owner', { departmentId: own.id }), { id })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the plan of an automation', () => {
  it('holds the day of going live and the cost of the first year, and health is judged by it', async () => {
    const process = await makeProcess(db)
    const ctx = await personCtx('coe', { now: at('2026-11-20') })
    const made = await createAutomation(ctx, { processId: process.id, name: 'Robot', technology: 'rpa', plannedLiveOn: '2026-11-10', yearOneCost: '98,000.50' })
    expect(made).toMatchObject({ plannedLiveOn: '2026-11-10', yearOneCostMinor: 9_800_050n, yearOneCostCurrency: 'CNY' })
    expect((await stageHistory(ctx, { id: made.id })).health).toEqual({ state: 'late', reasons: [{ key: 'phases.health.liveOverdue', params: { days: 10 } }] })
    expect(await updateAutomation(ctx, { id: made.id, version: 1, name: 'Robot', technology: 'rpa' })).toMatchObject({ plannedLiveOn: null, yearOneCostMinor: null })
    await expect(updateAutomation(ctx, { id: made.id, version: 2, name: 'Robot', technology: 'rpa', yearOneCost: 'much' })).rejects.toMatchObject({ fields: { yearOneCost: [{ key: 'portfolio.money' }] } })
  })
})
