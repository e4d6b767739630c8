import { beforeEach, describe, expect, it } from 'vitest'
import { archiveAutomation, restoreAutomation } from '@/lib/features/automations/archive-automation'
import { assignPhase } from '@/lib/features/automations/assign-phase'
import { createAutomation } from '@/lib/features/automations/create-automation'
import { findAutomations, getAutomation, listAutomations } from '@/lib/features/automations/queries'
import { updateAutomation } from '@/lib/features/automations/update-automation'
import { makeAutomation, makeDepartment, makeEngineProcess, makePerson, makeProcess, makeProgramme } from '@/prisma/seed/factories'
import { actionsOf, auditOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

const facts = { name: 'Expense bot', technology: 'rpa' }

describe('creating an automation', () => {
  it('starts as assessed and is recorded', async () => {
    const [process, owner] = [await makeProcess(db), await makePerson(db)]
    const { phases } = await makeProgramme(db)
    const automation = await createAutomation(await personCtx('coe'), {
      ...facts, nameZh: '报销机器人', processId: process.id, ownerId: owner.id, phaseId: phases[0]!.id, targetSuccessPercent: '99.5',
    })
    expect(automation).toMatchObject({ code: 'A-001', stage: 'assessed', targetSuccessBp: 9950, targetAhtReductionBp: null, phase: { key: 'pilot' } })
    expect(await actionsOf('automation', automation.id)).toEqual(['automation.created'])
  })

  it.each(['process-owner', 'ops', 'steering', 'auditor', 'employee'] as const)('is refused to the role %s', async (role) => {
    const process = await makeProcess(db)
    await expect(createAutomation(await personCtx(role), { ...facts, processId: process.id })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('hides processes of other departments and refuses archived ones and closed phases', async () => {
    const [own, foreign] = [await makeDepartment(db), await makeDepartment(db)]
    const hidden = await makeProcess(db, { departmentId: foreign.id })
    await expect(createAutomation(await personCtx('coe', { departmentId: own.id }), { ...facts, processId: hidden.id })).rejects.toMatchObject({ code: 'not_found' })
    const ctx = await personCtx('coe')
    const archived = await makeProcess(db, { archivedAt: new Date() })
    await expect(createAutomation(ctx, { ...facts, processId: archived.id })).rejects.toMatchObject({ key: 'processes.archived' })
    const { phases } = await makeProgramme(db)
    await db.phase.update({ where: { id: phases[0]!.id }, data: { status: 'closed' } })
    await expect(createAutomation(ctx, { ...facts, processId: hidden.id, phaseId: phases[0]!.id })).rejects.toMatchObject({ key: 'automations.phaseClosed' })
  })

  it('names the fields that are wrong', async () => {
    const [ctx, process, person] = [await personCtx('coe'), await makeProcess(db), await makePerson(db)]
    const input = { ...facts, processId: process.id }
    await expect(createAutomation(ctx, { ...input, ownerId: person.id, deputyId: person.id })).rejects.toMatchObject({ fields: { deputyId: [{ key: 'automations.deputyIsOwner' }] } })
    await expect(createAutomation(ctx, { ...input, ownerId: 'x', builderId: 'y' })).rejects.toMatchObject({ fields: { ownerId: expect.any(Array), builderId: expect.any(Array) } })
    await expect(createAutomation(ctx, { ...input, technology: 'magic', targetSuccessPercent: '120' })).rejects.toMatchObject({
      fields: { technology: [{ key: 'errors.choice' }], targetSuccessPercent: [{ key: 'errors.max' }] },
    })
  })
})

describe('changing an automation', () => {
  it('records before and after; a stale form is a conflict', async () => {
    const ctx = await personCtx('coe')
    const { id } = await makeAutomation(db, { name: 'Old' })
    await updateAutomation(ctx, { ...facts, id, version: 1 })
    expect(await auditOf('automation.updated')).toMatchObject({ before: { name: 'Old' }, after: { name: 'Expense bot', technology: 'rpa' } })
    await expect(updateAutomation(ctx, { ...facts, id, version: 1 })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('leaves two owners to what is in service', async () => {
    const [ctx, owner, deputy] = [await personCtx('coe'), await makePerson(db), await makePerson(db)]
    const { id } = await makeAutomation(db, { stage: 'live', ownerId: owner.id, deputyId: deputy.id })
    await expect(updateAutomation(ctx, { ...facts, id, version: 1, ownerId: owner.id })).rejects.toMatchObject({ code: 'rule', key: 'automations.checks.twoOwners' })
    await expect(updateAutomation(ctx, { ...facts, id, version: 1, ownerId: owner.id, deputyId: deputy.id })).resolves.toMatchObject({ version: 2 })
  })

  it('keeps an owner who has left, but takes no new one who has', async () => {
    const [ctx, gone] = [await personCtx('coe'), await makePerson(db, { active: false })]
    const { id } = await makeAutomation(db, { ownerId: gone.id })
    await expect(updateAutomation(ctx, { ...facts, id, version: 1, ownerId: gone.id })).resolves.toBeTruthy()
    await expect(updateAutomation(ctx, { ...facts, id, version: 2, ownerId: gone.id, deputyId: gone.id })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('hides foreign automations and refuses other roles', async () => {
    const [own, foreign] = [await makeDepartment(db), await makeDepartment(db)]
    const process = await makeProcess(db, { departmentId: foreign.id })
    const { id } = await makeAutomation(db, { processId: process.id })
    await expect(updateAutomation(await personCtx('coe', { departmentId: own.id }), { ...facts, id, version: 1 })).rejects.toMatchObject({ code: 'not_found' })
    await expect(updateAutomation(await personCtx('ops'), { ...facts, id, version: 1 })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('the phase of an automation', () => {
  it('is assigned and recorded', async () => {
    const ctx = await personCtx('coe')
    const { phases } = await makeProgramme(db)
    const { id } = await makeAutomation(db)
    await assignPhase(ctx, { id, version: 1, phaseId: phases[1]!.id })
    expect(await auditOf('automation.phase-assigned')).toMatchObject({ before: { phase: null }, after: { phase: 'rollout' }, facts: { name: expect.any(String) } })
    await expect(assignPhase(ctx, { id, version: 1, phaseId: phases[0]!.id })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('stays with what is being built or runs, and is never a closed one', async () => {
    const ctx = await personCtx('coe')
    const { phases } = await makeProgramme(db)
    const { id } = await makeAutomation(db, { stage: 'in-build', phaseId: phases[0]!.id })
    await expect(assignPhase(ctx, { id, version: 1 })).rejects.toMatchObject({ key: 'automations.phaseNeeded' })
    await db.phase.update({ where: { id: phases[1]!.id }, data: { status: 'closed' } })
    await expect(assignPhase(ctx, { id, version: 1, phaseId: phases[1]!.id })).rejects.toMatchObject({ key: 'automations.phaseClosed' })
    await expect(assignPhase(ctx, { id, version: 1, phaseId: 'x' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(assignPhase(await personCtx('ops'), { id, version: 1, phaseId: phases[0]!.id })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('archiving an automation', () => {
  it('takes it out of the list and back', async () => {
    const ctx = await personCtx('coe')
    const { id } = await makeAutomation(db, { stage: 'retired' })
    await archiveAutomation(ctx, { id, version: 1 })
    expect([(await listAutomations(ctx, {})).total, (await findAutomations(ctx, {})).length]).toEqual([0, 0])
    expect((await getAutomation(ctx, { id })).steps).toEqual([])
    await restoreAutomation(ctx, { id, version: 2 })
    expect(await actionsOf('automation', id)).toEqual(['automation.archived', 'automation.restored'])
  })

  it('is refused while it is in service', async () => {
    const { id } = await makeAutomation(db, { stage: 'watched' })
    await expect(archiveAutomation(await personCtx('coe'), { id, version: 1 })).rejects.toMatchObject({ key: 'automations.stillLive' })
  })
})

describe('the list of automations', () => {
  it('is limited to the departments of the reader', async () => {
    const [own, foreign] = [await makeDepartment(db), await makeDepartment(db)]
    for (const department of [own, foreign]) await makeAutomation(db, { processId: (await makeProcess(db, { departmentId: department.id })).id })
    await makeAutomation(db)
    expect((await listAutomations(await personCtx('ops', { departmentId: own.id }), {})).total).toBe(1)
    expect((await listAutomations(await personCtx('ops'), {})).total).toBe(3)
  })

  it('is filtered by text, phase, stage, technology, department, process and any of the owners', async () => {
    const ctx = await personCtx('coe')
    const { phases } = await makeProgramme(db)
    const [department, person] = [await makeDepartment(db), await makePerson(db)]
    const process = await makeProcess(db, { departmentId: department.id })
    await makeAutomation(db, { name: 'Target', nameZh: '运单录入', stage: 'live', technology: 'rpa', phaseId: phases[0]!.id, processId: process.id, deputyId: person.id })
    await makeAutomation(db, { name: 'Other' })
    for (const filter of [{ q: '运单' }, { phase: phases[0]!.id }, { stage: 'live' }, { technology: 'rpa' }, { department: department.id }, { process: process.id }, { owner: person.id }]) {
      expect((await listAutomations(ctx, filter)).rows.map((row) => row.name), JSON.stringify(filter)).toEqual(['Target'])
    }
    expect((await listAutomations(ctx, { phase: 'none' })).rows.map((row) => row.name)).toEqual(['Other'])
    expect((await listAutomations(ctx, { stage: 'nonsense' })).total).toBe(2)
  })

  it('tells on the record what is linked and which steps are open', async () => {
    const ctx = await personCtx('coe')
    const { id } = await makeAutomation(db, { stage: 'in-test' })
    await makeEngineProcess(db, { automationId: id, name: 'expense-bot' })
    const detail = await getAutomation(ctx, { id })
    expect(detail.linked).toMatchObject([{ name: 'expense-bot' }])
    expect(detail.steps.find((step) => step.to === 'live')?.missing).toEqual(['twoOwners', 'inPhase', 'baselineFrozen'])
    expect((await getAutomation(await personCtx('auditor'), { id })).steps).toEqual([])
  })
})
