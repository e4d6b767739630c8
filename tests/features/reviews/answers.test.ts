import { createServer, type IncomingMessage, type Server } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MOST_ATTEMPTS } from '@/lib/core/reviews/callback'
import { awaitAnswer } from '@/lib/features/reviews/await-answer'
import { listCallbacks } from '@/lib/features/reviews/callbacks'
import { decideReview } from '@/lib/features/reviews/decide-review'
import { pageOwnReviews } from '@/lib/features/reviews/register'
import { resendCallback } from '@/lib/features/reviews/resend-callback'
import { callbackIsDue, sendCallbacks } from '@/lib/features/reviews/send-callbacks'
import { signatureOf } from '@/lib/features/reviews/signing'
import { renewSigningKey } from '@/lib/features/reviews/switch-point'
import { watchReviews } from '@/lib/features/reviews/watch-reviews'
import { withdrawReview } from '@/lib/features/reviews/withdraw-review'
import { jobCtx } from '@/lib/server/ctx'
import { actionsOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { after, ask, at, NOW, reviewScene, statusOf, tokenCtx } from '../../support/reviews'

process.env.CALLBACK_HOSTS = '127.0.0.1'

const { db, reset } = useDatabase()
beforeEach(reset)

interface Taken {
  headers: IncomingMessage['headers']
  body: string
}
let server: Server | undefined
afterEach(() => void server?.close())

/** A receiver that answers each call with the next status, the last one for ever. */
async function receiver(...statuses: number[]): Promise<{ url: string; taken: Taken[] }> {
  const taken: Taken[] = []
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      taken.push({ headers: request.headers, body })
      response.writeHead(statuses[Math.min(taken.length, statuses.length) - 1] ?? 200, { location: 'http://127.0.0.1:1/', 'retry-after': '1' }).end('ok')
    })
  })
  await new Promise<void>((done) => server!.listen(0, '127.0.0.1', done))
  return { url: `http://127.0.0.1:${(server.address() as { port: number }).port}/resume?signature=abc`, taken }
}

const clock = (when: Date) => ({ ...jobCtx('send-callbacks'), now: when })
const watcher = (when: Date) => ({ ...jobCtx('watch-reviews'), now: when })
const never = new AbortController().signal
const kinds = async (personId: string) => (await db.notice.findMany({ where: { personId }, orderBy: { createdAt: 'asc' } })).map(({ kind }) => kind)

describe('a question', () => {
  it('is kept without what nobody sees or what turns the reading direction', async () => {
    const { engine } = await reviewScene()
    const { id } = await ask(engine, { title: 'Pay\u0000 \u202e1,000\u0007', fields: [{ label: 'Am\u200bount\n', value: 'a\u0001\u2066b\nc' }] })
    const kept = await db.reviewTask.findUniqueOrThrow({ where: { id } })
    expect([kept.title, JSON.parse(kept.fields)]).toEqual(['Pay 1,000', [{ label: 'Amount', value: 'ab\nc' }]])
    await expect(ask(engine, { key: 'k2', title: '\u202e\u0000' })).rejects.toMatchObject({ code: 'invalid', fields: { title: [{ key: 'errors.required' }] } })
  })

  it('with a password in the address of the answer is refused', async () => {
    const { engine } = await reviewScene()
    for (const callbackUrl of ['http://user:secret@127.0.0.1/resume', 'http://user@127.0.0.1/resume']) {
      await expect(ask(engine, { callbackUrl })).rejects.toMatchObject({ code: 'invalid', fields: { callbackUrl: [{ key: 'reviews.errors.callbackPassword' }] } })
    }
    expect(await db.reviewTask.count()).toBe(0)
  })
})

