import { beforeEach, describe, expect, it } from 'vitest'
import { archiveInterface, restoreInterface } from '@/lib/features/interfaces/archive-interface'
import { createInterface } from '@/lib/features/interfaces/create-interface'
import { linkInterface, unlinkInterface } from '@/lib/features/interfaces/link-interface'
import { interfaceMap } from '@/lib/features/interfaces/map'
import { findInterfaces, getInterface, listInterfaces } from '@/lib/features/interfaces/queries'
import { updateInterface } from '@/lib/features/interfaces/update-interface'
import { makeAutomation, makeDepartment, makePerson, makeProcess, makeSystem } from '@/prisma/seed/factories'
import { actionsOf, auditOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

const facts = async (given: Record<string, unknown> = {}) => {
  const [from, to] = [await makeSystem(db), await makeSystem(db)]
  return { name: 'Orders', fromSystemId: from.id, toSystemId: to.id, protocol: 'rest', ...given }
}

describe('interfaces', () => {
  it('are registered with their way, data and schema, and recorded', async () => {
    const gateway = await makeSystem(db)
    const created = await createInterface(await personCtx('ops'), await facts({ gatewayId: gateway.id, dataClasses: ['financial', 'internal'], schemaKind: 'json-schema', schemaText: '{"type":"object"}' }))
    expect(created).toMatchObject({ code: 'I-001', status: 'active', gateway: { id: gateway.id }, dataClasses: ['internal', 'financial'], schemaText: '{"type":"object"}' })
    expect(await actionsOf('interface', created.id)).toEqual(['interface.created'])
  })

  it.each(['process-owner', 'steering', 'auditor', 'finance', 'employee'] as const)('are not changed by the role %s', async (role) => {
    const ctx = await personCtx(role)
    await expect(createInterface(ctx, await facts())).rejects.toMatchObject({ code: 'forbidden' })
    await expect(archiveInterface(ctx, { id: 'x', version: 1 })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('refuse one system with itself, a gateway that is an end, unknown systems and owners, and a schema that is none', async () => {
    const ctx = await personCtx('coe')
    const good = await facts()
    const gone = await makePerson(db, { active: false })
    const refused = (given: Record<string, unknown>) => createInterface(ctx, { ...good, ...given }).then(() => null, (error) => error.fields)
    expect(await refused({ toSystemId: good.fromSystemId })).toMatchObject({ toSystemId: [{ key: 'interfaces.sameSystem' }] })
    expect(await refused({ gatewayId: good.toSystemId })).toMatchObject({ gatewayId: [{ key: 'interfaces.gatewayIsEnd' }] })
    expect(await refused({ toSystemId: 'nowhere' })).toMatchObject({ toSystemId: [{ key: 'interfaces.systemUnknown' }] })
    expect(await refused({ ownerId: gone.id })).toMatchObject({ ownerId: [{ key: 'portfolio.personUnknown' }] })
    expect(await refused({ schemaKind: 'json-schema', schemaText: '[1]' })).toMatchObject({ schemaText: [{ key: 'interfaces.schemaNotSchema' }] })
    expect(await refused({ schemaKind: 'json-schema', schemaText: 'x'.repeat(100_001) })).toMatchObject({ schemaText: [{ key: 'errors.tooLong' }] })
    await createInterface(ctx, { ...good, code: 'ORD' })
    expect(await refused({ code: 'ord' })).toMatchObject({ code: [{ key: 'portfolio.codeTaken' }] })
  })

  it('are not overwritten by a form that was opened before somebody else saved', async () => {
    const ctx = await personCtx('coe')
    const good = await facts()
    const { id } = await createInterface(ctx, good)
    await updateInterface(ctx, { ...good, id, version: 1, status: 'planned' })
    await expect(updateInterface(ctx, { ...good, id, version: 1 })).rejects.toMatchObject({ code: 'conflict' })
    expect(await auditOf('interface.updated')).toMatchObject({ before: { status: 'active' }, after: { status: 'planned' } })
  })

  it('are archived only when no automation in use needs them, and come back', async () => {
    const ctx = await personCtx('coe')
    const { id } = await createInterface(ctx, await facts())
    const automation = await makeAutomation(db)
    await linkInterface(ctx, { automationId: automation.id, interfaceId: id })
    await expect(archiveInterface(ctx, { id, version: 1 })).rejects.toMatchObject({ code: 'rule', reasons: [{ key: 'interfaces.inUse' }] })
    await unlinkInterface(ctx, { automationId: automation.id, interfaceId: id })
    await archiveInterface(ctx, { id, version: 1 })
    expect((await listInterfaces(ctx, {})).total).toBe(0)
    expect(await findInterfaces(ctx, {})).toEqual([])
    await expect(updateInterface(ctx, { ...(await facts()), id, version: 2 })).rejects.toMatchObject({ reasons: [{ key: 'interfaces.archived' }] })
    await expect(linkInterface(ctx, { automationId: automation.id, interfaceId: id })).rejects.toMatchObject({ reasons: [{ key: 'interfaces.archived' }] })
    await restoreInterface(ctx, { id, version: 2 })
    expect((await listInterfaces(ctx, {})).total).toBe(1)
  })

  it('are noted at an automation once, with who did it', async () => {
    const ctx = await personCtx('coe')
    const { id } = await createInterface(ctx, await facts())
    const automation = await makeAutomation(db)
    for (let i = 0; i < 2; i++) await linkInterface(ctx, { automationId: automation.id, interfaceId: id })
    await unlinkInterface(ctx, { automationId: automation.id, interfaceId: id })
    await unlinkInterface(ctx, { automationId: automation.id, interfaceId: id })
    expect(await actionsOf('automation', automation.id)).toEqual(['automation.interface-linked', 'automation.interface-unlinked'])
  })

  it('show only the automations that the reader may see, and link only to those', async () => {
    const [own, foreign] = [await makeDepartment(db), await makeDepartment(db)]
    const { id } = await createInterface(await personCtx('coe'), await facts())
    const [mine, theirs] = [await makeAutomation(db, { processId: (await makeProcess(db, { departmentId: own.id })).id }), await makeAutomation(db, { processId: (await makeProcess(db, { departmentId: foreign.id })).id })]
    for (const { id: automationId } of [mine, theirs]) await db.automationInterface.create({ data: { automationId, interfaceId: id } })
    const reader = await personCtx('coe', { departmentId: own.id })
    expect((await getInterface(reader, { id })).automations.map((row) => row.id)).toEqual([mine.id])
    expect((await listInterfaces(reader, {})).rows[0]?.automations).toBe(1)
    await expect(linkInterface(reader, { automationId: theirs.id, interfaceId: id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(unlinkInterface(reader, { automationId: theirs.id, interfaceId: id })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('say what they miss, over all that the filter leaves', async () => {
    const ctx = await personCtx('coe')
    const owner = await makePerson(db)
    await createInterface(ctx, await facts({ ownerId: owner.id, schemaKind: 'csv', schemaText: 'a,b' }))
    await createInterface(ctx, await facts({ ownerId: owner.id }))
    await createInterface(ctx, await facts({ protocol: 'ui' }))
    expect((await listInterfaces(ctx, { size: 1 })).gaps).toEqual({ owner: 1, schema: 1, any: 2 })
    expect((await listInterfaces(ctx, { gap: 'schema' })).rows).toMatchObject([{ gaps: ['schema'] }])
  })

  it('are filtered by system, protocol, data class and department, on the map as in the list', async () => {
    const ctx = await personCtx('coe')
    const department = await makeDepartment(db)
    const below = await makeDepartment(db, { parent: department })
    const process = await makeProcess(db, { departmentId: below.id })
    const [one, other] = [await facts({ name: 'One', dataClasses: ['personal'] }), await facts({ name: 'Other', protocol: 'mq' })]
    await createInterface(ctx, one)
    await createInterface(ctx, other)
    await db.processSystem.create({ data: { processId: process.id, systemId: one.toSystemId } })
    for (const filter of [{ protocol: 'rest' }, { dataClass: 'personal' }, { department: department.id }, { q: 'ONE' }]) {
      expect((await listInterfaces(ctx, filter)).rows.map(({ name }) => name)).toEqual(['One'])
      expect((await interfaceMap(ctx, filter)).interfaces.map(({ name }) => name)).toEqual(['One'])
    }
    expect((await listInterfaces(ctx, { system: other.fromSystemId })).rows.map(({ name }) => name)).toEqual(['Other'])
    expect((await interfaceMap(ctx, { focus: other.toSystemId })).systems.map(({ id }) => id).sort()).toEqual([other.fromSystemId, other.toSystemId].sort())
  })

  it('group the map by departments that the reader may see', async () => {
    const [own, foreign] = [await makeDepartment(db), await makeDepartment(db)]
    const good = await facts()
    await createInterface(await personCtx('coe'), good)
    for (const [departmentId, systemId] of [[own.id, good.fromSystemId], [foreign.id, good.toSystemId]] as const) {
      await db.processSystem.create({ data: { processId: (await makeProcess(db, { departmentId })).id, systemId } })
    }
    expect((await interfaceMap(await personCtx('auditor'), {})).departments.map(({ id }) => id).sort()).toEqual([own.id, foreign.id].sort())
    expect((await interfaceMap(await personCtx('process-owner', { departmentId: own.id }), {})).departments.map(({ id }) => id)).toEqual([own.id])
  })
})
