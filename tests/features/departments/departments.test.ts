import { beforeEach, describe, expect, it } from 'vitest'
import { createDepartment } from '@/lib/features/departments/create-department'
import { deleteDepartment } from '@/lib/features/departments/delete-department'
import { moveDepartment } from '@/lib/features/departments/move-department'
import { findDepartments, listDepartments } from '@/lib/features/departments/queries'
import { updateDepartment } from '@/lib/features/departments/update-department'
import { makeDepartment, makePerson, makeProcess } from '@/prisma/seed/factories'
import { actionsOf, auditOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

describe('creating a department', () => {
  it('puts it below its parent, numbers it and records it', async () => {
    const admin = await personCtx('admin')
    const finance = await createDepartment(admin, { name: 'Finance', nameZh: '财务部' })
    const tax = await createDepartment(admin, { name: 'Tax', parentId: finance.id })
    expect(finance.path).toBe(`/${finance.id}`)
    expect(tax.path).toBe(`/${finance.id}/${tax.id}`)
    expect([finance.code, tax.code]).toEqual(['D-001', 'D-002'])
    expect(await actionsOf('department', tax.id)).toEqual(['department.created'])
  })

  it('is refused to everybody but administrators', async () => {
    for (const role of ['coe', 'ops', 'process-owner', 'steering', 'auditor', 'employee'] as const) {
      await expect(createDepartment(await personCtx(role), { name: 'X' })).rejects.toMatchObject({ code: 'forbidden' })
    }
    expect(await db.department.count()).toBe(0)
  })

  it('refuses a second one of the same name beside it, and a code in use', async () => {
    const admin = await personCtx('admin')
    const finance = await createDepartment(admin, { name: 'Finance', code: 'fin' })
    await expect(createDepartment(admin, { name: 'Finance' })).rejects.toMatchObject({ code: 'rule', key: 'departments.nameTaken' })
    await expect(createDepartment(admin, { name: 'Other', code: 'FIN' })).rejects.toMatchObject({ fields: { code: [{ key: 'portfolio.codeTaken' }] } })
    await expect(createDepartment(admin, { name: 'Finance', parentId: finance.id })).resolves.toBeTruthy()
  })

  it('keeps an administrator of one department within it', async () => {
    const [own, foreign] = [await makeDepartment(db), await makeDepartment(db)]
    const admin = await personCtx('admin', { departmentId: own.id })
    await expect(createDepartment(admin, { name: 'Below', parentId: own.id })).resolves.toBeTruthy()
    await expect(createDepartment(admin, { name: 'Beside', parentId: foreign.id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(createDepartment(admin, { name: 'Top' })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('renaming a department', () => {
  it('changes the names and records both', async () => {
    const department = await makeDepartment(db, { name: 'Sales' })
    await updateDepartment(await personCtx('admin'), { id: department.id, name: 'Sales and service', nameZh: '销售与服务部' })
    expect(await auditOf('department.updated')).toMatchObject({ before: { name: 'Sales' }, after: { name: 'Sales and service', nameZh: '销售与服务部' } })
  })

  it('hides departments that the grant does not reach', async () => {
    const [own, foreign] = [await makeDepartment(db), await makeDepartment(db)]
    const admin = await personCtx('admin', { departmentId: own.id })
    await expect(updateDepartment(admin, { id: foreign.id, name: 'X' })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('moving a department', () => {
  it('rewrites the paths of everything below it, and with them what a scoped role sees', async () => {
    const [finance, legal] = [await makeDepartment(db), await makeDepartment(db)]
    const tax = await makeDepartment(db, { parent: finance })
    const vat = await makeDepartment(db, { parent: tax })
    const moved = await moveDepartment(await personCtx('admin'), { id: tax.id, parentId: legal.id })
    expect(moved).toMatchObject({ parentId: legal.id, path: `${legal.path}/${tax.id}` })
    expect((await db.department.findUniqueOrThrow({ where: { id: vat.id } })).path).toBe(`${legal.path}/${tax.id}/${vat.id}`)
    expect(await auditOf('department.moved')).toMatchObject({ before: { parentId: finance.id }, after: { parentId: legal.id }, facts: { departments: 2 } })
  })

  it('refuses a circle', async () => {
    const finance = await makeDepartment(db)
    const tax = await makeDepartment(db, { parent: finance })
    const admin = await personCtx('admin')
    await expect(moveDepartment(admin, { id: finance.id, parentId: tax.id })).rejects.toMatchObject({ code: 'rule', key: 'departments.cycle' })
    await expect(moveDepartment(admin, { id: finance.id, parentId: finance.id })).rejects.toMatchObject({ key: 'departments.cycle' })
  })

  it('never makes a circle when two departments are put below each other at once', async () => {
    const [a, b] = [await makeDepartment(db), await makeDepartment(db)]
    const admin = await personCtx('admin')
    const answers = await Promise.allSettled([moveDepartment(admin, { id: a.id, parentId: b.id }), moveDepartment(admin, { id: b.id, parentId: a.id })])
    expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await listDepartments(admin, {})).map((row) => row.depth)).toEqual([1, 2])
  })
})

describe('deleting a department', () => {
  it('works while nothing hangs on it', async () => {
    const department = await makeDepartment(db)
    await deleteDepartment(await personCtx('admin'), { id: department.id })
    expect(await db.department.count()).toBe(0)
    expect(await actionsOf('department', department.id)).toEqual(['department.deleted'])
  })

  it('says in words what still hangs on it', async () => {
    const department = await makeDepartment(db)
    await makeDepartment(db, { parent: department })
    await makePerson(db, { departmentId: department.id })
    await makeProcess(db, { departmentId: department.id })
    await expect(deleteDepartment(await personCtx('admin'), { id: department.id })).rejects.toMatchObject({
      code: 'rule',
      reasons: [{ key: 'departments.inUse.children', params: { count: 1 } }, { key: 'departments.inUse.people' }, { key: 'departments.inUse.processes' }],
    })
    expect(await db.auditEntry.count()).toBe(0)
  })
})

describe('the tree', () => {
  it('lists each department before those below it, with what hangs on it', async () => {
    const sales = await makeDepartment(db, { name: 'Sales' })
    const finance = await makeDepartment(db, { name: 'Finance' })
    await makeDepartment(db, { name: 'Tax', parent: finance })
    await makePerson(db, { departmentId: sales.id })
    const rows = await listDepartments(await personCtx('coe'), {})
    expect(rows.map((row) => [row.name, row.depth, row.children, row.people, row.mayEdit])).toEqual([
      ['Finance', 1, 1, 0, false],
      ['Tax', 2, 0, 0, false],
      ['Sales', 1, 0, 1, false],
    ])
  })

  it('is searched in both languages', async () => {
    await createDepartment(await personCtx('admin'), { name: 'Finance', nameZh: '财务部' })
    expect(await findDepartments(await personCtx('coe'), { q: '财务' })).toHaveLength(1)
    expect(await findDepartments(await personCtx('coe'), { q: 'FINAN' })).toHaveLength(1)
    expect(await findDepartments(await personCtx('coe'), { q: 'sales' })).toHaveLength(0)
  })
})
