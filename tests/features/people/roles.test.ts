import { beforeEach, describe, expect, it } from 'vitest'
import { createPerson } from '@/lib/features/people/create-person'
import { grantRole } from '@/lib/features/people/grant-role'
import { listPeople } from '@/lib/features/people/queries'
import { resetPassword } from '@/lib/features/people/reset-password'
import { revokeRole } from '@/lib/features/people/revoke-role'
import { setActive } from '@/lib/features/people/set-active'
import { signIn } from '@/lib/features/people/sign-in'
import { updatePerson } from '@/lib/features/people/update-person'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

describe('people', () => {
  it('are created with a one-time password that works and is stored nowhere', async () => {
    const admin = await personCtx('admin')
    const { person, oneTimePassword } = await createPerson(admin, { name: '王敏', email: 'Wang.Min@example.test', role: 'coe' })
    expect(oneTimePassword).toMatch(/^(\w{5}-){3}\w{5}$/)
    await expect(signIn({ email: 'wang.min@example.test', password: oneTimePassword }, { ip: null, userAgent: null }, new Date())).resolves.toMatchObject({ personId: person.id })
    expect(JSON.stringify(await db.auditEntry.findMany())).not.toContain(oneTimePassword)
    expect(person.grants).toMatchObject([{ role: 'coe', department: null }])
  })

  it('cannot share an address', async () => {
    const admin = await personCtx('admin')
    await createPerson(admin, { name: 'A', email: 'a@example.test' })
    await expect(createPerson(admin, { name: 'B', email: 'A@example.test' })).rejects.toMatchObject({ fields: { email: [{ key: 'people.emailTaken' }] } })
  })

  it('are found by part of a name in either script', async () => {
    const admin = await personCtx('admin')
    await createPerson(admin, { name: '王敏', email: 'w@example.test' })
    await createPerson(admin, { name: 'Zoë Müller', email: 'z@example.test' })
    const found = async (q: string) => (await listPeople(admin, { q })).rows.map((row) => row.name)
    expect(await found('敏')).toEqual(['王敏'])
    expect(await found('MÜLL')).toEqual(['Zoë Müller'])
    expect(await found('zo\0')).toEqual(['Zoë Müller'])
    expect((await listPeople(admin, { role: 'king', active: 'perhaps', sort: 'shoe size' })).total).toBe(3)
  })

  it('are changed only by an administrator', async () => {
    const admin = await personCtx('admin')
    const { person } = await createPerson(admin, { name: 'A', email: 'a@example.test' })
    for (const role of ['employee', 'coe', 'ops', 'steering', 'auditor', 'finance', 'reviewer', 'process-owner'] as const) {
      const ctx = await personCtx(role)
      await expect(updatePerson(ctx, { id: person.id, name: 'X', email: 'x@example.test' })).rejects.toMatchObject({ code: 'forbidden' })
      await expect(grantRole(ctx, { personId: person.id, role: 'admin' })).rejects.toMatchObject({ code: 'forbidden' })
      await expect(resetPassword(ctx, { id: person.id })).rejects.toMatchObject({ code: 'forbidden' })
    }
  })

  it('are out of reach for an administrator of one department, who could otherwise become one of the programme', async () => {
    const [admin, department] = [await personCtx('admin'), await db.department.create({ data: { code: 'D', name: 'D', path: '/d' }, select: { id: true } })]
    const local = await personCtx('admin', { departmentId: department.id })
    await expect(createPerson(local, { name: 'A', email: 'a@example.test', role: 'admin' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(resetPassword(local, { id: admin.actor.id })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(grantRole(local, { personId: admin.actor.id, role: 'finance' })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('ignore fields that nobody may set', async () => {
    const admin = await personCtx('admin')
    await expect(createPerson(admin, { name: 'A', email: 'a@example.test', passwordHash: 'x', active: false })).rejects.toMatchObject({ code: 'invalid' })
    expect(await db.person.count()).toBe(1)
  })
})

describe('roles', () => {
  it('are never changed by their holder', async () => {
    const admin = await personCtx('admin')
    await expect(grantRole(admin, { personId: admin.actor.id, role: 'finance' })).rejects.toMatchObject({ key: 'people.cannotChangeOwnRoles' })
  })

  it('leave at least one active administrator, also when two remove each other at once', async () => {
    const [a, b] = [await personCtx('admin'), await personCtx('admin')]
    const grantOf = (id: string) => db.roleGrant.findFirstOrThrow({ where: { personId: id } })
    const [ofA, ofB] = [await grantOf(a.actor.id), await grantOf(b.actor.id)]
    const answers = await Promise.allSettled([revokeRole(a, { grantId: ofB.id }), revokeRole(b, { grantId: ofA.id })])
    expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.roleGrant.count({ where: { role: 'admin' } })).toBe(1)
  })

  it('do not let the last administrator be deactivated', async () => {
    const [a, b] = [await personCtx('admin'), await personCtx('admin')]
    await setActive(a, { id: b.actor.id, active: false })
    await expect(setActive(b, { id: a.actor.id, active: false })).rejects.toMatchObject({ key: 'people.lastAdmin' })
    await expect(setActive(a, { id: a.actor.id, active: false })).rejects.toMatchObject({ key: 'people.cannotDeactivateSelf' })
  })

  it('name the change in the audit trail with the roles before and after', async () => {
    const admin = await personCtx('admin')
    const { person } = await createPerson(admin, { name: 'A', email: 'a@example.test' })
    await grantRole(admin, { personId: person.id, role: 'ops' })
    const entry = await db.auditEntry.findFirstOrThrow({ where: { action: 'role.granted' } })
    expect(JSON.parse(entry.data)).toMatchObject({ before: [], after: [{ role: 'ops' }] })
  })
})
