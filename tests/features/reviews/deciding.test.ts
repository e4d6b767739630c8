import { beforeEach, describe, expect, it } from 'vitest'
import { askReview } from '@/lib/features/reviews/ask-review'
import { claimReview, releaseReview } from '@/lib/features/reviews/claim-review'
import { decideReview } from '@/lib/features/reviews/decide-review'
import { getReview } from '@/lib/features/reviews/detail'
import { handOnReview } from '@/lib/features/reviews/hand-on-review'
import { lookAgain } from '@/lib/features/reviews/look-again'
import { openReview } from '@/lib/features/reviews/open-review'
import { reviewQueue } from '@/lib/features/reviews/queue'
import { listReviews, pageReviews } from '@/lib/features/reviews/register'
import { reviewStatistics } from '@/lib/features/reviews/statistics'
import { withdrawReview } from '@/lib/features/reviews/withdraw-review'
import { makeAutomation, makeDepartment } from '@/prisma/seed/factories'
import { actionsOf, auditOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { after, ask, at, NOW, reviewScene, statusOf, tokenCtx, versionOf } from '../../support/reviews'

const { db, reset } = useDatabase()
beforeEach(reset)

const kinds = async (personId: string) => (await db.notice.findMany({ where: { personId }, orderBy: { createdAt: 'asc' } })).map(({ kind }) => kind)

describe('asking', () => {
  it('stores the document with its deadline, tells the reviewers, and is on record without its content', async () => {
    const { engine, legal, second, owner } = await reviewScene()
    const asked = await ask(engine)
    expect(asked).toMatchObject({ created: true, code: 'HR-1', point: 'contract-legal', key: 'contract-7', status: 'waiting', done: false, approved: null, dueAt: after(4).toISOString(), approvals: { needed: 1, given: 0 } })
    expect(await kinds(legal.actor.id)).toEqual(['reviewAsked'])
    expect(await kinds(second.actor.id)).toEqual(['reviewAsked'])
    expect(await kinds(owner.actor.id)).toEqual([])
    expect(await actionsOf('review', asked.id)).toEqual(['review.asked'])
    expect(JSON.stringify(await auditOf('review.asked'))).not.toContain('120,000')
    const shown = await getReview(legal, { number: 1 })
    expect(shown.fields).toEqual([{ label: 'Amount', value: '120,000 CNY' }, { label: 'Term', value: '24' }])
  })

  it('twice with the same key and question makes one, also at the same moment and after the end; another question is refused', async () => {
    const { engine, legal } = await reviewScene()
    const [one, two] = await Promise.all([ask(engine), ask(engine)])
    expect(one.id).toBe(two.id)
    expect([one.created, two.created].sort()).toEqual([false, true])
    await expect(ask(engine, { title: 'Another contract' })).rejects.toMatchObject({ code: 'conflict', key: 'reviews.errors.otherQuestion' })
    await decideReview(legal, { id: one.id, version: 1, outcome: 'approve' })
    expect(await ask(engine)).toMatchObject({ created: false, status: 'approved', approved: true })
    expect(await db.reviewTask.count()).toBe(1)
    expect((await ask(engine, { key: 'contract-8' })).code).toBe('HR-2')
  })

  it('tells of a point once an hour, however many documents come', async () => {
    const { engine, legal } = await reviewScene()
    for (let i = 0; i < 5; i++) await ask(engine, { key: `k${i}` })
    await ask(at(engine, after(1)), { key: 'later' })
    expect(await kinds(legal.actor.id)).toEqual(['reviewAsked', 'reviewAsked'])
  })

  it('by a token makes its owner the one who asked', async () => {
    const { engine } = await reviewScene()
    const { ctx } = await tokenCtx(engine, ['reviews:write'])
    const { id } = await ask(ctx)
    expect(await db.reviewTask.findUniqueOrThrow({ where: { id } })).toMatchObject({ askedById: engine.actor.id, askedByTokenId: ctx.actor.id })
  })

  it('is refused to roles that do not ask, at a point that there is not, and of a department that they do not see', async () => {
    const { legal } = await reviewScene()
    await expect(ask(legal)).rejects.toMatchObject({ code: 'forbidden' })
    const other = await makeDepartment(db)
    await expect(ask(await personCtx('ops', { departmentId: other.id }))).rejects.toMatchObject({ code: 'not_found' })
    await expect(ask(await personCtx('ops'), { point: 'nothing' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is refused with bad input: addresses inside, other schemes, unknown members, too much', async () => {
    const { engine } = await reviewScene()
    for (const callbackUrl of ['http://127.0.0.1:5678/x', 'http://2130706433/', 'http://[::ffff:127.0.0.1]/', 'http://169.254.169.254/latest', 'http://10.0.0.8/x', 'https://example.com:25/']) {
      await expect(ask(engine, { callbackUrl }), callbackUrl).rejects.toMatchObject({ fields: { callbackUrl: [{ key: 'reviews.errors.callbackRefused' }] } })
    }
    await expect(ask(engine, { callbackUrl: 'ftp://example.com' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(ask(engine, { link: 'javascript:alert(1)' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(ask(engine, { extra: 1 })).rejects.toMatchObject({ code: 'invalid' })
    await expect(ask(engine, { fields: Array.from({ length: 61 }, () => ({ label: 'a', value: 'b' })) })).rejects.toMatchObject({ code: 'invalid' })
    await expect(ask(engine, { fields: [{ label: 'a', value: { deep: 1 } }] })).rejects.toMatchObject({ code: 'invalid' })
    await expect(ask(engine, { automation: 'A-NONE' })).rejects.toMatchObject({ fields: { automation: [{ key: 'reviews.errors.automation' }] } })
    await expect(askReview(engine, null)).rejects.toMatchObject({ code: 'invalid' })
    expect(await db.reviewTask.count()).toBe(0)
  })
})

describe('deciding', () => {
  it('ends the document, keeps the reason, the opening and the time in front, and is on record', async () => {
    const { engine, legal } = await reviewScene()
    const { id } = await ask(engine)
    await openReview(at(legal, after(0.5)), { id })
    await openReview(at(legal, after(0.8)), { id })
    await decideReview(at(legal, after(1)), { id, version: 1, outcome: 'reject', reason: 'Unlimited liability.', spentMs: '90000' })
    expect(await db.reviewDecision.findFirstOrThrow()).toMatchObject({ outcome: 'reject', reason: 'Unlimited liability.', personId: legal.actor.id, openedAt: after(0.5), spentMs: 90_000n, decidedAt: after(1) })
    expect(await statusOf(id)).toBe('rejected')
    expect(await actionsOf('review', id)).toEqual(['review.asked', 'review.decided'])
  })

  it('without having opened it counts as no time at all', async () => {
    const { engine, legal } = await reviewScene()
    const { id } = await ask(engine)
    await decideReview(at(legal, after(1)), { id, version: 1, outcome: 'approve', spentMs: 600_000 })
    expect(await db.reviewDecision.findFirstOrThrow()).toMatchObject({ spentMs: 0n, openedAt: after(1) })
  })

  it('wants a reason for a no and for a return', async () => {
    const { engine, legal } = await reviewScene()
    const { id } = await ask(engine)
    for (const outcome of ['reject', 'return']) await expect(decideReview(legal, { id, version: 1, outcome })).rejects.toMatchObject({ fields: { reason: [{ key: 'reviews.errors.reason' }] } })
    expect(await statusOf(id)).toBe('waiting')
  })

  it('twice, after the end, after expiry or by a stranger is refused, by the rules and by the database', async () => {
    const { engine, legal, second, owner, pointId } = await reviewScene()
    const { id } = await ask(engine)
    await decideReview(legal, { id, version: 1, outcome: 'approve' })
    await expect(decideReview(legal, { id, version: await versionOf(id), outcome: 'approve' })).rejects.toMatchObject({ code: 'rule' })
    await expect(decideReview(second, { id, version: await versionOf(id), outcome: 'reject', reason: 'x' })).rejects.toMatchObject({ key: 'reviews.refused.ended' })
    const write = db.reviewDecision.create({ data: { taskId: id, outcome: 'reject', personId: second.actor.id, openedAt: NOW, spentMs: 1n, decidedAt: NOW } })
    await expect(write).rejects.toThrow()
    await expect(db.reviewDecision.updateMany({ data: { outcome: 'reject' } })).rejects.toThrow()
    await expect(db.reviewDecision.deleteMany({})).rejects.toThrow()
    const open = await ask(engine, { key: 'k2' })
    await expect(decideReview(owner, { id: open.id, version: 1, outcome: 'approve' })).rejects.toMatchObject({ key: 'reviews.refused.notAsked' })
    await expect(decideReview(await personCtx('employee'), { id: open.id, version: 1, outcome: 'approve' })).rejects.toMatchObject({ code: 'forbidden' })
    await db.reviewPoint.update({ where: { id: pointId }, data: { onExpiry: 'reject' } })
    await expect(decideReview(at(legal, after(4)), { id: open.id, version: 1, outcome: 'approve' })).rejects.toMatchObject({ key: 'reviews.refused.expired' })
  })

  it('of a department that the reader does not see finds nothing', async () => {
    const { engine } = await reviewScene()
    const { id } = await ask(engine)
    const other = await makeDepartment(db)
    const stranger = await personCtx('reviewer', { departmentId: other.id })
    await expect(decideReview(stranger, { id, version: 1, outcome: 'approve' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(getReview(stranger, { number: 1 })).rejects.toMatchObject({ code: 'not_found' })
    expect((await listReviews(stranger, {})).rows).toEqual([])
    expect((await pageReviews(stranger, {})).data).toEqual([])
  })

  it('by two who saw the same state: the second is told', async () => {
    const { engine, legal, second } = await reviewScene()
    const { id } = await ask(engine)
    const both = await Promise.allSettled([decideReview(legal, { id, version: 1, outcome: 'approve' }), decideReview(second, { id, version: 1, outcome: 'reject', reason: 'no' })])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.reviewDecision.count()).toBe(1)
  })

  it('with four eyes takes two people; the asker and the builder are none of them', async () => {
    const { engine, legal, second, process } = await reviewScene({ approvals: 2 })
    const builder = await personCtx('reviewer', { now: NOW })
    await makeAutomation(db, { processId: process.id, builderId: builder.actor.id })
    const { id } = await ask(engine)
    await expect(decideReview(builder, { id, version: 1, outcome: 'approve' })).rejects.toMatchObject({ key: 'reviews.apart.built' })
    await decideReview(legal, { id, version: 1, outcome: 'approve' })
    expect(await statusOf(id)).toBe('waiting')
    expect(await ask(engine)).toMatchObject({ done: false, approved: null, approvals: { needed: 2, given: 1 } })
    await expect(decideReview(legal, { id, version: await versionOf(id), outcome: 'approve' })).rejects.toMatchObject({ key: 'reviews.apart.decided' })
    await decideReview(second, { id, version: await versionOf(id), outcome: 'approve' })
    expect(await ask(engine)).toMatchObject({ status: 'approved', approved: true, approvals: { needed: 2, given: 2 } })
    const both = { ...(await personCtx('coe', { now: NOW })) }
    await db.roleGrant.create({ data: { personId: both.actor.id, role: 'reviewer' } })
    both.actor.grants.push({ role: 'reviewer', departmentPath: null })
    const own = await ask(both, { key: 'own' })
    await expect(decideReview(both, { id: own.id, version: 1, outcome: 'approve' })).rejects.toMatchObject({ key: 'reviews.apart.asked' })
  })

  it('for somebody who is away is the stand-in’s, in both names', async () => {
    const { engine, legal, owner, pointId } = await reviewScene()
    await db.reviewPointReviewer.create({ data: { pointId, personId: legal.actor.id } })
    await db.absence.create({ data: { personId: legal.actor.id, delegateId: owner.actor.id, fromDay: '2026-11-18', toDay: '2026-11-25' } })
    const { id } = await ask(engine)
    expect(await kinds(owner.actor.id)).toEqual(['reviewAsked'])
    expect((await reviewQueue(owner, {})).waiting).toMatchObject([{ id, onBehalfOf: legal.actor.name }])
    await decideReview(owner, { id, version: 1, outcome: 'approve' })
    expect((await ask(engine)).decisions).toMatchObject([{ by: owner.actor.name, onBehalfOf: legal.actor.name }])
  })
})

describe('taking, giving back and handing on', () => {
  it('keeps others away until it is given back or left lying', async () => {
    const { engine, legal, second } = await reviewScene()
    const { id } = await ask(engine)
    await claimReview(legal, { id, version: 1 })
    await expect(decideReview(second, { id, version: 2, outcome: 'approve' })).rejects.toMatchObject({ key: 'reviews.refused.claimed' })
    await expect(claimReview(second, { id, version: 2 })).rejects.toMatchObject({ key: 'reviews.refused.claimed' })
    await expect(releaseReview(second, { id, version: 2 })).rejects.toMatchObject({ key: 'reviews.refused.notYours' })
    expect((await reviewQueue(second, {})).waiting).toEqual([])
    await releaseReview(legal, { id, version: 2 })
    await claimReview(second, { id, version: 3 })
    await claimReview(at(legal, after(5)), { id, version: 4 })
    expect(await db.reviewTask.findUniqueOrThrow({ where: { id } })).toMatchObject({ claimedById: legal.actor.id, status: 'claimed' })
  })

  it('goes to one person by name, from another department too, who gives it back or decides', async () => {
    const { engine, legal, second } = await reviewScene()
    const other = await makeDepartment(db)
    const finance = await personCtx('finance', { now: NOW, departmentId: other.id })
    const { id } = await ask(engine)
    const hand = (personId: string) => handOnReview(legal, { id, version: 1, personId, note: 'Tax clause' })
    await expect(hand(legal.actor.id)).rejects.toMatchObject({ fields: { personId: [{ key: 'reviews.errors.toYourself' }] } })
    await expect(hand((await personCtx('employee')).actor.id)).rejects.toMatchObject({ fields: { personId: [{ key: 'reviews.errors.noReviewer' }] } })
    await expect(hand('nobody')).rejects.toMatchObject({ code: 'invalid' })
    await hand(finance.actor.id)
    expect(await kinds(finance.actor.id)).toEqual(['reviewHanded'])
    await expect(decideReview(second, { id, version: 2, outcome: 'approve' })).rejects.toMatchObject({ key: 'reviews.refused.handed' })
    await decideReview(finance, { id, version: 2, outcome: 'return', reason: 'Tax number is missing.' })
    expect(await statusOf(id)).toBe('returned')
    expect(await actionsOf('review', id)).toEqual(['review.asked', 'review.handed', 'review.decided'])
  })

  it('ends with a withdrawal, once and for those who may ask', async () => {
    const { engine, legal } = await reviewScene()
    const { id } = await ask(engine)
    await expect(withdrawReview(legal, { id })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await withdrawReview(engine, { id, reason: 'Order canceled' })).toMatchObject({ status: 'withdrawn', approved: null, done: true })
    expect(await withdrawReview(engine, { id })).toMatchObject({ status: 'withdrawn' })
    await expect(decideReview(legal, { id, version: await versionOf(id), outcome: 'approve' })).rejects.toMatchObject({ key: 'reviews.refused.ended' })
    const other = await ask(engine, { key: 'k2' })
    await decideReview(legal, { id: other.id, version: 1, outcome: 'approve' })
    await expect(withdrawReview(engine, { id: other.id })).rejects.toMatchObject({ key: 'reviews.refused.ended' })
    expect(await actionsOf('review', id)).toEqual(['review.asked', 'review.withdrawn'])
  })
})

describe('second looks and figures', () => {
  it('are drawn as the point says, taken blind by somebody else, and told when they differ', async () => {
    const { engine, legal, second, owner } = await reviewScene({ samplingPercent: 100 })
    const { id } = await ask(engine)
    await decideReview(legal, { id, version: 1, outcome: 'approve', reason: 'Fine' })
    expect((await reviewQueue(legal, {})).looks).toEqual([])
    expect((await reviewQueue(second, {})).looks).toMatchObject([{ id }])
    expect(await getReview(second, { number: 1 })).toMatchObject({ blind: true, decisions: [] })
    const version = await versionOf(id)
    await expect(lookAgain(legal, { id, version, outcome: 'agree' })).rejects.toMatchObject({ key: 'reviews.apart.decided' })
    await expect(lookAgain(second, { id, version, outcome: 'differ' })).rejects.toMatchObject({ fields: { reason: [{ key: 'reviews.errors.differs' }] } })
    await lookAgain(second, { id, version, outcome: 'differ', reason: 'Liability is not capped.' })
    await expect(lookAgain(owner, { id, version: version + 1, outcome: 'agree' })).rejects.toMatchObject({ key: 'reviews.refused.looked' })
    expect(await kinds(legal.actor.id)).toContain('reviewReversed')
    expect(await statusOf(id)).toBe('approved')
    expect((await getReview(second, { number: 1 })).decisions).toHaveLength(2)
    expect((await reviewStatistics(owner, {})).all).toMatchObject({ decisions: 1, secondLooks: 1, reversed: 1, reversalBp: 10_000 })
  })

  it('are not drawn where the point wants none', async () => {
    const { engine, legal } = await reviewScene()
    const { id } = await ask(engine)
    await decideReview(legal, { id, version: 1, outcome: 'approve' })
    expect((await db.reviewTask.findUniqueOrThrow({ where: { id } })).sampled).toBe(false)
  })

  it('show a reader without the right to all people only their own', async () => {
    const { engine, legal, second } = await reviewScene()
    for (const [i, ctx] of [legal, second, legal].entries()) {
      const { id } = await ask(engine, { key: `k${i}` })
      await decideReview(ctx, { id, version: 1, outcome: 'approve' })
    }
    const figures = await reviewStatistics(at(await personCtx('auditor'), after(1)), {})
    expect(figures.people.map(({ figures: { decisions } }) => decisions)).toEqual([2, 1])
    expect((await reviewStatistics(at(await personCtx('finance'), after(1)), {})).people).toEqual([])
    expect(figures.all).toMatchObject({ decisions: 3, hasty: 3, rubberStamp: false })
  })

  it('list documents for machines in pages that stay stable', async () => {
    const { engine } = await reviewScene()
    for (let i = 0; i < 5; i++) await ask(engine, { key: `k${i}` })
    const first = await pageReviews(engine, { limit: '2', status: 'open' })
    await ask(engine, { key: 'new' })
    const second = await pageReviews(engine, { limit: '2', cursor: first.next })
    expect([...first.data, ...second.data].map(({ code }) => code)).toEqual(['HR-5', 'HR-4', 'HR-3', 'HR-2'])
    expect((await pageReviews(engine, { point: 'elsewhere' })).data).toEqual([])
  })
})
