import { beforeEach, describe, expect, it } from 'vitest'
import { addComment, editComment, removeComment } from '@/lib/features/requests/comment'
import { getRequest } from '@/lib/features/requests/detail-queries'
import { followRequest } from '@/lib/features/requests/follow'
import { requestHistory } from '@/lib/features/requests/history'
import { supportRequest } from '@/lib/features/requests/support-request'
import { voteRequest } from '@/lib/features/requests/vote'
import { withdrawSupport } from '@/lib/features/requests/withdraw-support'
import type { Ctx } from '@/lib/server/ctx'
import { actionsOf } from '@/tests/support/audit'
import { personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { draftOf, filedBy } from '@/tests/support/requests'

const { db, reset } = useDatabase()
beforeEach(reset)

const department = async (name: string, parent?: { id: string; path: string }) => {
  const row = await db.department.create({ data: { code: name.toUpperCase(), name, parentId: parent?.id } })
  return db.department.update({ where: { id: row.id }, data: { path: `${parent?.path ?? ''}/${row.id}` } })
}
const memberOf = async (departmentId: string): Promise<Ctx> => {
  const ctx = await personCtx('employee')
  await db.person.update({ where: { id: ctx.actor.id }, data: { departmentId } })
  return ctx
}
const noticesOf = async (ctx: Ctx) => (await db.notice.findMany({ where: { personId: ctx.actor.id }, select: { kind: true, params: true }, orderBy: { createdAt: 'asc' } })).map(({ kind, params }) => ({ kind, params: JSON.parse(params) as Record<string, unknown> }))

describe('a vote', () => {
  it('counts once, is taken back, and is on record each time', async () => {
    const [owner, reader] = [await personCtx('employee'), await personCtx('employee')]
    const { id } = await filedBy(owner)
    await voteRequest(reader, { id, on: true })
    expect(await voteRequest(reader, { id, on: true })).toEqual({ votes: 1, on: true })
    expect(await voteRequest(reader, { id, on: false })).toEqual({ votes: 0, on: false })
    expect(await actionsOf('request', id)).toEqual(['request.submit', 'request.voted', 'request.vote-withdrawn'])
  })

  it('is refused for what one filed oneself, for drafts of one’s own, to auditors, and does not find drafts of others', async () => {
    const [owner, reader] = [await personCtx('employee'), await personCtx('employee')]
    const { id } = await filedBy(owner)
    const draft = await draftOf(owner)
    await expect(voteRequest(owner, { id, on: true })).rejects.toMatchObject({ key: 'requestDetail.ownVote' })
    await expect(voteRequest(owner, { id: draft.id, on: true })).rejects.toMatchObject({ code: 'rule' })
    await expect(voteRequest(reader, { id: draft.id, on: true })).rejects.toMatchObject({ code: 'not_found' })
    await expect(voteRequest({ ...reader, actor: { ...reader.actor, grants: [{ role: 'auditor', departmentPath: null }] } }, { id, on: true })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('is counted right when many vote at once', async () => {
    const { id } = await filedBy(await personCtx('employee'))
    const readers = await Promise.all(Array.from({ length: 8 }, () => personCtx('employee')))
    await Promise.all(readers.map((ctx) => voteRequest(ctx, { id, on: true })))
    expect((await db.request.findUniqueOrThrow({ where: { id } })).votes).toBe(8)
  })
})

describe('“my team does this too”', () => {
  it('adds volume and hours, can be changed and withdrawn, and tells the submitter', async () => {
    const [sales, service] = [await department('sales'), await department('service')]
    const owner = await memberOf(sales.id)
    const { id } = await filedBy(owner, { departmentId: sales.id })
    const before = await db.request.findUniqueOrThrow({ where: { id } })
    const supporter = await memberOf(service.id)
    const added = await supportRequest(supporter, { id, frequencyCount: 10, frequencyUnit: 'week', minutes: 6 })
    expect(added).toMatchObject({ addedItemsPerYear: 520, supports: 1, hoursPerYearTenths: before.hoursPerYearTenths! + 520 })
    const changed = await supportRequest(supporter, { id, frequencyCount: 20, frequencyUnit: 'week', minutes: 6 })
    expect(changed).toMatchObject({ addedItemsPerYear: 1040, supports: 1 })
    expect(await noticesOf(owner)).toContainEqual({ kind: 'requestSupported', params: expect.objectContaining({ department: { en: 'service', 'zh-CN': 'service' } }) })
    const { supporters } = await getRequest(supporter, { number: before.number })
    expect(await withdrawSupport(supporter, { id, supportId: supporters[0]!.id })).toMatchObject({ addedItemsPerYear: 0, supports: 0, hoursPerYearTenths: before.hoursPerYearTenths })
    expect(await actionsOf('request', id)).toEqual(['request.submit', 'request.supported', 'request.support-changed', 'request.support-withdrawn'])
  })

  it('is for one’s own department or one below it, not for the one that filed it, and once for each', async () => {
    const sales = await department('sales')
    const [team, service] = [await department('team', sales), await department('service')]
    const { id } = await filedBy(await memberOf(service.id), { departmentId: service.id })
    const member = await memberOf(sales.id)
    const volume = { id, frequencyCount: 1, frequencyUnit: 'day', minutes: 1 }
    await expect(supportRequest(await personCtx('employee'), volume)).rejects.toMatchObject({ key: 'requestDetail.support.noDepartment' })
    await expect(supportRequest(member, { ...volume, departmentId: service.id })).rejects.toMatchObject({ fields: { departmentId: [{ key: 'requestDetail.support.notYours' }] } })
    await expect(supportRequest(await memberOf(service.id), volume)).rejects.toMatchObject({ fields: { departmentId: [{ key: 'requestDetail.support.sameDepartment' }] } })
    await supportRequest(member, { ...volume, departmentId: team.id })
    await expect(supportRequest(await memberOf(team.id), volume)).rejects.toMatchObject({ fields: { departmentId: [{ key: 'requestDetail.support.taken' }] } })
    const { supporters } = await getRequest(member, { number: (await db.request.findUniqueOrThrow({ where: { id } })).number })
    await expect(withdrawSupport(await memberOf(team.id), { id, supportId: supporters[0]!.id })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('the discussion', () => {
  it('tells who was mentioned, the submitter and the followers, each once', async () => {
    const [owner, author, follower] = [await personCtx('employee'), await personCtx('employee', { name: 'Ann Bo' }), await personCtx('employee')]
    const named = await personCtx('employee', { name: 'Min Wang' })
    const { id } = await filedBy(owner)
    await followRequest(follower, { id, on: true })
    const { id: commentId } = await addComment(author, { id, text: 'Ask @Min Wang about it', mentions: `${named.actor.id} ${follower.actor.id}` })
    expect((await noticesOf(named)).map(({ kind }) => kind)).toEqual(['requestMentioned'])
    expect((await noticesOf(follower)).map(({ kind }) => kind)).toEqual(['requestCommented'])
    expect((await noticesOf(owner)).map(({ kind }) => kind)).toContain('requestCommented')
    expect(await noticesOf(author)).toEqual([])
    await editComment(author, { id, commentId, text: 'Ask @Min Wang about it, please', mentions: named.actor.id })
    expect(await noticesOf(named)).toHaveLength(1)
    await removeComment(author, { id, commentId })
    const shown = await getRequest(owner, { number: (await db.request.findUniqueOrThrow({ where: { id } })).number })
    expect(shown.comments[0]).toMatchObject({ text: '', own: false })
    expect(await db.request.findUniqueOrThrow({ where: { id }, select: { comments: true } })).toEqual({ comments: 0 })
  })

  it('tells people whose full name was typed, and shows nobody else as mentioned', async () => {
    const [owner, author] = [await personCtx('employee'), await personCtx('employee')]
    const [named, gone] = [await personCtx('employee', { name: 'Wang Min 王敏' }), await personCtx('employee', { name: 'Li Gone' })]
    const other = await personCtx('employee', { name: 'Wang' })
    await db.person.update({ where: { id: gone.actor.id }, data: { active: false } })
    const { id, number } = await filedBy(owner)
    await addComment(author, { id, text: '请@Wang Min 王敏看一下，@Li Gone @Nobody Here' })
    expect((await noticesOf(named)).map(({ kind }) => kind)).toEqual(['requestMentioned'])
    expect([await noticesOf(other), await noticesOf(gone)]).toEqual([[], []])
    expect((await getRequest(owner, { number })).comments[0]?.mentioned).toEqual(['Wang Min 王敏'])
  })

  it('takes words that were removed out of the history too', async () => {
    const [owner, reader] = [await personCtx('employee'), await personCtx('employee')]
    const { id, number } = await filedBy(owner)
    const said = await addComment(owner, { id, text: 'Regrettable words' })
    await editComment(owner, { id, commentId: said.id, text: 'Worse words' })
    await removeComment(owner, { id, commentId: said.id })
    const page = await getRequest(reader, { number })
    expect(JSON.stringify([page.comments, await requestHistory(reader, page)])).not.toMatch(/Regrettable|Worse/)
  })

  it('shows the end of a discussion that is too long for one page', async () => {
    const owner = await personCtx('employee')
    const { id, number } = await filedBy(owner)
    await db.requestComment.createMany({ data: Array.from({ length: 501 }, (_, i) => ({ requestId: id, authorId: owner.actor.id, text: `Word ${i}`, createdAt: new Date(1_700_000_000_000 + i) })) })
    const { comments } = await getRequest(owner, { number })
    expect([comments.length, comments[0]?.text, comments.at(-1)?.text]).toEqual([500, 'Word 1', 'Word 500'])
  })

  it('lets nobody change the words of others, and only the centre remove them', async () => {
    const [owner, author, other, centre] = [await personCtx('employee'), await personCtx('employee'), await personCtx('employee'), await personCtx('coe')]
    const { id } = await filedBy(owner)
    const { id: commentId } = await addComment(author, { id, text: 'Words' })
    await expect(editComment(other, { id, commentId, text: 'Mine' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(editComment(centre, { id, commentId, text: 'Mine' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(removeComment(other, { id, commentId })).rejects.toMatchObject({ code: 'forbidden' })
    await removeComment(centre, { id, commentId })
    await expect(editComment(author, { id, commentId, text: 'Again' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(addComment(author, { id, text: ' \u200b ' })).rejects.toMatchObject({ fields: { text: [{ key: 'errors.required' }] } })
    await expect(addComment(author, { id, text: 'x'.repeat(10_000) })).rejects.toMatchObject({ fields: { text: [{ key: 'errors.tooLong' }] } })
  })
})

describe('an anonymous submitter', () => {
  it('is named to nobody else: not on the page, in comments, notices or history', async () => {
    const [owner, reader, admin] = [await personCtx('employee', { name: 'Secret Person' }), await personCtx('employee'), await personCtx('admin')]
    const { id, number } = await filedBy(owner, { anonymous: true })
    await followRequest(reader, { id, on: true })
    await addComment(owner, { id, text: 'From me' })
    for (const ctx of [reader, admin]) {
      const page = await getRequest(ctx, { number })
      const history = await requestHistory(ctx, page)
      expect(page.submitter).toBeNull()
      expect(JSON.stringify([page, history], (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toMatch(new RegExp(`Secret Person|${owner.actor.id}`))
    }
    expect(JSON.stringify(await noticesOf(reader))).not.toContain('Secret Person')
    expect((await noticesOf(reader)).find(({ kind }) => kind === 'requestCommented')?.params).toMatchObject({ who: 'submitter' })
    expect((await getRequest(owner, { number })).submitter).toMatchObject({ name: 'Secret Person' })
  })
})
