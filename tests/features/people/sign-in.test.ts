import { beforeEach, describe, expect, it } from 'vitest'
import { endSession, signIn } from '@/lib/features/people/sign-in'
import { setActive } from '@/lib/features/people/set-active'
import { changePassword } from '@/lib/features/people/change-password'
import { grantRole } from '@/lib/features/people/grant-role'
import { resetPassword } from '@/lib/features/people/reset-password'
import { revokeAllOwnSessions, revokeOwnSession } from '@/lib/features/people/own-sessions'
import { hashPassword } from '@/lib/server/passwords'
import { findSession } from '@/lib/server/sessions'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
const password = 'three quiet gulls land'
const origin = { ip: '192.0.2.7', userAgent: 'test' }
const now = new Date('2026-03-02T08:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

beforeEach(async () => {
  await reset()
  await db.person.create({ data: { name: 'Ada', email: 'ada@example.test', passwordHash: await hashPassword(password) } })
})

const enter = (when = now) => signIn({ email: 'Ada@Example.test', password }, origin, when)

describe('signing in', () => {
  it('opens a session on the server and audits it', async () => {
    const { secret } = await enter()
    expect(await findSession(secret, later(1))).toMatchObject({ person: { email: 'ada@example.test' }, actor: { grants: [{ role: 'employee', departmentPath: null }] } })
    expect(await db.auditEntry.findMany({ select: { action: true } })).toEqual([{ action: 'session.opened' }])
    expect(JSON.stringify(await db.session.findMany())).not.toContain(secret)
  })

  it('gives a stranger, a wrong password and a deactivated person the same answer', async () => {
    await db.person.create({ data: { name: 'Off', email: 'off@example.test', active: false, passwordHash: await hashPassword(password) } })
    const answers = await Promise.allSettled([
      signIn({ email: 'nobody@example.test', password }, origin, now),
      signIn({ email: 'ada@example.test', password: 'not the password' }, origin, now),
      signIn({ email: 'off@example.test', password }, origin, now),
    ])
    expect(answers.map((answer) => (answer as PromiseRejectedResult).reason.shape())).toEqual(Array(3).fill({ code: 'rule', key: 'people.signIn.refused' }))
    expect(await db.auditEntry.count({ where: { action: 'session.refused' } })).toBe(3)
  })

  it('evaluates at most five of sixty parallel guesses, then refuses the right password too', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 60 }, (_, i) => signIn({ email: 'ada@example.test', password: `guess number ${i}` }, { ...origin, ip: `192.0.2.${i}` }, now)))
    const keys = answers.map((answer) => (answer as PromiseRejectedResult).reason.key)
    expect(keys.filter((key) => key === 'people.signIn.refused')).toHaveLength(5)
    expect(keys.filter((key) => key === 'people.signIn.throttled')).toHaveLength(55)
    await expect(enter(later(1))).rejects.toMatchObject({ key: 'people.signIn.throttled', params: { minutes: 14 } })
    await expect(enter(later(16))).resolves.toBeDefined()
  })

  it('slows one address down whatever accounts it tries', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 40 }, (_, i) => signIn({ email: `p${i}@example.test`, password: 'x' }, origin, now)))
    expect(answers.filter((answer) => (answer as PromiseRejectedResult).reason.key === 'people.signIn.throttled')).toHaveLength(10)
  })

  it('lets an address that is shut out use up no attempt of an account', async () => {
    await Promise.allSettled(Array.from({ length: 30 }, (_, i) => signIn({ email: `p${i}@example.test`, password: 'x' }, origin, now)))
    for (let i = 0; i < 6; i++) await expect(signIn({ email: 'ada@example.test', password: 'guess' }, origin, now)).rejects.toMatchObject({ key: 'people.signIn.throttled' })
    await expect(signIn({ email: 'ada@example.test', password }, { ...origin, ip: '192.0.2.8' }, now)).resolves.toBeDefined()
  })

  it('distinguishes passwords that differ only after 72 bytes', async () => {
    const long = '长'.repeat(40)
    await db.person.create({ data: { name: 'Long', email: 'long@example.test', passwordHash: await hashPassword(`${long}一`) } })
    await expect(signIn({ email: 'long@example.test', password: `${long}二` }, origin, now)).rejects.toMatchObject({ key: 'people.signIn.refused' })
    await expect(signIn({ email: 'long@example.test', password: `${long}一` }, origin, now)).resolves.toBeDefined()
  })
})

describe('a session', () => {
  it('ends after thirty idle minutes, and after eight hours however busy', async () => {
    const { secret } = await enter()
    expect(await findSession(secret, later(29))).not.toBeNull()
    expect(await findSession(secret, later(29 + 31))).toBeNull()
    const busy = await enter()
    for (let minute = 20; minute < 480; minute += 20) expect(await findSession(busy.secret, later(minute))).not.toBeNull()
    expect(await findSession(busy.secret, later(481))).toBeNull()
  })

  it('ends with the idle time on a screen that only asks by itself', async () => {
    const { secret } = await enter()
    for (let minute = 2; minute < 30; minute += 2) expect(await findSession(secret, later(minute), false)).not.toBeNull()
    expect(await findSession(secret, later(31), false)).toBeNull()
  })

  it('is dead on the server after signing out', async () => {
    const { secret } = await enter(new Date())
    await endSession(secret)
    expect(await findSession(secret, new Date())).toBeNull()
    await expect(endSession(secret)).resolves.toBeUndefined()
  })

  it('is not opened by a password that was replaced while it was checked', async () => {
    const admin = await personCtx('admin', { now })
    const { id } = await db.person.findUniqueOrThrow({ where: { email: 'ada@example.test' } })
    for (const next of [' one', ' two', ' three']) {
      const current = (await db.person.findUniqueOrThrow({ where: { id } })).passwordHash
      const [entered] = await Promise.allSettled([enter(), resetPassword(admin, { id, password: password + next })])
      if (entered.status === 'fulfilled') expect(await findSession(entered.value.secret, now)).toBeNull()
      await db.person.update({ where: { id }, data: { passwordHash: current } })
    }
  })

  it('ends everywhere with a password change, a role change and a deactivation', async () => {
    const person = await db.person.findUniqueOrThrow({ where: { email: 'ada@example.test' } })
    const admin = await personCtx('admin', { now })
    const self = { ...admin, actor: { ...admin.actor, id: person.id } }

    const first = await enter()
    await changePassword(self, { current: password, next: 'four quiet gulls land', repeat: 'four quiet gulls land' })
    expect(await findSession(first.secret, now)).toBeNull()

    const second = await signIn({ email: 'ada@example.test', password: 'four quiet gulls land' }, origin, now)
    await grantRole(admin, { personId: person.id, role: 'ops' })
    expect(await findSession(second.secret, now)).toBeNull()

    const third = await signIn({ email: 'ada@example.test', password: 'four quiet gulls land' }, origin, now)
    await setActive(admin, { id: person.id, active: false })
    expect(await findSession(third.secret, now)).toBeNull()
  })

  it('can be ended one by one and all at once, but never somebody else’s', async () => {
    const { secret } = await enter()
    const session = await findSession(secret, now)
    const stranger = await personCtx('employee', { now })
    await expect(revokeOwnSession(stranger, { id: session!.sessionId })).rejects.toMatchObject({ code: 'not_found' })
    const self = { ...stranger, actor: session!.actor }
    await revokeOwnSession(self, { id: session!.sessionId })
    expect(await findSession(secret, now)).toBeNull()
    await enter()
    await enter()
    expect(await revokeAllOwnSessions(self, {})).toEqual({ ended: 2 })
  })
})
