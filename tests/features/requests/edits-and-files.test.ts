import { beforeEach, describe, expect, it } from 'vitest'
import { readFile } from '@/lib/features/files/queries'
import { attachFile, MOST_ATTACHMENTS, removeAttachment } from '@/lib/features/requests/attach-file'
import { editableRequest, getRequest } from '@/lib/features/requests/detail-queries'
import { similarRequests } from '@/lib/features/requests/similar'
import { updateRequest } from '@/lib/features/requests/update-request'
import { actionsOf, auditOf } from '@/tests/support/audit'
import { personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { completeIdea, draftOf, filedBy } from '@/tests/support/requests'

const { db, reset } = useDatabase()
beforeEach(reset)
const text = (words: string) => new TextEncoder().encode(words)

describe('changing a request', () => {
  it('is for the centre at any time and for the submitter before assessment or while it is asked of them; the history says what', async () => {
    const [owner, centre, other] = [await personCtx('employee'), await personCtx('coe'), await personCtx('employee')]
    const { id, number } = await filedBy(owner)
    const { version } = await getRequest(owner, { number })
    const early = await updateRequest(owner, { id, version, ...completeIdea, title: 'Said better' })
    await db.request.update({ where: { id }, data: { status: 'in-assessment' } })
    expect(await getRequest(owner, { number })).toMatchObject({ may: { edit: false }, editRefused: { key: 'requestDetail.edit.later' } })
    const change = { id, version: early.version, ...completeIdea, title: 'Better title' }
    await expect(updateRequest(owner, change)).rejects.toMatchObject({ code: 'rule', key: 'requestDetail.edit.later' })
    await expect(updateRequest(other, change)).rejects.toMatchObject({ key: 'requestDetail.edit.notYours' })
    const saved = await updateRequest(centre, change)
    expect(await auditOf('request.updated')).toMatchObject({ before: { title: 'Said better' }, after: { title: 'Better title' } })
    expect(await db.notice.count({ where: { personId: owner.actor.id, kind: 'requestChanged' } })).toBe(1)
    await db.request.update({ where: { id }, data: { status: 'needs-information' } })
    await updateRequest(owner, { ...change, version: saved.version, frequencyCount: 40 })
    const after = await db.request.findUniqueOrThrow({ where: { id } })
    expect(after.hoursPerYearTenths).toBe(Math.round((after.itemsPerYear! * 5) / 6))
  })

  it('by two at once: the second is told and can read what is stored', async () => {
    const [owner, one, two] = [await personCtx('employee'), await personCtx('coe'), await personCtx('coe')]
    const { id, number } = await filedBy(owner)
    const { version } = await getRequest(one, { number })
    await updateRequest(one, { id, version, ...completeIdea, title: 'From one' })
    await expect(updateRequest(two, { id, version, ...completeIdea, title: 'From two' })).rejects.toMatchObject({ code: 'conflict', key: 'requestDetail.changedElsewhere' })
    expect(await editableRequest(two, { id })).toMatchObject({ title: 'From one', version: version + 1 })
  })

  it('may not leave out what handing in asks for', async () => {
    const { id, number } = await filedBy(await personCtx('employee'))
    const centre = await personCtx('coe')
    const { version } = await getRequest(centre, { number })
    await expect(updateRequest(centre, { id, version, ...completeIdea, pain: '' })).rejects.toMatchObject({ fields: { pain: [{ key: 'requestForm.missing.pain' }] } })
    expect(await db.request.findUniqueOrThrow({ where: { id } })).toMatchObject({ version, pain: completeIdea.pain })
  })
})

describe('files of a request', () => {
  it('have versions, are read by whoever sees the request, and by nobody once removed', async () => {
    const [owner, reader] = [await personCtx('employee'), await personCtx('employee')]
    const { id, number } = await draftOf(owner)
    const first = await attachFile(owner, { id, name: 'list.txt', bytes: text('one') })
    await expect(readFile(reader, first.fileId)).rejects.toMatchObject({ code: 'not_found' })
    const second = await attachFile(owner, { id, seriesId: first.seriesId, name: 'list.txt', bytes: text('two') })
    expect(second).toMatchObject({ ordinal: 2, seriesId: first.seriesId })
    await db.request.update({ where: { id }, data: { status: 'submitted' } })
    expect(Buffer.from((await readFile(reader, second.fileId)).bytes).toString()).toBe('two')
    const { documents } = await getRequest(reader, { number })
    expect(documents.map(({ versions }) => versions.map(({ ordinal }) => ordinal))).toEqual([[2, 1]])
    await removeAttachment(owner, { id, seriesId: first.seriesId })
    await expect(readFile(owner, first.fileId)).rejects.toMatchObject({ code: 'not_found' })
    expect((await getRequest(owner, { number })).documents).toEqual([])
    expect(await actionsOf('request', id)).toEqual(['request.drafted', 'request.file-added', 'request.file-replaced', 'request.file-removed'])
  })

  it('are refused from others, of dangerous kinds, and beyond a number', async () => {
    const [owner, other] = [await personCtx('employee'), await personCtx('employee')]
    const { id } = await filedBy(owner)
    await expect(attachFile(other, { id, name: 'a.txt', bytes: text('a') })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(attachFile(owner, { id, name: 'a.pdf', bytes: text('%PDF-1.7\n<< /OpenAction << /S /JavaScript /JS (x) >> >>') })).rejects.toMatchObject({ code: 'rule', key: 'files.refused.pdfScript' })
    await expect(attachFile(owner, { id, name: 'invoice.pdf', bytes: text('<svg onload=alert(1)>') })).rejects.toMatchObject({ key: 'files.refused.markup' })
    for (let i = 0; i < MOST_ATTACHMENTS; i += 1) await attachFile(owner, { id, name: `${i}.txt`, bytes: text(`file ${i}`) })
    await expect(attachFile(owner, { id, name: 'one more.txt', bytes: text('x') })).rejects.toMatchObject({ key: 'requestDetail.files.tooMany' })
  })
})

describe('similar requests', () => {
  it('are found while typing, in both languages, without drafts and without the one that is written', async () => {
    const owner = await personCtx('employee')
    await filedBy(owner, { title: '运单信息自动录入', pain: '客服每天从邮件附件里抄运单到 TMS，经常抄错单号。' })
    const { id: own } = await filedBy(owner, { title: 'Enter delivery notes from e-mail', pain: 'We copy delivery notes from PDF attachments into the transport system.' })
    await draftOf(owner, { title: '运单录入草稿' })
    await filedBy(owner, { title: 'Customs declaration data entry', pain: 'Packing lists are typed into the customs portal.' })
    const reader = await personCtx('employee')
    expect((await similarRequests(reader, { text: '邮件里的运单不要再手工敲\n客户发来的运单逐张录进 TMS' })).map(({ title }) => title)).toEqual(['运单信息自动录入'])
    expect((await similarRequests(reader, { text: 'Stop typing PDF delivery notes\nEvery day delivery notes are keyed into TMS' })).map(({ id }) => id)).toContain(own)
    expect(await similarRequests(reader, { text: 'Enter delivery notes', except: own })).toEqual([])
    expect(await similarRequests(reader, { text: 'ab' })).toEqual([])
  })
})
