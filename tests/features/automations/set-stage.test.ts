import { beforeEach, describe, expect, it } from 'vitest'
import { setStage } from '@/lib/features/automations/set-stage'
import { makeAutomation, makeBaseline, makeDepartment, makePerson, makeProcess, makeProgramme } from '@/prisma/seed/factories'
import { actionsOf, auditOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

const now = new Date('2026-11-02T02:00:00.000Z')

async function readyForLive() {
  const [owner, deputy, process] = [await makePerson(db), await makePerson(db), await makeProcess(db)]
  const { phases } = await makeProgramme(db)
  await makeBaseline(db, process.id)
  return makeAutomation(db, { stage: 'in-test', ownerId: owner.id, deputyId: deputy.id, processId: process.id, phaseId: phases[0]!.id })
}

describe('the stage of an automation', () => {
  it('goes live when everything holds; the day and the facts of the decision are kept', async () => {
    const { id } = await readyForLive()
    expect(await setStage(await personCtx('coe', { now }), { id, version: '1', to: 'live' })).toMatchObject({ stage: 'live', liveSince: now, version: 2 })
    expect(await auditOf('automation.stage-changed')).toMatchObject({ before: { stage: 'in-test' }, after: { stage: 'live' }, facts: { decidedOn: { hasBaseline: true } } })
  })

  it('does not go live without a frozen baseline and a deputy, and names both', async () => {
    const { id, processId } = await readyForLive()
    await db.processBaseline.deleteMany({ where: { processId } })
    await db.automation.update({ where: { id }, data: { deputyId: null } })
    await expect(setStage(await personCtx('coe'), { id, version: 1, to: 'live' })).rejects.toMatchObject({
      code: 'rule', reasons: [{ key: 'automations.checks.twoOwners' }, { key: 'automations.checks.baselineFrozen' }],
    })
    expect(await actionsOf('automation', id)).toEqual([])
  })

  it('is not taken live by whoever built it', async () => {
    const { id } = await readyForLive()
    const builder = await personCtx('coe')
    await db.automation.update({ where: { id }, data: { builderId: builder.actor.id } })
    await expect(setStage(builder, { id, version: 1, to: 'live' })).rejects.toMatchObject({ key: 'automations.checks.notByBuilder' })
    await expect(setStage(await personCtx('coe'), { id, version: 1, to: 'live' })).resolves.toMatchObject({ stage: 'live' })
  })

  it('goes back or out of service only with a reason, and keeps the first day in service', async () => {
    const { id } = await readyForLive()
    const ctx = await personCtx('coe', { now })
    await setStage(ctx, { id, version: 1, to: 'live' })
    await expect(setStage(ctx, { id, version: 2, to: 'in-test' })).rejects.toMatchObject({ fields: { note: [{ key: 'errors.required' }] } })
    await setStage(ctx, { id, version: 2, to: 'in-test', note: 'Layout of the portal changed' })
    expect(await setStage({ ...ctx, now: new Date('2026-12-01') }, { id, version: 3, to: 'live' })).toMatchObject({ liveSince: now })
    const retired = await setStage(ctx, { id, version: 4, to: 'retired', note: 'Replaced' })
    expect(await setStage(ctx, { id, version: retired.version, to: 'assessed' })).toMatchObject({ stage: 'assessed', liveSince: null })
  })

  it('is moved by one of two people who press the button at once', async () => {
    const { id } = await readyForLive()
    const ctx = await personCtx('coe')
    const answers = await Promise.allSettled([setStage(ctx, { id, version: 1, to: 'live' }), setStage(ctx, { id, version: 1, to: 'retired', note: 'x' })])
    expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await actionsOf('automation', id)).toHaveLength(1)
  })

  it('takes no step that the table does not hold', async () => {
    const { id } = await makeAutomation(db)
    await expect(setStage(await personCtx('coe'), { id, version: 1, to: 'watched' })).rejects.toMatchObject({ key: 'automations.noSuchStep', params: { from: 'assessed', to: 'watched' } })
  })

  it('is refused to other roles and hidden from other departments', async () => {
    const [own, foreign] = [await makeDepartment(db), await makeDepartment(db)]
    const { id } = await makeAutomation(db, { processId: (await makeProcess(db, { departmentId: foreign.id })).id })
    await expect(setStage(await personCtx('process-owner'), { id, version: 1, to: 'retired', note: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(setStage(await personCtx('coe', { departmentId: own.id }), { id, version: 1, to: 'retired', note: 'x' })).rejects.toMatchObject({ code: 'not_found' })
  })
})
