import { beforeAll, describe, expect, it } from 'vitest'
import { listAutomations } from '@/lib/features/automations/queries'
import { listReviews } from '@/lib/features/gate-reviews/queries'
import { verifyReview } from '@/lib/features/gate-reviews/verify-review'
import { signIn } from '@/lib/features/people/sign-in'
import { programmeValue } from '@/lib/features/value/programme-value'
import { DEMO_PASSWORD } from '@/lib/core/people/demo'
import { roles } from '@/lib/core/access'
import { verifyChain } from '@/lib/server/audit-chain'
import { seedDemo } from '@/prisma/seed/demo'
import { asSystem } from '../support/ctx'
import { useDatabase } from '../support/database'

const { db } = useDatabase()
const now = new Date('2026-11-18T06:30:00.000Z')

describe('the demo company', () => {
  beforeAll(async () => {
    expect(await seedDemo(now)).toBe('seeded')
  }, 300_000)

  it('is not made twice', async () => {
    const people = await db.person.count()
    expect(await seedDemo(now)).toBe('present')
    expect(await db.person.count()).toBe(people)
  })

  it('is named a demo, and so are its engines', async () => {
    expect(await db.setting.findUnique({ where: { key: 'organisation' } })).toMatchObject({ value: { name: expect.stringMatching(/Demo.*演示/) } })
    for (const engine of await db.engine.findMany()) expect(`${engine.name} ${engine.nameZh}`).toMatch(/demo.*演示/)
  })

  it('has fourteen people who hold every role and can sign in', async () => {
    const people = await db.person.findMany({ include: { grants: true } })
    expect(people).toHaveLength(14)
    expect(new Set(people.flatMap((person) => person.grants.map((grant) => grant.role)))).toEqual(new Set(roles.filter((role) => role !== 'employee')))
    expect(people.every((person) => person.email.endsWith('@demo.example'))).toBe(true)
    await expect(signIn({ email: people[0]!.email, password: DEMO_PASSWORD }, { ip: null, userAgent: null }, now)).resolves.toMatchObject({ personId: people[0]!.id })
  })

  it('left an audit trail that verifies and whose times run forward', async () => {
    expect(await verifyChain(db)).toMatchObject({ ok: true })
    const entries = await db.auditEntry.findMany({ orderBy: { seq: 'asc' }, select: { at: true, action: true } })
    expect(entries.filter(({ at }, i) => i > 0 && at < entries[i - 1]!.at).map(({ at, action }, i) => `${i} ${action} ${at.toISOString()}`)).toEqual([])
  })

  it('has automations on target, one below it, and one in service without data', async () => {
    const { rows } = await listAutomations(asSystem(now), {})
    const standing = (name: string) => rows.find((row) => row.name === name)?.health?.successRate.standing
    expect(standing('Invoice matching robot')).toBe('act')
    for (const name of ['Expense claim robot', 'Waybill intake', 'Purchase order robot']) expect(standing(name), name).toBe('on-target')
    expect(rows.find((row) => row.name === 'Order confirmation')).toMatchObject({ stage: 'live', linked: 0, health: null })
  })

  it('passed the gate of the pilot in a review that proves itself', async () => {
    const reviews = await listReviews(asSystem(now), {})
    expect(reviews.map(({ ordinal, status, outcome, voted }) => [ordinal, status, outcome, voted])).toEqual([[2, 'decided', 'conditional', 3], [1, 'canceled', null, 0]])
    for (const { id } of reviews) expect(await verifyReview(asSystem(now), { id })).toMatchObject({ intact: true })
    expect((await db.phase.findMany({ orderBy: { ordinal: 'asc' } })).map(({ status }) => status)).toEqual(['closed', 'active', 'planned'])
  })

  it('keeps books: most months signed by finance, one delivered late, one corrected, a raise within them', async () => {
    const entries = await db.ledgerEntry.findMany({ select: { kind: true, month: true, bookedMonth: true, reason: true, by: { select: { name: true } } } })
    const of = (kind: string) => entries.filter((entry) => entry.kind === kind)
    expect(of('signed').length).toBeGreaterThan(5)
    expect(new Set(of('signed').map(({ by }) => by?.name))).toEqual(new Set(['Zhou Li 周丽']))
    expect(of('adjustment')).toMatchObject([{ month: '2026-10', bookedMonth: '2026-11', reason: 'late-data' }])
    expect(of('correction')).toHaveLength(1)
    expect(await db.wageRate.count()).toBe(10)
    const { view, gaps, curve } = await programmeValue(asSystem(now), {})
    expect(gaps).toEqual([])
    expect(view.forecast.ok).toBe(true)
    expect(view.toDate.realised! > 0n && view.plannedYear! > 0n).toBe(true)
    expect(curve?.payback.state).toBe('expected')
  })

  it('has business cases in every state and a formula of its own with two versions', async () => {
    const cases = await db.businessCase.groupBy({ by: ['status'], _count: true })
    expect(Object.fromEntries(cases.map(({ status, _count }) => [status, _count]))).toEqual({ approved: 5, submitted: 1, rejected: 1, draft: 2 })
    const versions = await db.formulaVersion.findMany({ where: { formula: { origin: 'own' } }, select: { ordinal: true, author: { select: { name: true } }, publishedBy: { select: { name: true } } }, orderBy: { ordinal: 'asc' } })
    expect(versions).toMatchObject([{ ordinal: 1, author: { name: 'Wang Min 王敏' }, publishedBy: { name: 'Zhou Li 周丽' } }, { ordinal: 2, author: { name: 'Zhou Li 周丽' }, publishedBy: { name: 'Wang Min 王敏' } }])
  })

  it('has nothing that lies in the future', async () => {
    expect(await db.run.count({ where: { at: { gt: now } } })).toBe(0)
    expect(await db.backlogSample.count({ where: { at: { gt: now } } })).toBe(0)
    expect(await db.run.count()).toBeGreaterThan(5_000)
  })
})
