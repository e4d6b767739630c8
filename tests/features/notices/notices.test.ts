import { beforeEach, describe, expect, it } from 'vitest'
import { listNotices, myPreferences, unreadCount } from '@/lib/features/notices/queries'
import { markAllRead, openNotice } from '@/lib/features/notices/mark-read'
import { notify, type NoticeDraft } from '@/lib/features/notices/notify'
import { savePreferences } from '@/lib/features/notices/save-preferences'
import type { Ctx } from '@/lib/server/ctx'
import { inTransaction } from '@/lib/server/db'
import { actionsOf } from '../../support/audit'
import { asSystem, personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

const now = new Date('2026-11-22T01:00:00.000Z') // nine o'clock in Shanghai
const tell = (drafts: NoticeDraft[], at = now) => inTransaction((tx) => notify({ ...asSystem(at), db: tx, inTransaction: true } as Ctx, drafts))
const opened = (personId: string, more: Partial<NoticeDraft> = {}): NoticeDraft => ({ personId, kind: 'phaseOpened', params: { phase: { en: 'Pilot', 'zh-CN': '试点' } }, href: '/programme', ...more })
const mailOn = () => db.setting.create({ data: { key: 'mail', value: { enabled: true, host: 'mail.example', from: 'portal@example.test' } } })

describe('telling people', () => {
  it('leaves one notice each, and only inside a transaction', async () => {
    const [one, two] = [await personCtx('coe'), await personCtx('employee')]
    expect(await tell([opened(one.actor.id), opened(two.actor.id)])).toBe(2)
    expect([await unreadCount(one), await unreadCount(two)]).toEqual([1, 1])
    await expect(notify(asSystem(), [opened(one.actor.id)])).rejects.toThrow('inside the transaction')
  })

  it('says the same thing once, in one call or in two', async () => {
    const { actor } = await personCtx('coe')
    expect(await tell([opened(actor.id, { dedupeKey: 'k' }), opened(actor.id, { dedupeKey: 'k' })])).toBe(1)
    expect(await tell([opened(actor.id, { dedupeKey: 'k' })])).toBe(0)
    expect(await db.notice.count()).toBe(1)
  })

  it('leaves nothing behind when the change that it tells of fails', async () => {
    await mailOn()
    const { actor } = await personCtx('coe')
    await inTransaction(async (tx) => {
      await notify({ ...asSystem(now), db: tx, inTransaction: true }, [opened(actor.id)])
      throw new Error('refused')
    }).catch(() => {})
    expect([await db.notice.count(), await db.delivery.count()]).toEqual([0, 0])
  })

  it('leaves out people who are no longer there', async () => {
    const { actor } = await personCtx('coe')
    await db.person.update({ where: { id: actor.id }, data: { active: false } })
    expect(await tell([opened(actor.id), opened('nobody')])).toBe(0)
  })

  it('plans mail only while the portal sends any', async () => {
    const { actor } = await personCtx('coe')
    await tell([opened(actor.id)])
    expect(await db.delivery.count()).toBe(0)
    await mailOn()
    await tell([opened(actor.id)])
    expect(await db.delivery.findMany()).toMatchObject([{ personId: actor.id, channel: 'email', status: 'waiting', nextAt: now, attempts: 0 }])
  })

  it('gathers the steps of requests once a day for who wants it so, and mails questions at once all the same', async () => {
    const ctx = await personCtx('employee')
    await mailOn()
    await savePreferences(ctx, { requests: 'digest' })
    const params = { code: 'R-1042', title: 'Invoices', reason: 'Which system?', due: '–' }
    await tell([opened(ctx.actor.id, { kind: 'requestAssessed', params }), opened(ctx.actor.id, { kind: 'requestQuestion', params })])
    const sent = await db.delivery.findMany({ orderBy: { subject: 'asc' } })
    expect(sent.map(({ subject, content }) => [subject, (JSON.parse(content) as { digest: boolean }).digest])).toEqual([['requestAssessed', true], ['requestQuestion', false]])
  })

  it('follows the choice of the person, but never keeps quiet about what asks something of them', async () => {
    await mailOn()
    const ctx = await personCtx('coe')
    await savePreferences(ctx, { programme: 'off', actions: 'off', meetings: 'digest' })
    await tell([
      opened(ctx.actor.id),
      { personId: ctx.actor.id, kind: 'actionAssigned', params: { text: 'x', due: { day: '2026-12-01' } }, href: '/actions/1' },
      { personId: ctx.actor.id, kind: 'meetingPlanned', params: { meeting: 'Weekly', at: { moment: now.toISOString() } }, href: '/meetings/1' },
    ])
    const planned = await db.delivery.findMany({ include: { notice: true }, orderBy: { nextAt: 'asc' } })
    expect(planned.map(({ notice, nextAt }) => [notice?.kind, nextAt.toISOString()])).toEqual([
      ['actionAssigned', now.toISOString()],
      ['meetingPlanned', '2026-11-23T00:00:00.000Z'],
    ])
  })
})

describe('the inbox', () => {
  it('shows unread notices first and only one’s own, page by page', async () => {
    const [ctx, other] = [await personCtx('coe'), await personCtx('coe')]
    for (let hour = 0; hour < 60; hour += 1) await tell([opened(ctx.actor.id, { href: `/${hour}` })], new Date(now.getTime() + hour * 3_600_000))
    await tell([opened(other.actor.id)])
    await markAllRead({ ...ctx, now: new Date(now.getTime() + 100 * 3_600_000) }, {})
    await tell([opened(ctx.actor.id, { href: '/new' })], new Date(now.getTime() - 3_600_000))
    const first = await listNotices(ctx, {})
    expect(first.unread.map(({ href }) => href)).toEqual(['/new'])
    expect(first.read.map(({ href }) => href)).toEqual(Array.from({ length: 50 }, (_, i) => `/${59 - i}`))
    const second = await listNotices(ctx, { before: first.next })
    expect(second.read.map(({ href }) => href)).toEqual(Array.from({ length: 10 }, (_, i) => `/${9 - i}`))
    expect([second.next, second.unread, first.total, first.count]).toEqual([null, [], 61, 1])
  })

  it('marks a notice as read when it is opened, for its person alone', async () => {
    const [ctx, other] = [await personCtx('employee'), await personCtx('admin')]
    await tell([opened(ctx.actor.id)])
    const { id } = await db.notice.findFirstOrThrow()
    await expect(openNotice(other, { id })).rejects.toMatchObject({ code: 'not_found' })
    expect(await openNotice(ctx, { id })).toEqual({ href: '/programme' })
    const { readAt } = await db.notice.findFirstOrThrow()
    await openNotice({ ...ctx, now: new Date(ctx.now.getTime() + 1000) }, { id })
    expect(await db.notice.findFirstOrThrow()).toMatchObject({ readAt })
  })
})

describe('preferences', () => {
  it('are at once unless chosen otherwise, and a choice is on record', async () => {
    const ctx = await personCtx('employee')
    expect((await myPreferences(ctx, {})).groups).toEqual(['actions', 'gates', 'programme', 'meetings', 'reports', 'requests', 'recognition', 'value', 'risks', 'compatibility', 'compliance', 'reviews'].map((group) => ({ group, mail: 'now' })))
    await savePreferences(ctx, { gates: 'digest' })
    await savePreferences(ctx, { gates: 'off' })
    expect((await myPreferences(ctx, {})).groups.find(({ group }) => group === 'gates')).toEqual({ group: 'gates', mail: 'off' })
    expect(await actionsOf('person', ctx.actor.id)).toEqual(['notice.preferences-changed', 'notice.preferences-changed'])
    await expect(savePreferences(ctx, { gates: 'sometimes' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(savePreferences(ctx, { weather: 'off' })).rejects.toMatchObject({ code: 'invalid' })
  })
})
