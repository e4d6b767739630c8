import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { discardDraft } from '@/lib/features/requests/discard-draft'
import { editableRequest, getRequest, ownDrafts } from '@/lib/features/requests/detail-queries'
import { formValuesOf } from '@/lib/features/requests/form-values'
import { MOST_DRAFTS, saveDraft } from '@/lib/features/requests/save-draft'
import { submitRequest } from '@/lib/features/requests/submit-request'
import { actionsOf, auditOf } from '@/tests/support/audit'
import { personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { completeIdea, draftOf, filedBy } from '@/tests/support/requests'

const { db, reset } = useDatabase()
beforeEach(reset)

describe('a draft', () => {
  it('is kept however incomplete, gets a number once, and is put on record once', async () => {
    const ctx = await personCtx('employee')
    const id = randomUUID()
    const first = await saveDraft(ctx, { id, title: 'Only a title' })
    const second = await saveDraft(ctx, { id, version: first.version, title: 'Only a title', pain: 'and a word' })
    expect(second).toMatchObject({ id, number: first.number, version: 2 })
    expect(await actionsOf('request', id)).toEqual(['request.drafted'])
    const third = await draftOf(ctx)
    expect(third.number).toBe(first.number + 1)
  })

  it('gives many who begin at once different numbers', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => personCtx('employee')))
    const drafts = await Promise.all(people.map((ctx) => draftOf(ctx)))
    expect(new Set(drafts.map(({ number }) => number)).size).toBe(6)
  })

  it('is not made twice when the first answer was lost, and refuses what was changed elsewhere', async () => {
    const ctx = await personCtx('employee')
    const id = randomUUID()
    await saveDraft(ctx, { id, title: 'One' })
    const again = await saveDraft(ctx, { id, title: 'One, and more' })
    expect(await db.request.count()).toBe(1)
    await expect(saveDraft(ctx, { id, version: 1, title: 'Other' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(saveDraft(ctx, { id, title: 'Other' })).rejects.toMatchObject({ code: 'conflict' })
    expect(again.version).toBe(2)
  })

  it('is seen, changed, handed in and discarded by nobody else', async () => {
    const [ctx, other] = [await personCtx('employee'), await personCtx('coe')]
    const { id, number } = await draftOf(ctx)
    await expect(getRequest(other, { number })).rejects.toMatchObject({ code: 'not_found' })
    await expect(editableRequest(other, { id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(saveDraft(other, { id, version: 1, title: 'Mine' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(submitRequest(other, { id, version: 1, ...completeIdea })).rejects.toMatchObject({ code: 'not_found' })
    await expect(discardDraft(other, { id })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('comes back as it was written, and goes with everything when it is discarded', async () => {
    const ctx = await personCtx('employee')
    const system = await db.system.create({ data: { code: 'ERP', name: 'ERP' } })
    const { id } = await draftOf(ctx, { systemIds: system.id, minutes: '2.5', anonymous: 'true' })
    const values = formValuesOf(await editableRequest(ctx, { id }))
    expect(values).toMatchObject({ title: completeIdea.title, minutes: '2.5', frequencyCount: '20', systemIds: system.id, anonymous: 'true', processId: '' })
    expect(await ownDrafts(ctx, {})).toHaveLength(1)
    await discardDraft(ctx, { id })
    expect(await ownDrafts(ctx, {})).toEqual([])
    expect(await db.request.count()).toBe(0)
    expect(await actionsOf('request', id)).toEqual(['request.drafted', 'request.draft-discarded'])
  })

  it('is refused to auditors, and when too many wait', async () => {
    const auditor = await personCtx('employee')
    await expect(draftOf({ ...auditor, actor: { ...auditor.actor, grants: [{ role: 'auditor', departmentPath: null }] } })).rejects.toMatchObject({ code: 'forbidden' })
    const ctx = await personCtx('employee')
    for (let i = 0; i < MOST_DRAFTS; i += 1) await saveDraft(ctx, { id: randomUUID(), title: `Draft ${i}` })
    await expect(draftOf(ctx)).rejects.toMatchObject({ code: 'rule', key: 'requestForm.tooManyDrafts' })
  })

  it('refuses processes, systems and departments that do not exist, next to their field', async () => {
    const ctx = await personCtx('employee')
    for (const [field, value] of [['processId', 'x'], ['departmentId', 'x'], ['automationId', 'x'], ['systemIds', 'x y']] as const)
      await expect(draftOf(ctx, { [field]: value })).rejects.toMatchObject({ code: 'invalid', fields: { [field]: [expect.anything()] } })
  })
})

describe('handing in', () => {
  it('stores volume, hours and suitability, hands it to the automation centre, and follows for the submitter', async () => {
    const ctx = await personCtx('employee')
    const { id, number } = await filedBy(ctx)
    const stored = await db.request.findUniqueOrThrow({ where: { id } })
    const days = stored.itemsPerYear! / 20
    expect(days).toBeGreaterThan(200)
    expect(stored).toMatchObject({ number, status: 'submitted', holderRole: 'coe', hoursPerYearTenths: Math.round((stored.itemsPerYear! * 5) / 6), suitabilityBp: 6500 })
    expect(await db.requestFollow.count({ where: { requestId: id, personId: ctx.actor.id } })).toBe(1)
    expect(await db.requestTransition.findMany({ where: { requestId: id }, select: { from: true, to: true } })).toEqual([{ from: 'draft', to: 'submitted' }])
    expect(await auditOf('request.submit')).toMatchObject({ after: { status: 'submitted', title: completeIdea.title } })
  })

  it('says what is missing next to each field and keeps the draft as it was', async () => {
    const ctx = await personCtx('employee')
    const { id, version } = await saveDraft(ctx, { id: randomUUID(), title: 'Only a title' })
    const refusal = await submitRequest(ctx, { id, version, title: 'Only a title', ruleBased: 3 }).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'invalid' })
    expect(Object.keys((refusal as { fields: object }).fields).sort()).toEqual(['digitalInput', 'documentation', 'frequencyCount', 'frequencyUnit', 'minutes', 'pain', 'place', 'stability', 'structuredInput'])
    expect(await db.request.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'draft', version })
  })

  it.each(['change', 'problem', 'retirement'])('asks of a %s only what it is about and which automation it concerns', async (type) => {
    const ctx = await personCtx('employee')
    await expect(submitRequest(ctx, { id: randomUUID(), type, title: 'T', pain: 'P' })).rejects.toMatchObject({ fields: { place: [{ key: 'requestForm.missing.place' }] } })
    await expect(submitRequest(ctx, { id: randomUUID(), type, title: 'T', pain: 'P', place: 'The invoice robot' })).resolves.toBeDefined()
  })

  it('happens once', async () => {
    const ctx = await personCtx('employee')
    const { id } = await filedBy(ctx)
    await expect(submitRequest(ctx, { id, version: 2, ...completeIdea })).rejects.toMatchObject({ code: 'rule', key: 'requestForm.alreadySubmitted' })
    await expect(saveDraft(ctx, { id, version: 2, title: 'x' })).rejects.toMatchObject({ code: 'rule' })
  })

  it('begins the discussion with what makes it different from a similar one', async () => {
    const ctx = await personCtx('employee')
    const { id } = await filedBy(ctx, { differsFrom: '1001', differsBecause: 'ours come on paper' })
    expect(await db.requestComment.findMany({ where: { requestId: id }, select: { text: true } })).toEqual([{ text: 'Different from R-1001: ours come on paper' }])
  })
})

describe('bad input', () => {
  it.each([
    ['a title of 10,000 characters', { title: 'x'.repeat(10_000) }, 'title', 'errors.tooLong'],
    ['a text of 10,000 characters', { pain: '痛'.repeat(10_000) }, 'pain', 'errors.tooLong'],
    ['a count that is no number', { frequencyCount: 'many' }, 'frequencyCount', 'errors.number'],
    ['a count of a million millions', { frequencyCount: '1000000000000' }, 'frequencyCount', 'errors.max'],
    ['six of five points', { ruleBased: 6 }, 'ruleBased', 'errors.max'],
    ['endless minutes', { minutes: 1e9 }, 'minutes', 'errors.max'],
  ])('%s is refused next to its field', async (_name, fields, field, key) => {
    const refusal = await draftOf(await personCtx('employee'), fields).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'invalid', fields: { [field]: [{ key }] } })
  })

  it('keeps emoji, right-to-left writing and tags as text; what nobody sees goes, and nothing breaks', async () => {
    const ctx = await personCtx('employee')
    const { id } = await draftOf(ctx, { title: '👩‍💻 أتمتة\u202e الفواتير\u0000 <script>alert(1)</script>', pain: 'a\ud800b\u200bc\u2066d', place: '\u200b\u2060\u00a0' })
    const stored = await db.request.findUniqueOrThrow({ where: { id } })
    expect(stored.title).toBe('👩‍💻 أتمتة الفواتير <script>alert(1)</script>')
    expect(stored.pain).toBe('a\ufffdbcd')
    expect(stored.place).toBeNull()
  })

  it('a title of characters that nobody sees is no title', async () => {
    await expect(filedBy(await personCtx('employee'), { title: '\u200b\u202e\ufeff \u3164' })).rejects.toMatchObject({ fields: { title: [{ key: 'requestForm.missing.title' }] } })
  })
})
