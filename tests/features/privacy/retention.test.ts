import { beforeEach, describe, expect, it } from 'vitest'
import { endHold, setHold } from '@/lib/features/privacy/holds'
import { applyRetention, editRule, previewRetention, runRetention } from '@/lib/features/privacy/retention'
import { verifyChain } from '@/lib/server/audit-chain'
import type { Ctx } from '@/lib/server/ctx'
import { auditOf } from '@/tests/support/audit'
import { asSystem, personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

const now = new Date('2026-06-01T04:13:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
const at = (ctx: Ctx): Ctx => ({ ...ctx, now, stepUpAt: now })
const notice = (personId: string, days: number) => db.notice.create({ data: { personId, kind: 'actionAssigned', params: '{}', href: '/', createdAt: daysAgo(days) } })
const lineOf = (lines: Awaited<ReturnType<typeof applyRetention>>, name: string) => lines?.find(({ dataClass }) => dataClass === name)

describe('retention', () => {
  it('takes away exactly what has had its time, and says so', async () => {
    const { actor } = await personCtx('coe')
    await notice(actor.id, 366)
    const kept = await notice(actor.id, 364)
    const lines = await applyRetention(asSystem(now), 'schedule')
    expect(lineOf(lines, 'notices')).toEqual({ dataClass: 'notices', keepDays: 365, due: 1, held: 0, removed: 1 })
    expect((await db.notice.findMany()).map(({ id }) => id)).toEqual([kept.id])
    expect(await auditOf('retention.applied')).toMatchObject({ facts: { dataClass: 'notices', removed: 1 } })
    expect(await db.retentionRun.count()).toBe(1)
    expect(await applyRetention(asSystem(now), 'schedule')).toBeNull()
  })

  it('leaves alone what is held, until the hold is ended', async () => {
    const admin = at(await personCtx('admin'))
    const [held, free] = [await personCtx('coe'), await personCtx('coe')]
    await notice(held.actor.id, 400)
    await notice(free.actor.id, 400)
    const { id } = await setHold(admin, { subject: 'person', subjectId: held.actor.id, reason: 'lawsuit 12' })
    expect(lineOf(await previewRetention(admin, {}), 'notices')).toMatchObject({ due: 2, held: 1, removed: 0 })
    expect(await db.notice.count()).toBe(2)
    await applyRetention(asSystem(now), 'schedule')
    expect((await db.notice.findMany()).map(({ personId }) => personId)).toEqual([held.actor.id])
    await endHold(admin, { id, reason: 'settled' })
    await expect(endHold(admin, { id, reason: 'again' })).rejects.toMatchObject({ code: 'rule' })
    await applyRetention(asSystem(now), 'schedule')
    expect(await db.notice.count()).toBe(0)
  })

  it('leaves a held class alone as a whole', async () => {
    const admin = at(await personCtx('admin'))
    await notice(admin.actor.id, 400)
    await setHold(admin, { subject: 'class', subjectId: 'notices', reason: 'inquiry' })
    expect(lineOf(await runRetention(admin, {}), 'notices')).toMatchObject({ due: 1, held: 1, removed: 0 })
    await expect(setHold(admin, { subject: 'class', subjectId: 'notices', reason: 'inquiry' })).rejects.toMatchObject({ code: 'rule' })
    await expect(setHold(admin, { subject: 'person', subjectId: 'nobody', reason: 'inquiry' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('archives old entries of the audit trail only once a rule says so, and never those that are held', async () => {
    const admin = at(await personCtx('admin'))
    const old = { ...admin, now: daysAgo(2_000), stepUpAt: daysAgo(2_000) }
    await editRule(old, { dataClass: 'notices', keepDays: 100 })
    await editRule({ ...old, stepUpAt: old.now }, { dataClass: 'notices', keepDays: 90 })
    await editRule(admin, { dataClass: 'notices', keepDays: 80 })
    expect(await applyRetention(asSystem(now), 'schedule')).toBeNull()
    await editRule(admin, { dataClass: 'audit', keepDays: 1_500 })
    const { id } = await setHold(admin, { subject: 'person', subjectId: admin.actor.id, reason: 'lawsuit' })
    expect(lineOf(await applyRetention(asSystem(now), 'schedule'), 'audit')).toMatchObject({ due: 2, held: 2, removed: 0 })
    await endHold(admin, { id, reason: 'settled' })
    expect(lineOf(await applyRetention(asSystem(now), 'schedule'), 'audit')).toMatchObject({ due: 2, removed: 2 })
    expect(await verifyChain(db)).toMatchObject({ ok: true, checkpoint: 2 })
  })

  it('refuses lengths that the law or the proof of decisions forbids, stale edits, and everybody but administrators', async () => {
    const admin = at(await personCtx('admin'))
    await expect(editRule(admin, { dataClass: 'audit', keepDays: 30 })).rejects.toMatchObject({ code: 'invalid', fields: { keepDays: [{ key: 'privacy.rule.tooShort' }] } })
    await expect(editRule(admin, { dataClass: 'runs', keepDays: 30 })).rejects.toMatchObject({ code: 'invalid' })
    await editRule(admin, { dataClass: 'notices', keepDays: 100, version: 1 })
    await expect(editRule(admin, { dataClass: 'notices', keepDays: 90, version: 1 })).rejects.toMatchObject({ code: 'conflict' })
    expect((await editRule(admin, { dataClass: 'notices' })).keepDays).toBeNull()
    for (const role of ['auditor', 'coe', 'employee'] as const) {
      const ctx = at(await personCtx(role))
      await expect(editRule(ctx, { dataClass: 'notices', keepDays: 90 })).rejects.toMatchObject({ code: 'forbidden' })
      await expect(runRetention(ctx, {})).rejects.toMatchObject({ code: 'forbidden' })
      await expect(setHold(ctx, { subject: 'class', subjectId: 'notices', reason: 'inquiry' })).rejects.toMatchObject({ code: 'forbidden' })
    }
    await expect(previewRetention(at(await personCtx('coe')), {})).rejects.toMatchObject({ code: 'forbidden' })
    expect((await previewRetention(at(await personCtx('auditor')), {})).length).toBeGreaterThan(5)
  })
})