describe('the signed answer', () => {
  it('reaches the engine once the document has ended, and proves where it comes from', async () => {
    const { engine, legal, signingKey } = await reviewScene()
    const { url, taken } = await receiver(200)
    const { id } = await ask(engine, { callbackUrl: url })
    expect(await callbackIsDue(clock(NOW))).toBe(false)
    await decideReview(legal, { id, version: 1, outcome: 'approve', reason: 'Within policy.' })
    expect(await sendCallbacks(clock(NOW), never)).toEqual({ handled: 1, succeeded: 1 })
    expect(taken).toHaveLength(1)
    const { headers, body } = taken[0]!
    expect(JSON.parse(body)).toMatchObject({ id, code: 'HR-1', key: 'contract-7', status: 'approved', approved: true, done: true, decisions: [{ outcome: 'approve', reason: 'Within policy.', by: legal.actor.name }] })
    const [callbackId, timestamp] = [String(headers['webhook-id']), Number(headers['webhook-timestamp'])]
    expect(headers['webhook-signature']).toBe(`v1,${signatureOf(signingKey, callbackId, timestamp, body)}`)
    expect(signatureOf(signingKey, callbackId, timestamp + 1, body)).not.toBe(String(headers['webhook-signature']).slice(3))
    expect(await sendCallbacks(clock(after(99)), never)).toBeNull()
    expect(await db.reviewCallback.findFirstOrThrow()).toMatchObject({ status: 'sent', attempts: 1, lastStatus: 200 })
  })

  it('is tried again, later each time, under the same identifier, and signed with the key of the day', async () => {
    const { engine, legal, owner, pointId } = await reviewScene()
    const { url, taken } = await receiver(500, 503, 200)
    const { id } = await ask(engine, { callbackUrl: url })
    await decideReview(legal, { id, version: 1, outcome: 'reject', reason: 'no' })
    await sendCallbacks(clock(NOW), never)
    expect(await db.reviewCallback.findFirstOrThrow()).toMatchObject({ status: 'waiting', attempts: 1, lastStatus: 500, lastError: 'reviews.faults.status', nextAt: new Date(NOW.getTime() + 10_000) })
    expect(await sendCallbacks(clock(new Date(NOW.getTime() + 9_000)), never)).toBeNull()
    await sendCallbacks(clock(after(1)), never)
    const { signingKey } = await renewSigningKey(owner, { id: pointId, version: 1 })
    await sendCallbacks(clock(after(2)), never)
    expect(new Set(taken.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    const last = taken.at(-1)!
    expect(last.headers['webhook-signature']).toBe(`v1,${signatureOf(signingKey, String(last.headers['webhook-id']), Number(last.headers['webhook-timestamp']), last.body)}`)
    expect(await db.reviewCallback.findFirstOrThrow()).toMatchObject({ status: 'sent', attempts: 3 })
  })

  it('is put aside in the end, told to those who can help, and sent again by those who keep the point', async () => {
    const { engine, legal, owner } = await reviewScene()
    const { url, taken } = await receiver(500)
    const { id } = await ask(engine, { callbackUrl: url })
    await decideReview(legal, { id, version: 1, outcome: 'approve' })
    for (let i = 0; i < MOST_ATTEMPTS + 2; i++) await sendCallbacks(clock(after(100 * (i + 1))), never)
    expect(taken).toHaveLength(MOST_ATTEMPTS)
    expect(await kinds(engine.actor.id)).toEqual(['reviewCallbackFailed'])
    expect(await actionsOf('review', id)).toEqual(['review.asked', 'review.decided', 'review.callback-failed'])
    const { rows, counts } = await listCallbacks(owner, {})
    expect(counts).toEqual({ failed: 1, waiting: 0, sent: 0 })
    expect(JSON.stringify(rows)).not.toContain('signature')
    await expect(resendCallback(legal, { id: rows[0]!.callbackId })).rejects.toMatchObject({ code: 'forbidden' })
    await resendCallback(owner, { id: rows[0]!.callbackId })
    await expect(resendCallback(owner, { id: rows[0]!.callbackId })).rejects.toMatchObject({ code: 'conflict' })
    expect(await db.reviewCallback.findFirstOrThrow()).toMatchObject({ status: 'waiting', attempts: 0 })
  })

  it.each([[302, 'redirected'], [410, 'gone']])('follows no way elsewhere and gives up at once on status %i', async (status, fault) => {
    const { engine, legal } = await reviewScene()
    const { url, taken } = await receiver(status)
    const { id } = await ask(engine, { callbackUrl: url })
    await decideReview(legal, { id, version: 1, outcome: 'approve' })
    await sendCallbacks(clock(NOW), never)
    expect(taken).toHaveLength(1)
    expect(await db.reviewCallback.findFirstOrThrow()).toMatchObject({ status: 'failed', lastError: `reviews.faults.${fault}`, lastStatus: status })
  })

  it('never reaches an address inside that is not listed, also one that was stored', async () => {
    const { engine, legal } = await reviewScene()
    const { taken } = await receiver(200)
    const port = (server!.address() as { port: number }).port
    for (const [i, host] of ['127.0.0.2', '[::1]', '0.0.0.0', '169.254.169.254', '10.0.0.1'].entries()) {
      const { id } = await ask(engine, { key: `k${i}` })
      await db.reviewTask.update({ where: { id }, data: { callbackUrl: `http://${host}:${port}/` } })
      await decideReview(legal, { id, version: 1, outcome: 'approve' })
    }
    await sendCallbacks(clock(NOW), never)
    expect(taken).toEqual([])
    expect(await db.reviewCallback.findMany({ where: { status: 'failed', lastError: 'reviews.faults.addressRefused' } })).toHaveLength(5)
  })

  it('is not sent for a document that was withdrawn', async () => {
    const { engine } = await reviewScene()
    const { id } = await ask(engine, { callbackUrl: 'http://127.0.0.1:5678/x' })
    await withdrawReview(engine, { id })
    expect(await db.reviewCallback.count()).toBe(0)
  })
})

describe('waiting for the answer', () => {
  it('ends as soon as somebody decides, not when the time is over', async () => {
    const scene = await reviewScene()
    const present = (ctx: typeof scene.engine) => at(ctx, new Date())
    const { id } = await ask(present(scene.engine))
    const { ctx } = await tokenCtx(scene.engine, ['reviews:read', 'reviews:write'])
    const waiting = awaitAnswer(present(ctx), { id, wait: '60' }, never)
    await pause(50)
    await decideReview(present(scene.legal), { id, version: 1, outcome: 'approve' })
    expect(await waiting).toMatchObject({ status: 'approved', done: true })
  })

  it('sees what another process decided, and ends when the caller hangs up or has waited enough', async () => {
    const { engine } = await reviewScene()
    const { id } = await ask(at(engine, new Date()))
    const now = at(engine, new Date())
    const hungUp = new AbortController()
    const waiting = awaitAnswer(now, { id, wait: '60' }, hungUp.signal)
    await pause(20)
    hungUp.abort()
    expect(await waiting).toMatchObject({ done: false })
    expect(await awaitAnswer(now, { id, wait: '1' }, never)).toMatchObject({ done: false })
    const other = awaitAnswer(now, { id, wait: '60' }, never)
    await pause(20)
    await db.reviewTask.update({ where: { id }, data: { status: 'rejected', endedAt: new Date() } })
    expect(await other).toMatchObject({ status: 'rejected', approved: false })
  })

  it('is refused for more than a minute, for a stranger, and finds nothing of others for somebody who only asks', async () => {
    const { engine } = await reviewScene()
    const { id } = await ask(engine)
    await expect(awaitAnswer(engine, { id, wait: '61' }, never)).rejects.toMatchObject({ code: 'invalid' })
    await expect(awaitAnswer(await personCtx('employee'), { id }, never)).rejects.toMatchObject({ code: 'forbidden' })
    const ops = await personCtx('ops', { now: NOW })
    await expect(awaitAnswer(ops, { id }, never)).rejects.toMatchObject({ code: 'not_found' })
    const own = await ask(ops, { key: 'own' })
    expect(await awaitAnswer(ops, { id: own.id }, never)).toMatchObject({ status: 'waiting' })
    expect((await pageOwnReviews(ops, {})).data.map(({ key }) => key)).toEqual(['own'])
    await expect(pageOwnReviews(await personCtx('auditor'), {})).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('deadlines', () => {
  it('are reminded of once when a quarter is left, then passed on, then brought up daily', async () => {
    const { engine, legal, owner } = await reviewScene()
    const { id } = await ask(engine)
    expect(await watchReviews(watcher(after(2.9)), never)).toBe(0)
    expect(await watchReviews(watcher(after(3)), never)).toBe(1)
    expect(await watchReviews(watcher(after(3.5)), never)).toBe(0)
    expect(await watchReviews(watcher(after(4)), never)).toBe(1)
    expect(await watchReviews(watcher(after(5)), never)).toBe(0)
    expect(await watchReviews(watcher(after(29)), never)).toBe(1)
    expect(await kinds(legal.actor.id)).toEqual(['reviewAsked', 'reviewDueSoon', 'reviewEscalated', 'reviewEscalated'])
    expect(await kinds(owner.actor.id)).toEqual(['reviewEscalated', 'reviewEscalated'])
    expect(await actionsOf('review', id)).toEqual(['review.asked', 'review.reminded', 'review.escalated', 'review.reminded'])
    await decideReview(at(owner, after(30)), { id, version: 1, outcome: 'approve' })
    expect(await statusOf(id)).toBe('approved')
  })

  it('end a document as not approved where the point says so, and tell the engine', async () => {
    const { engine, owner } = await reviewScene({ onExpiry: 'reject' })
    const { url, taken } = await receiver(200)
    const { id } = await ask(engine, { callbackUrl: url })
    expect((await awaitAnswer(at(engine, after(4)), { id }, never)).status).toBe('expired')
    expect(await watchReviews(watcher(after(4)), never)).toBe(1)
    expect(await watchReviews(watcher(after(5)), never)).toBe(0)
    expect(await statusOf(id)).toBe('expired')
    expect(await kinds(owner.actor.id)).toEqual(['reviewExpired'])
    await sendCallbacks(clock(after(4)), never)
    expect(JSON.parse(taken[0]!.body)).toMatchObject({ status: 'expired', approved: false, decisions: [] })
    expect(await actionsOf('review', id)).toEqual(['review.asked', 'review.expired'])
  })
})
