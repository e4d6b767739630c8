import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deliver, mailIsDue } from '@/lib/features/mail/deliver'
import { listDeliveries } from '@/lib/features/mail/queries'
import { retryDelivery } from '@/lib/features/mail/retry-delivery'
import { storeFile } from '@/lib/features/files/store-file'
import { mailOutside } from '@/lib/features/notices/plan-mail'
import { notify, type NoticeDraft } from '@/lib/features/notices/notify'
import { savePreferences } from '@/lib/features/notices/save-preferences'
import { jobCtx, type Ctx } from '@/lib/server/ctx'
import { inTransaction } from '@/lib/server/db'
import { storeMailPassword } from '@/lib/server/mail-password'
import { forgetSettings } from '@/lib/server/settings'
import { asSystem, personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { mailServer } from '../../support/mail-server'

const { db, reset } = useDatabase()
beforeEach(reset)
let server: Awaited<ReturnType<typeof mailServer>>
afterEach(() => server?.close())

const minutes = (count: number) => new Date(Date.now() + count * 60_000)
const job = (at = minutes(0.1)): Ctx => ({ ...jobCtx('send-mail'), now: at })
const round = (at?: Date) => deliver(job(at), new AbortController().signal)
const within = <T>(work: (ctx: Ctx) => Promise<T>) => inTransaction((tx) => work({ ...asSystem(), db: tx, inTransaction: true }))
const tell = (...drafts: NoticeDraft[]) => within((ctx) => notify(ctx, drafts))
const setMail = (value: object) => db.setting.upsert({ where: { key: 'mail' }, create: { key: 'mail', value }, update: { value } }).then(forgetSettings)
const settings = (port: number) => ({ enabled: true, host: '127.0.0.1', port, security: 'none', user: '', from: 'portal@hengtai.example', fromName: 'Hengtai 自动化', locale: 'zh-CN' })

async function up(options: Parameters<typeof mailServer>[0] = {}) {
  server = await mailServer(options)
  await setMail(settings(server.port))
}

const overdue = (personId: string): NoticeDraft => ({ personId, kind: 'actionOverdue', params: { text: 'Repeat <b>the</b> restore test', due: { day: '2026-11-20' }, days: 3 }, href: '/actions/7' })
const opened = (personId: string): NoticeDraft => ({ personId, kind: 'phaseOpened', params: { phase: { en: 'Rollout', 'zh-CN': '推广' } }, href: '/programme' })

describe('mail', () => {
  it('reaches each reader in their own language, as text and as HTML, with a link from outside', async () => {
    await up()
    const [english, chinese, unset] = [await personCtx('coe'), await personCtx('coe'), await personCtx('coe')]
    await db.person.update({ where: { id: english.actor.id }, data: { locale: 'en' } })
    await db.person.update({ where: { id: chinese.actor.id }, data: { locale: 'zh-CN' } })
    await tell(overdue(english.actor.id), overdue(chinese.actor.id), overdue(unset.actor.id))
    expect(await mailIsDue(job())).toBe(true)
    expect(await round()).toEqual({ handled: 3, succeeded: 3 })
    const [first, second, third] = server.mails
    expect(first).toMatchObject({ from: 'portal@hengtai.example', subject: '3 days overdue: Repeat <b>the</b> restore test' })
    expect(first?.text).toContain('It was due on Nov 20, 2026.')
    expect(first?.html).toContain('Repeat &#60;b&#62;the&#60;/b&#62; restore test')
    expect([second?.subject, third?.subject]).toEqual(Array(2).fill('逾期 3 天：Repeat <b>the</b> restore test'))
    expect(second?.text).toContain('原定 2026年11月20日 完成')
    const { id } = await db.notice.findFirstOrThrow({ where: { personId: english.actor.id } })
    for (const body of [first?.text, first?.html]) expect(body).toContain(`http://127.0.0.1:3000/inbox/${id}`)
    expect(await db.delivery.count({ where: { status: 'sent' } })).toBe(3)
    expect(await mailIsDue(job())).toBe(false)
  })

  it('waits while the server is down, with growing pauses, and is sent once when it is back', async () => {
    await up()
    const { port } = server
    await server.close()
    const { actor } = await personCtx('coe')
    await tell(overdue(actor.id), overdue(actor.id))
    expect(await round()).toEqual({ handled: 1, succeeded: 0 })
    const first = await db.delivery.findFirstOrThrow({ where: { attempts: 1 } })
    expect(first).toMatchObject({ status: 'waiting', lastError: expect.stringContaining('notices.faults.refusedConnection') })
    expect(await round(minutes(1.5))).toEqual({ handled: 1, succeeded: 0 })
    server = await mailServer({ port })
    for (const at of [3, 4, 30, 60]) await round(minutes(at))
    expect(server.mails).toHaveLength(2)
    expect(await db.delivery.findMany({ select: { status: true, lastError: true } })).toEqual(Array(2).fill({ status: 'sent', lastError: null }))
  })

  it('is given up after about a day, and tried again when somebody asks', async () => {
    await setMail(settings(1))
    const { actor } = await personCtx('coe')
    await tell(overdue(actor.id))
    for (let hour = 0; hour < 40; hour += 1) await round(minutes(hour * 60 + 1))
    const failed = await db.delivery.findFirstOrThrow()
    expect(failed).toMatchObject({ status: 'failed', attempts: 8 })
    const admin = await personCtx('admin')
    await expect(retryDelivery(await personCtx('auditor'), { id: failed.id })).rejects.toMatchObject({ code: 'forbidden' })
    await retryDelivery(admin, { id: failed.id })
    await up()
    expect(await round()).toEqual({ handled: 1, succeeded: 1 })
    await expect(retryDelivery(admin, { id: failed.id })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('is not sent twice by two rounds at the same time, and once more only after a crash', async () => {
    await up()
    const { actor } = await personCtx('coe')
    await tell(overdue(actor.id))
    await Promise.all([round(), round()])
    expect(server.mails).toHaveLength(1)
    await tell(opened(actor.id))
    // As a process leaves it that dies after the claim
    await db.delivery.updateMany({ where: { status: 'waiting' }, data: { attempts: 1, nextAt: minutes(10) } })
    await round(minutes(5))
    expect(server.mails).toHaveLength(1)
    await round(minutes(11))
    expect(server.mails).toHaveLength(2)
    const { id } = await db.delivery.findFirstOrThrow({ where: { attempts: 2 } })
    expect(server.mails[1]?.header('Message-ID')).toBe(`<${id}@127.0.0.1>`)
  })

  it('is not sent again because the database was busy when it had left', async () => {
    await up()
    const { actor } = await personCtx('coe')
    await tell(overdue(actor.id))
    let busy = 2
    const delivery = new Proxy(db.delivery, {
      get: (table, name) => (args: { data?: { status?: string } }) => {
        if (args.data?.status === 'sent' && busy-- > 0) return Promise.reject(new Error('database is locked'))
        return (Reflect.get(table, name) as (args: unknown) => unknown).call(table, args)
      },
    })
    const watched = new Proxy(db, { get: (client, name) => (name === 'delivery' ? delivery : (Reflect.get(client, name) as unknown)) })
    expect(await deliver({ ...job(), db: watched }, new AbortController().signal)).toEqual({ handled: 1, succeeded: 1 })
    await round(minutes(60))
    expect(server.mails).toHaveLength(1)
  })

  it('refused for one recipient does not hold up the others', async () => {
    await up({ refuse: (address) => (address.startsWith('coe') ? 550 : null) })
    const [gone, there] = [await personCtx('coe'), await personCtx('ops')]
    await tell(overdue(gone.actor.id), overdue(there.actor.id))
    expect(await round()).toEqual({ handled: 2, succeeded: 1 })
    const { rows } = await listDeliveries(await personCtx('auditor'), {})
    expect(rows.map(({ status, fault }) => [status, fault?.key, fault?.params?.code]).sort()).toEqual([
      ['failed', 'notices.faults.recipient', 550],
      ['sent', undefined, undefined],
    ])
  })

  it('carries a digest as one, the next morning', async () => {
    await up()
    const ctx = await personCtx('coe')
    await savePreferences(ctx, { programme: 'digest' })
    await tell(opened(ctx.actor.id), { ...opened(ctx.actor.id), kind: 'phaseClosed' })
    expect(await round()).toBeNull()
    expect(await round(minutes(24 * 60))).toEqual({ handled: 2, succeeded: 2 })
    expect(server.mails.map(({ subject }) => subject)).toEqual(['Wheelhouse：2 条通知'])
    expect(server.mails[0]?.text).toMatch(/推广阶段已启动[^]*推广阶段已结束|推广阶段已结束[^]*推广阶段已启动/)
  })

  it('carries stored files, to people and to lists outside', async () => {
    await up()
    const bytes = new TextEncoder().encode('the minutes')
    const { id } = await within((ctx) => storeFile(ctx, { name: '纪要.txt', bytes, entity: 'meeting', entityId: '1' }))
    await within((ctx) => mailOutside(ctx, [{ address: 'list@elsewhere.example', locale: 'en', kind: 'packReady', params: { month: { month: '2026-11' } }, href: '/reports/1', fileIds: [id] }]))
    expect(await round()).toEqual({ handled: 1, succeeded: 1 })
    const [mail] = server.mails
    expect(mail).toMatchObject({ to: ['list@elsewhere.example'], subject: 'The steering pack of Nov 2026 is ready' })
    expect(mail?.raw).toContain(Buffer.from(bytes).toString('base64'))
    expect(mail?.text).toContain('http://127.0.0.1:3000/reports/1')
  })

  it('does not go to somebody who left meanwhile, nor after a week', async () => {
    await up()
    const [left, late] = [await personCtx('coe'), await personCtx('coe')]
    await tell(overdue(left.actor.id))
    await db.person.update({ where: { id: left.actor.id }, data: { active: false } })
    await round()
    await tell(overdue(late.actor.id))
    await round(minutes(8 * 24 * 60))
    expect(server.mails).toEqual([])
    expect((await db.delivery.findMany({ orderBy: { createdAt: 'asc' } })).map(({ lastError }) => JSON.parse(String(lastError)).key)).toEqual(['notices.faults.noReader', 'notices.faults.stale'])
  })

  it('signs in with the sealed password, and tells nobody', async () => {
    let seen = ''
    await up({ onAuth: ({ username, password }, _session, done) => ((seen = `${username} ${password}`), password === 'right one' ? done(null, { user: username }) : done(new Error('Invalid login'))), authOptional: false })
    await setMail({ ...settings(server.port), user: 'portal' })
    await storeMailPassword(db, 'wrong one')
    const { actor } = await personCtx('coe')
    await tell(overdue(actor.id))
    await round()
    expect(await db.delivery.findFirstOrThrow()).toMatchObject({ status: 'waiting', lastError: expect.stringMatching(/faults\.login/) })
    await storeMailPassword(db, 'right one')
    await round(minutes(2))
    expect(seen).toBe('portal right one')
    expect(server.mails).toMatchObject([{ user: 'portal' }])
    const stored = JSON.stringify([await db.delivery.findMany(), await db.setting.findMany(), await db.auditEntry.findMany()])
    for (const secret of ['right one', 'wrong one']) expect(stored).not.toContain(secret)
  })

  it('does not go out unencrypted where encryption is asked for', async () => {
    await up()
    await setMail({ ...settings(server.port), security: 'starttls' })
    const { actor } = await personCtx('coe')
    await tell(overdue(actor.id))
    await round()
    expect(server.mails).toEqual([])
    expect(await db.delivery.findFirstOrThrow()).toMatchObject({ status: 'waiting', lastError: expect.stringMatching(/faults\.tls/) })
  })

  it.each(['169.254.169.254', '0.0.0.0', '224.0.0.1', '[fe80::1]'])('is never handed to %s', async (host) => {
    await setMail({ ...settings(25), host })
    const { actor } = await personCtx('coe')
    await tell(overdue(actor.id))
    await round()
    expect(await db.delivery.findFirstOrThrow()).toMatchObject({ lastError: expect.stringMatching(/faults\.addressNever/) })
  })
})
