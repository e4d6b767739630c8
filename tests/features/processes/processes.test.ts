import { beforeEach, describe, expect, it } from 'vitest'
import { archiveProcess, restoreProcess } from '@/lib/features/processes/archive-process'
import { createProcess } from '@/lib/features/processes/create-process'
import { findProcesses, getProcess, listProcesses } from '@/lib/features/processes/queries'
import { updateProcess } from '@/lib/features/processes/update-process'
import { makeAutomation, makeBaseline, makeDepartment, makePerson, makeProcess, makeSystem } from '@/prisma/seed/factories'
import { actionsOf, auditOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

describe('creating a process', () => {
  it('stores its facts and records them', async () => {
    const [department, owner, sap] = [await makeDepartment(db), await makePerson(db), await makeSystem(db)]
    const process = await createProcess(await personCtx('coe'), {
      name: 'Expense reimbursement', nameZh: '费用报销', departmentId: department.id, ownerId: owner.id,
      dataClasses: ['financial', 'personal'], systemIds: [sap.id],
    })
    expect(process).toMatchObject({ code: 'P-001', dataClasses: 'personal financial', owner: { id: owner.id }, systems: [{ id: sap.id }] })
    expect(await actionsOf('process', process.id)).toEqual(['process.created'])
  })

  it.each(['ops', 'finance', 'steering', 'auditor', 'reviewer', 'employee'] as const)('is refused to the role %s', async (role) => {
    await expect(createProcess(await personCtx(role), { name: 'X' })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await db.businessProcess.count()).toBe(0)
  })

  it('happens within the departments of the grant', async () => {
    const [own, foreign] = [await makeDepartment(db), await makeDepartment(db)]
    const below = await makeDepartment(db, { parent: own })
    const ctx = await personCtx('process-owner', { departmentId: own.id })
    await expect(createProcess(ctx, { name: 'A', departmentId: below.id })).resolves.toBeTruthy()
    await expect(createProcess(ctx, { name: 'B', departmentId: foreign.id })).rejects.toMatchObject({ fields: { departmentId: [{ key: 'portfolio.departmentOutside' }] } })
    await expect(createProcess(ctx, { name: 'C' })).rejects.toMatchObject({ fields: { departmentId: [{ key: 'portfolio.departmentNeeded' }] } })
  })

  it('names the field of an unknown owner, department, system or code', async () => {
    const ctx = await personCtx('coe')
    await createProcess(ctx, { name: 'A', code: 'EXP' })
    for (const [field, value] of [['ownerId', 'x'], ['departmentId', 'x'], ['systemIds', ['x']], ['code', 'exp'], ['name', ' ']] as const) {
      await expect(createProcess(ctx, { name: 'B', [field]: value })).rejects.toMatchObject({ code: 'invalid', fields: { [field]: expect.any(Array) } })
    }
  })
})

describe('changing a process', () => {
  it('replaces facts and systems and records before and after', async () => {
    const ctx = await personCtx('coe')
    const [sap, crm] = [await makeSystem(db), await makeSystem(db)]
    const { id } = await createProcess(ctx, { name: 'Old', systemIds: [sap.id] })
    const after = await updateProcess(ctx, { id, version: 1, name: 'New', systemIds: [crm.id] })
    expect(after).toMatchObject({ name: 'New', version: 2, systems: [{ id: crm.id }] })
    expect(await auditOf('process.updated')).toMatchObject({ before: { name: 'Old' }, after: { name: 'New' } })
  })

  it('is refused when somebody else saved meanwhile', async () => {
    const ctx = await personCtx('coe')
    const { id } = await makeProcess(db)
    const answers = await Promise.allSettled([updateProcess(ctx, { id, version: 1, name: 'One' }), updateProcess(ctx, { id, version: 1, name: 'Two' })])
    expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(answers.find((answer) => answer.status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } })
    expect(await actionsOf('process', id)).toEqual(['process.updated'])
  })

  it('hides processes of departments that the reader does not see, and refuses those that they see only', async () => {
    const [own, foreign] = [await makeDepartment(db), await makeDepartment(db)]
    const process = await makeProcess(db, { departmentId: foreign.id })
    const stranger = await personCtx('process-owner', { departmentId: own.id })
    await expect(updateProcess(stranger, { id: process.id, version: 1, name: 'X', departmentId: own.id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(getProcess(stranger, { id: process.id })).rejects.toMatchObject({ code: 'not_found' })
    await db.roleGrant.create({ data: { personId: stranger.actor.id, role: 'auditor' } })
    const seeing = { ...stranger, actor: { ...stranger.actor, grants: [...stranger.actor.grants, { role: 'auditor' as const, departmentPath: null }] } }
    await expect(updateProcess(seeing, { id: process.id, version: 1, name: 'X' })).rejects.toMatchObject({ code: 'forbidden' })
    expect((await getProcess(seeing, { id: process.id })).may).toMatchObject({ edit: false, freeze: false, addAutomation: false })
  })

  it('does not move a process out of the departments of the grant', async () => {
    const [own, foreign] = [await makeDepartment(db), await makeDepartment(db)]
    const process = await makeProcess(db, { departmentId: own.id })
    const ctx = await personCtx('process-owner', { departmentId: own.id })
    await expect(updateProcess(ctx, { id: process.id, version: 1, name: 'X', departmentId: foreign.id })).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('archiving a process', () => {
  it('takes it out of lists and pickers, and restoring brings it back', async () => {
    const ctx = await personCtx('coe')
    const { id } = await makeProcess(db)
    await archiveProcess(ctx, { id, version: 1 })
    expect([(await listProcesses(ctx, {})).total, (await findProcesses(ctx, {})).length, (await listProcesses(ctx, { state: 'archived' })).total]).toEqual([0, 0, 1])
    await expect(updateProcess(ctx, { id, version: 2, name: 'X' })).rejects.toMatchObject({ key: 'processes.archived' })
    await restoreProcess(ctx, { id, version: 2 })
    expect((await listProcesses(ctx, {})).total).toBe(1)
    expect(await actionsOf('process', id)).toEqual(['process.archived', 'process.restored'])
  })

  it('is refused while an automation of it is not retired, and twice', async () => {
    const ctx = await personCtx('coe')
    const { id } = await makeProcess(db)
    const automation = await makeAutomation(db, { processId: id, stage: 'live' })
    await expect(archiveProcess(ctx, { id, version: 1 })).rejects.toMatchObject({ key: 'processes.hasAutomations', params: { count: 1 } })
    await db.automation.update({ where: { id: automation.id }, data: { stage: 'retired' } })
    await archiveProcess(ctx, { id, version: 1 })
    await expect(archiveProcess(ctx, { id, version: 2 })).rejects.toMatchObject({ key: 'processes.archived' })
    await expect(restoreProcess(ctx, { id, version: 1 })).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('the list of processes', () => {
  it('holds only what the reader may see, with the baseline of today and the live automations', async () => {
    const [own, foreign] = [await makeDepartment(db), await makeDepartment(db)]
    const process = await makeProcess(db, { name: 'Mine', departmentId: own.id })
    await makeProcess(db, { departmentId: foreign.id })
    await makeProcess(db)
    await makeBaseline(db, process.id, { validFrom: '2026-01-01', manualMs: 600_000 })
    await makeBaseline(db, process.id, { validFrom: '2999-01-01', manualMs: 1 })
    await makeAutomation(db, { processId: process.id, stage: 'live' })
    await makeAutomation(db, { processId: process.id, stage: 'assessed' })
    const list = await listProcesses(await personCtx('process-owner', { departmentId: own.id, now: new Date('2026-11-02T00:00:00Z') }), {})
    expect(list).toMatchObject({ total: 1, rows: [{ name: 'Mine', automations: 2, live: 1, baseline: { manualMs: 600_000 } }] })
    expect((await listProcesses(await personCtx('auditor'), {})).total).toBe(3)
  })

  it('is filtered by text, department with those below it, owner, system and missing baseline', async () => {
    const ctx = await personCtx('coe')
    const [finance, owner, system] = [await makeDepartment(db), await makePerson(db), await makeSystem(db)]
    const tax = await makeDepartment(db, { parent: finance })
    const filed = await makeProcess(db, { name: 'Filing', nameZh: '纳税申报', departmentId: tax.id, ownerId: owner.id })
    await db.processSystem.create({ data: { processId: filed.id, systemId: system.id } })
    const other = await makeProcess(db, { name: 'Other' })
    await makeBaseline(db, other.id)
    const names = async (filter: object) => (await listProcesses(ctx, filter)).rows.map((row) => row.name)
    expect(await names({ q: '申报' })).toEqual(['Filing'])
    expect(await names({ department: finance.id })).toEqual(['Filing'])
    expect(await names({ owner: owner.id })).toEqual(['Filing'])
    expect(await names({ system: system.id })).toEqual(['Filing'])
    expect(await names({ baseline: 'missing' })).toEqual(['Filing'])
    expect(await names({ baseline: 'frozen' })).toEqual(['Other'])
    expect(await names({ department: 'gone' })).toEqual([])
    expect(await names({ sort: 'name', dir: 'desc' })).toEqual(['Other', 'Filing'])
  })

  it('counts all and pages by fifty; nonsense in the address is ignored', async () => {
    const ctx = await personCtx('coe')
    for (let i = 0; i < 52; i++) await makeProcess(db)
    const [first, second] = [await listProcesses(ctx, { page: 'x', sort: 'passwordHash' }), await listProcesses(ctx, { page: '2' })]
    expect([first.rows.length, second.rows.length, first.total]).toEqual([50, 2, 52])
    expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(52)
  })
})

describe('the pay grade of a process', () => {
  it('is kept with it and can be any that is in use', async () => {
    const ctx = await personCtx('coe')
    const [clerk, old] = [await db.wageGrade.create({ data: { code: 'G-001', name: 'Clerk' } }), await db.wageGrade.create({ data: { code: 'G-002', name: 'Old', archivedAt: new Date() } })]
    const process = await createProcess(ctx, { name: 'Claims', wageGradeId: clerk.id })
    expect(process.wageGrade).toMatchObject({ code: 'G-001' })
    for (const wageGradeId of [old.id, 'nothing']) await expect(updateProcess(ctx, { id: process.id, version: 1, name: 'Claims', wageGradeId })).rejects.toMatchObject({ fields: { wageGradeId: [{ key: 'rates.gradeUnknown' }] } })
    expect(await updateProcess(ctx, { id: process.id, version: 1, name: 'Claims' })).toMatchObject({ wageGrade: null })
    await db.businessProcess.update({ where: { id: process.id }, data: { wageGradeId: old.id } })
    expect(await updateProcess(ctx, { id: process.id, version: 2, name: 'Expense claims', wageGradeId: old.id })).toMatchObject({ wageGrade: { code: 'G-002' } })
  })
})

describe('what an hour costs', () => {
  it.each([['coe', true], ['finance', true], ['process-owner', true], ['ops', false], ['reviewer', false]] as const)('is told to %s: %s', async (role, told) => {
    const { id } = await makeProcess(db)
    await makeBaseline(db, id, { hourlyWageMinor: 6550n, currency: 'CNY', validFrom: '2026-01-01' })
    const process = await getProcess(await personCtx(role), { id })
    expect([process.may.money, process.baseline?.hourlyWageMinor ?? null, process.baselines[0]?.hourlyWageMinor ?? null]).toEqual(told ? [true, 6550n, 6550n] : [false, null, null])
  })

  it('is told only for the departments of the grant', async () => {
    const [own, foreign] = [await makeDepartment(db), await makeDepartment(db)]
    const { id } = await makeProcess(db, { departmentId: foreign.id })
    await makeBaseline(db, id, { hourlyWageMinor: 6550n, currency: 'CNY', validFrom: '2026-01-01' })
    const ctx = await personCtx('ops')
    ctx.actor.grants.push({ role: 'process-owner', departmentPath: own.path })
    expect((await getProcess(ctx, { id })).may.money).toBe(false)
  })
})
