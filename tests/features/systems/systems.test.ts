import { beforeEach, describe, expect, it } from 'vitest'
import { createSystem } from '@/lib/features/systems/create-system'
import { findSystems, getSystem, listSystems } from '@/lib/features/systems/queries'
import { updateSystem } from '@/lib/features/systems/update-system'
import { makeDepartment, makePerson, makeProcess, makeSystem } from '@/prisma/seed/factories'
import { actionsOf, auditOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

describe('systems', () => {
  it('are registered by those who keep the registers, and recorded', async () => {
    const system = await createSystem(await personCtx('ops'), { name: 'SAP S/4HANA', vendor: 'SAP', release: '2023' })
    expect(system).toMatchObject({ code: 'S-001', vendor: 'SAP', nameZh: null, version: 1 })
    expect(await actionsOf('system', system.id)).toEqual(['system.created'])
  })

  it.each(['process-owner', 'steering', 'auditor', 'finance', 'employee'] as const)('are not changed by the role %s', async (role) => {
    const { id } = await makeSystem(db)
    const ctx = await personCtx(role)
    await expect(createSystem(ctx, { name: 'X' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(updateSystem(ctx, { id, version: 1, name: 'X' })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('belong to the whole programme: a grant for one department does not change them', async () => {
    const department = await makeDepartment(db)
    const ctx = await personCtx('coe', { departmentId: department.id })
    await expect(createSystem(ctx, { name: 'X' })).rejects.toMatchObject({ code: 'forbidden' })
    expect((await listSystems(ctx, {})).mayCreate).toBe(false)
  })

  it('refuse an unknown or inactive owner and a code in use', async () => {
    const ctx = await personCtx('coe')
    const gone = await makePerson(db, { active: false })
    await createSystem(ctx, { name: 'CRM', code: 'CRM' })
    await expect(createSystem(ctx, { name: 'X', ownerId: 'nobody' })).rejects.toMatchObject({ fields: { ownerId: [{ key: 'portfolio.personUnknown' }] } })
    await expect(createSystem(ctx, { name: 'X', ownerId: gone.id })).rejects.toMatchObject({ code: 'invalid' })
    await expect(createSystem(ctx, { name: 'X', code: 'crm' })).rejects.toMatchObject({ fields: { code: [{ key: 'portfolio.codeTaken' }] } })
  })

  it('are not overwritten by a form that was opened before somebody else saved', async () => {
    const ctx = await personCtx('coe')
    const { id } = await createSystem(ctx, { name: 'CRM', release: '1' })
    await updateSystem(ctx, { id, version: 1, name: 'CRM', release: '2' })
    await expect(updateSystem(ctx, { id, version: 1, name: 'CRM', release: '3' })).rejects.toMatchObject({ code: 'conflict' })
    expect(await auditOf('system.updated')).toMatchObject({ before: { release: '1' }, after: { release: '2' } })
  })

  it('show only the processes that the reader may see', async () => {
    const [own, foreign] = [await makeDepartment(db), await makeDepartment(db)]
    const { id: systemId } = await makeSystem(db)
    for (const department of [own, foreign]) {
      const process = await makeProcess(db, { departmentId: department.id })
      await db.processSystem.create({ data: { systemId, processId: process.id } })
    }
    const reader = await personCtx('process-owner', { departmentId: own.id })
    expect((await getSystem(reader, { id: systemId })).processes).toHaveLength(1)
    expect((await listSystems(reader, {})).rows[0]?.processes).toBe(1)
    expect((await listSystems(await personCtx('auditor'), {})).rows[0]?.processes).toBe(2)
  })

  it('are searched by name in either language, code and vendor, and sorted', async () => {
    const ctx = await personCtx('coe')
    await createSystem(ctx, { name: 'Kingdee Cloud', nameZh: '金蝶云', vendor: 'Kingdee' })
    await createSystem(ctx, { name: 'Yonyou', nameZh: '用友', vendor: 'Yonyou' })
    const found = async (q: string) => (await listSystems(ctx, { q })).rows.map((row) => row.name)
    expect(await found('金蝶')).toEqual(['Kingdee Cloud'])
    expect(await found('s-002')).toEqual(['Yonyou'])
    expect((await listSystems(ctx, { sort: 'code', dir: 'desc' })).rows.map((row) => row.code)).toEqual(['S-002', 'S-001'])
    expect(await findSystems(ctx, { q: '用友' })).toMatchObject([{ name: 'Yonyou' }])
  })
})
