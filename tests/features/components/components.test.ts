import { beforeEach, describe, expect, it } from 'vitest'
import { archiveComponent, restoreComponent } from '@/lib/features/components/archive-component'
import { createComponent } from '@/lib/features/components/create-component'
import { linkComponent, unlinkComponent } from '@/lib/features/components/link-component'
import { findComponents, getComponent, listComponents } from '@/lib/features/components/queries'
import { updateComponent } from '@/lib/features/components/update-component'
import { makeAutomation, makeDepartment, makePerson, makeProcess } from '@/prisma/seed/factories'
import { actionsOf, auditOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

describe('components', () => {
  it('are registered, changed and recorded', async () => {
    const ctx = await personCtx('coe')
    const { id, code } = await createComponent(ctx, { name: 'SAP sign-in', kind: 'connector', link: 'https://git.example/sap' })
    expect(code).toBe('C-001')
    await updateComponent(ctx, { id, version: 1, name: 'SAP sign-in', kind: 'connector', release: '2' })
    await expect(updateComponent(ctx, { id, version: 1, name: 'X' })).rejects.toMatchObject({ code: 'conflict' })
    expect(await actionsOf('component', id)).toEqual(['component.created', 'component.updated'])
  })

  it.each(['process-owner', 'ops', 'steering', 'auditor', 'employee'] as const)('are not changed by the role %s', async (role) => {
    const ctx = await personCtx(role)
    await expect(createComponent(ctx, { name: 'X' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(linkComponent(ctx, { automationId: 'a', componentId: 'c' })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('refuse an owner who left, a code in use, and addresses that a browser should not open', async () => {
    const ctx = await personCtx('coe')
    const gone = await makePerson(db, { active: false })
    await createComponent(ctx, { name: 'A', code: 'SAP' })
    await expect(createComponent(ctx, { name: 'B', code: 'sap' })).rejects.toMatchObject({ fields: { code: [{ key: 'portfolio.codeTaken' }] } })
    await expect(createComponent(ctx, { name: 'B', ownerId: gone.id })).rejects.toMatchObject({ fields: { ownerId: [{ key: 'portfolio.personUnknown' }] } })
    await expect(createComponent(ctx, { name: 'B', link: 'javascript:alert(1)' })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('are used by automations with what that saved; a second time replaces the estimate', async () => {
    const ctx = await personCtx('coe')
    const { id } = await createComponent(ctx, { name: 'Reader' })
    const [first, second] = [await makeAutomation(db, { stage: 'live' }), await makeAutomation(db, { stage: 'in-build' })]
    await linkComponent(ctx, { automationId: first.id, componentId: id })
    await linkComponent(ctx, { automationId: second.id, componentId: id, savedDays: '4.5' })
    await linkComponent(ctx, { automationId: second.id, componentId: id, savedDays: 6 })
    expect((await getComponent(ctx, { id })).savedTenthDays).toBe(60)
    expect(await auditOf('automation.component-estimated')).toMatchObject({ facts: { savedTenthDays: 60 } })
    expect((await listComponents(ctx, {})).reuse).toEqual({ inService: 1, shared: 1, shareBp: 10_000, savedTenthDays: 60, withoutEstimate: 0 })
    await unlinkComponent(ctx, { automationId: second.id, componentId: id })
    expect((await listComponents(ctx, {})).reuse).toMatchObject({ shared: 0, shareBp: 0 })
    expect((await listComponents(ctx, { use: 'single' })).total).toBe(1)
    expect((await listComponents(ctx, { use: 'shared' })).total).toBe(0)
  })

  it('stay with the automations that use them when they are archived, and no other can take them', async () => {
    const ctx = await personCtx('coe')
    const { id } = await createComponent(ctx, { name: 'Old' })
    const [user, other] = [await makeAutomation(db), await makeAutomation(db)]
    await linkComponent(ctx, { automationId: user.id, componentId: id })
    await archiveComponent(ctx, { id, version: 1 })
    expect(await findComponents(ctx, {})).toEqual([])
    await expect(linkComponent(ctx, { automationId: other.id, componentId: id })).rejects.toMatchObject({ reasons: [{ key: 'components.archived' }] })
    await linkComponent(ctx, { automationId: user.id, componentId: id, savedDays: 1 })
    await restoreComponent(ctx, { id, version: 2 })
    await linkComponent(ctx, { automationId: other.id, componentId: id })
  })

  it('count the uses of other departments without naming them', async () => {
    const [own, foreign] = [await makeDepartment(db), await makeDepartment(db)]
    const { id } = await createComponent(await personCtx('coe'), { name: 'Shared' })
    const made = []
    for (const department of [own, foreign]) made.push(await makeAutomation(db, { processId: (await makeProcess(db, { departmentId: department.id })).id }))
    for (const { id: automationId } of made) await db.componentUse.create({ data: { componentId: id, automationId, savedTenthDays: 10 } })
    const reader = await personCtx('coe', { departmentId: own.id })
    const seen = await getComponent(reader, { id })
    expect(seen.uses.map(({ automation }) => automation.id)).toEqual([made[0]!.id])
    expect(seen).toMatchObject({ hidden: 1, savedTenthDays: 20 })
    await expect(linkComponent(reader, { automationId: made[1]!.id, componentId: id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(unlinkComponent(reader, { automationId: made[1]!.id, componentId: id })).rejects.toMatchObject({ code: 'not_found' })
  })
})
