import { beforeEach, describe, expect, it } from 'vitest'
import { createAction } from '@/lib/features/actions/create-action'
import { createActions } from '@/lib/features/actions/create-actions'
import { dropAction } from '@/lib/features/actions/drop-action'
import { finishAction } from '@/lib/features/actions/finish-action'
import { getAction, listActions } from '@/lib/features/actions/queries'
import { reopenAction } from '@/lib/features/actions/reopen-action'
import { updateAction } from '@/lib/features/actions/update-action'
import { uploadFile } from '@/lib/features/files/upload-file'
import { makeDepartment, makeProgramme } from '@/prisma/seed/factories'
import { actionsOf, auditOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

const now = new Date('2026-11-20T04:00:00.000Z')
const later = { now }
const draft = { text: 'Train the second operator', dueOn: '2026-11-25' }
const noticesOf = (personId: string) => db.notice.findMany({ where: { personId }, orderBy: { createdAt: 'asc' } }).then((rows) => rows.map(({ kind }) => kind))

describe('creating an action', () => {
  it('makes it one’s own, and is on record', async () => {
    const employee = await personCtx('employee', later)
    const action = await createAction(employee, draft)
    expect(action).toMatchObject({ text: draft.text, dueOn: '2026-11-25', status: 'open', source: 'own', owner: { id: employee.actor.id } })
    expect(await actionsOf('action', action.id)).toEqual(['action.created'])
    expect(await auditOf('action.created')).toMatchObject({ after: { dueOn: '2026-11-25' }, facts: { name: draft.text } })
    expect(await noticesOf(employee.actor.id)).toEqual([])
  })

  it('gives it to somebody else only with the right to change actions, and tells them', async () => {
    const [coe, employee] = [await personCtx('coe', later), await personCtx('employee', later)]
    await expect(createAction(employee, { ...draft, ownerId: coe.actor.id })).rejects.toMatchObject({ code: 'forbidden' })
    const { id } = await createAction(coe, { ...draft, ownerId: employee.actor.id })
    expect(await db.notice.findMany()).toMatchObject([{ personId: employee.actor.id, kind: 'actionAssigned', tone: 'act', href: `/actions/${id}`, params: '{"due":{"day":"2026-11-25"},"text":"Train the second operator"}' }])
  })

  it('refuses an auditor’s order to others, an unknown owner, an inactive one and an unknown phase', async () => {
    const coe = await personCtx('coe', later)
    await expect(createAction(await personCtx('auditor'), { ...draft, ownerId: coe.actor.id })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(createAction(coe, { ...draft, ownerId: 'nobody' })).rejects.toMatchObject({ fields: { ownerId: [{ key: 'portfolio.personUnknown' }] } })
    const gone = await personCtx('employee')
    await db.person.update({ where: { id: gone.actor.id }, data: { active: false } })
    await expect(createAction(coe, { ...draft, ownerId: gone.actor.id })).rejects.toMatchObject({ code: 'invalid' })
    await expect(createAction(coe, { ...draft, phaseId: 'nowhere' })).rejects.toMatchObject({ fields: { phaseId: [{ key: 'actions.phaseUnknown' }] } })
    await expect(createAction(coe, { ...draft, dueOn: '2026-02-30' })).rejects.toMatchObject({ fields: { dueOn: [{ key: 'errors.date' }] } })
    expect(await db.actionItem.count()).toBe(0)
  })

  it('takes several from a gate at once, all or none', async () => {
    const [steering, employee] = [await personCtx('steering', later), await personCtx('employee')]
    const programme = await makeProgramme(db)
    const drafts = [
      { ...draft, ownerId: employee.actor.id, source: 'gate', sourceId: 'review-1', phaseId: programme.phases[0]!.id },
      { text: 'Without an owner', dueOn: '2026-12-01', source: 'gate', sourceId: 'review-1' },
    ]
    const { ids } = await createActions(steering, drafts)
    expect(await db.actionItem.findMany({ orderBy: { dueOn: 'asc' }, select: { id: true, source: true, sourceId: true, ownerId: true } })).toEqual(ids.map((id, i) => ({ id, source: 'gate', sourceId: 'review-1', ownerId: i ? null : employee.actor.id })))
    await expect(createActions(steering, [...drafts, { ...draft, ownerId: 'nobody', source: 'gate' }])).rejects.toMatchObject({ code: 'invalid' })
    expect(await db.actionItem.count()).toBe(2)
    await expect(createActions(employee, drafts)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('the life of an action', () => {
  async function given() {
    const [coe, owner] = [await personCtx('coe', later), await personCtx('employee', later)]
    const action = await createAction(coe, { ...draft, ownerId: owner.actor.id })
    return { coe, owner, ref: { id: action.id, version: action.version } }
  }

  it('ends when its owner says what came of it; whoever asked is told', async () => {
    const { coe, owner, ref } = await given()
    expect(await finishAction(owner, { ...ref, result: 'Trained on 19 Nov' })).toMatchObject({ status: 'done', result: 'Trained on 19 Nov', doneAt: now })
    expect(await noticesOf(coe.actor.id)).toEqual(['actionFinished'])
    expect(await actionsOf('action', ref.id)).toEqual(['action.created', 'action.finished'])
  })

  it('may end with a file that shows the result', async () => {
    const { coe, ref } = await given()
    const { id: fileId } = await uploadFile(coe, { name: 'log.txt', bytes: new TextEncoder().encode('restored') })
    await finishAction(coe, { ...ref, result: 'see the log', fileId })
    expect((await getAction(coe, { id: ref.id })).files).toMatchObject([{ id: fileId, name: 'log.txt' }])
    expect(await auditOf('action.finished')).toMatchObject({ facts: { file: { id: fileId, name: 'log.txt' } } })
  })

  it('needs a result, and ends once', async () => {
    const { owner, ref } = await given()
    await expect(finishAction(owner, { ...ref, result: '   ' })).rejects.toMatchObject({ fields: { result: [{ key: 'errors.required' }] } })
    await finishAction(owner, { ...ref, result: 'done' })
    await expect(finishAction(owner, { ...ref, version: 2, result: 'again' })).rejects.toMatchObject({ key: 'actions.state.done' })
  })

  it('is dropped and edited by whoever may change actions, not by its owner', async () => {
    const { coe, owner, ref } = await given()
    await expect(dropAction(owner, { ...ref, reason: 'no time' })).rejects.toMatchObject({ key: 'actions.notYours' })
    await expect(updateAction(owner, { ...ref, ...draft, dueOn: '2027-01-01' })).rejects.toMatchObject({ key: 'actions.notYours' })
    const moved = await updateAction(coe, { ...ref, ...draft, ownerId: owner.actor.id, dueOn: '2026-11-30' })
    expect(moved).toMatchObject({ dueOn: '2026-11-30', version: 2 })
    expect(await dropAction(coe, { id: ref.id, version: 2, reason: 'superseded' })).toMatchObject({ status: 'dropped', result: 'superseded' })
    expect(await noticesOf(owner.actor.id)).toEqual(['actionAssigned', 'actionDropped'])
  })

  it('goes on with a new day when it is reopened', async () => {
    const { owner, ref } = await given()
    await finishAction(owner, { ...ref, result: 'done' })
    expect(await reopenAction(owner, { id: ref.id, version: 2, reason: 'not complete', dueOn: '2026-12-05' })).toMatchObject({ status: 'open', result: null, doneAt: null, dueOn: '2026-12-05' })
    expect(await actionsOf('action', ref.id)).toEqual(['action.created', 'action.finished', 'action.reopened'])
  })

  it('is not changed over what somebody else changed meanwhile', async () => {
    const { coe, owner, ref } = await given()
    await updateAction(coe, { ...ref, ...draft, ownerId: owner.actor.id, dueOn: '2026-11-30' })
    await expect(updateAction(coe, { ...ref, ...draft })).rejects.toMatchObject({ code: 'conflict' })
    await expect(finishAction(owner, { ...ref, result: 'done' })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('is not there for people whom it does not concern', async () => {
    const { ref } = await given()
    const department = await makeDepartment(db)
    const strangers = [await personCtx('employee'), await personCtx('process-owner', { departmentId: department.id })]
    for (const stranger of strangers) {
      await expect(getAction(stranger, { id: ref.id })).rejects.toMatchObject({ code: 'not_found' })
      await expect(finishAction(stranger, { ...ref, result: 'done' })).rejects.toMatchObject({ code: 'not_found' })
      expect((await listActions(stranger, { view: 'all' })).total).toBe(0)
    }
    expect((await listActions(await personCtx('auditor'), { view: 'all' })).total).toBe(1)
  })
})

describe('the list of actions', () => {
  it('filters, sorts and counts on the server', async () => {
    const [coe, owner] = [await personCtx('coe', later), await personCtx('employee', later)]
    const give = (text: string, dueOn: string, ownerId = owner.actor.id) => createAction(coe, { text, dueOn, ownerId })
    const past = { ...coe, now: new Date(coe.now.getTime() - 5 * 86_400_000) }
    await createAction(past, { text: 'Late', dueOn: '2026-11-18', ownerId: owner.actor.id })
    await give('Today', '2026-11-20')
    await give('Review 复核 the log', '2026-11-29', coe.actor.id)
    const done = await give('Finished', '2026-11-21')
    await finishAction(owner, { id: done.id, version: 1, result: 'ok' })
    const texts = async (filter: object, ctx = coe) => (await listActions(ctx, filter)).rows.map(({ text }) => text)
    expect(await texts({})).toEqual(['Late', 'Today', 'Review 复核 the log'])
    expect(await texts({ view: 'overdue' })).toEqual(['Late'])
    expect(await texts({ view: 'closed' })).toEqual(['Finished'])
    expect(await texts({ view: 'mine' }, owner)).toEqual(['Late', 'Today'])
    expect(await texts({ q: '复核' })).toEqual(['Review 复核 the log'])
    expect(await texts({ view: 'all', sort: 'text', dir: 'desc', size: 2, page: 2 })).toEqual(['Late', 'Finished'])
    expect((await listActions(coe, {})).summary).toEqual({ open: 3, mine: 1, overdue: 1, today: 1, any: true, done: 1, onTimeBp: 10_000 })
  })
})
