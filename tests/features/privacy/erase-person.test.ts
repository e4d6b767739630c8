import { readdir, readFile as readPath } from 'node:fs/promises'
import path from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { beforeEach, describe, expect, it } from 'vitest'
import { exportAudit } from '@/lib/features/audit/export-audit'
import { archiveEntries, dueEntries } from '@/lib/features/audit/checkpoint'
import { readFile } from '@/lib/features/files/queries'
import { erasePerson, previewErasure } from '@/lib/features/privacy/erase-person'
import { exportPersonData } from '@/lib/features/privacy/export-person'
import { addComment } from '@/lib/features/requests/comment'
import { appendAudit } from '@/lib/server/audit'
import { verifyChain } from '@/lib/server/audit-chain'
import type { Ctx } from '@/lib/server/ctx'
import { inTransaction } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { keepBytes } from '@/lib/server/file-store'
import { modelTables } from '@/lib/server/sql/model-tables'
import { rowsContaining } from '@/lib/server/sql/text-rows'
import { verifyExport } from '@/lib/tools/verify-audit-export.mjs'
import { actionsOf } from '@/tests/support/audit'
import { asSystem, personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { filedBy } from '@/tests/support/requests'
import { tamper } from '@/tests/support/tamper'

const { db, dialect, reset } = useDatabase()
beforeEach(reset)

const NAME = 'Zephyrine Quillmarker'
const marks = ['quillmarker', 'zephyrine', 'zq.marker@example.test', '泽菲林', '198.51.100.77']

async function storedFile(name: string, mime: string, bytes: Uint8Array, by: string | null) {
  return db.storedFile.create({ data: { name, mime, size: bytes.byteLength, sha256: await keepBytes(env().DATA_DIR, bytes), entity: 'attestation', entityId: 'x', uploadedById: by }, select: { id: true } })
}

/** Somebody who left words and traces in many places, and a colleague who wrote about them. */
async function world() {
  const admin = await personCtx('admin')
  const colleague = await personCtx('coe', { name: 'Bruno Abendroth' })
  const her: Ctx = { ...(await personCtx('process-owner', { name: NAME })), ip: '198.51.100.77' }
  const { id } = her.actor
  await db.person.update({ where: { id }, data: { email: 'zq.marker@example.test', jobTitle: 'Quillmarker in chief', searchText: 'zephyrine quillmarker' } })
  const request = await filedBy(her, { title: `Ask ${NAME} first`, pain: 'Quillmarker, Zephyrine copies notes. 请找泽菲林。' })
  await addComment(colleague, { id: request.id, text: `I spoke with ${NAME} and zq.marker@example.test about it.` })
  await inTransaction((tx) => appendAudit({ ...her, db: tx, inTransaction: true }, [{ action: 'test.done', entity: 'test', entityId: 't1', after: { name: `by ${NAME}` } }]))
  await inTransaction((tx) => appendAudit({ ...colleague, db: tx, inTransaction: true }, [{ action: 'test.done', entity: 'test', entityId: 't2', before: { searchText: 'zephyrine quillmarker' } }]))
  await db.session.create({ data: { tokenHash: 'h1', personId: id, lastSeenAt: her.now, expiresAt: her.now, ip: '198.51.100.77', userAgent: 'Quillmarker browser' } })
  await db.savedView.create({ data: { personId: id, page: 'requests', name: 'Zephyrine’s', query: 'q=quillmarker' } })
  await db.notice.create({ data: { personId: id, kind: 'actionAssigned', params: `{"by":"${NAME}"}`, href: '/', deliveries: { create: { channel: 'mail', address: 'zq.marker@example.test', subject: NAME, content: '{}', nextAt: her.now } } } })
  await db.notice.create({ data: { personId: colleague.actor.id, kind: 'actionAssigned', params: `{"by":"${NAME}"}`, href: '/' } })
  // Append-only, and written by somebody else.
  const transition = await db.requestTransition.findFirstOrThrow({ where: { requestId: request.id } })
  await db.requestTransition.create({ data: { requestId: request.id, ordinal: transition.ordinal + 50, from: 'a', to: 'b', at: her.now, byId: colleague.actor.id, reason: `Agreed with ${NAME}` } })
  await db.setting.create({ data: { key: 'note', value: { who: NAME } } })
  const csv = await storedFile('list.csv', 'text/csv', strToU8(`owner\n${NAME}\n`), colleague.actor.id)
  const xlsx = await storedFile(`${NAME}.xlsx`, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', zipSync({ 'xl/sharedStrings.xml': strToU8(`<t>${NAME}</t>`) }), null)
  const pdf = await storedFile('scan.pdf', 'application/pdf', strToU8('%PDF-1.4'), id)
  const minutes = await storedFile('minutes.pdf', 'application/pdf', strToU8('%PDF-1.5'), colleague.actor.id)
  await db.storedFile.update({ where: { id: minutes.id }, data: { entity: 'request', entityId: request.id } })
  await storedFile('other.pdf', 'application/pdf', strToU8('%PDF-1.6'), colleague.actor.id)
  return { admin, colleague, her, id, request, files: { csv, xlsx, pdf, minutes } }
}

const erased = async (admin: Ctx, id: string, more: Record<string, unknown> = {}) => {
  await db.person.update({ where: { id }, data: { active: false } })
  await db.actionItem.updateMany({ where: { ownerId: id }, data: { status: 'done' } })
  return erasePerson(admin, { id, reason: `${NAME} asked for it in writing`, confirm: NAME, also: '泽菲林', ...more })
}

/** Tables and files in which a mark is found. */
async function traces(): Promise<string[]> {
  const found: string[] = []
  for (const table of modelTables()) if ((await rowsContaining({ db }, table, marks)).length) found.push(table.name)
  const files = await readdir(env().DATA_DIR, { recursive: true, withFileTypes: true })
  for (const file of files.filter((entry) => entry.isFile())) {
    const bytes = await readPath(path.join(file.parentPath, file.name))
    const parts = file.parentPath.includes('files') && bytes.subarray(0, 2).toString() === 'PK' ? Object.values(unzipSync(bytes)) : [bytes]
    const text = parts.map((part) => Buffer.from(part).toString('utf8').toLowerCase()).join('\n')
    for (const mark of marks) if (text.includes(mark)) found.push(`${file.name}: ${mark}`)
  }
  expect(files.some(({ name }) => name.endsWith('.db'))).toBe(dialect === 'sqlite')
  return found
}

describe('erasing a person', () => {
  it('leaves no mark of them in any table, index, file or export, and the chain still verifies', async () => {
    const { admin, id, request, files } = await world()
    expect(await traces()).not.toEqual([])
    const before = await db.auditEntry.count()
    const { alias, entries, byHand } = await erased(admin, id)
    expect(await traces()).toEqual([])
    expect(entries).toBeGreaterThan(3)
    expect([...byHand].sort()).toEqual([files.pdf.id, files.minutes.id].sort())
    expect(await verifyChain(db)).toMatchObject({ ok: true, entries: before + 1, redacted: entries })

    const person = await db.person.findUniqueOrThrow({ where: { id } })
    expect(person).toMatchObject({ name: alias, active: false, passwordHash: null, jobTitle: null })
    const stored = await db.request.findUniqueOrThrow({ where: { id: request.id }, include: { discussion: true, transitions: true } })
    expect(stored).toMatchObject({ title: `Ask ${alias} first`, submitterId: id })
    expect(stored.discussion[0]?.text).toBe(`I spoke with ${alias} and ${alias} about it.`)
    expect(stored.transitions.at(-1)?.reason).toBe(`Agreed with ${alias}`)
    expect(stored.searchText).toContain(alias.split(' ').at(-1)!.toLowerCase())
    expect(await actionsOf('person', id)).toContain('person.erased')

    const { fileId } = await exportAudit(admin, {})
    const { bytes } = await readFile(admin, fileId)
    const parts = unzipSync(bytes)
    expect(Buffer.from(parts['entries.jsonl']!).toString().toLowerCase()).not.toContain('quillmarker')
    expect(verifyExport(new Map(Object.entries(parts).map(([name, data]) => [name, Buffer.from(data)])))).toMatchObject({ ok: true, manifest: { redacted: entries } })
  })

  it('keeps the triggers of every table that it wrote in', async () => {
    const { admin, id } = await world()
    await erased(admin, id)
    await expect(db.requestTransition.updateMany({ data: { reason: 'other' } })).rejects.toThrow()
    await expect(db.auditEntry.updateMany({ data: { ip: '203.0.113.1' }, where: { actorId: 'nobody' } })).resolves.toMatchObject({ count: 0 })
    await expect(db.auditRedaction.deleteMany({})).rejects.toThrow()
    await expect(db.personErasure.updateMany({ data: { reason: 'x' } })).rejects.toThrow()
    const plain = await db.auditEntry.findFirstOrThrow({ where: { actorKind: 'system' } }).catch(() => null)
    if (plain) await expect(db.auditEntry.update({ where: { seq: plain.seq }, data: { data: '{}' } })).rejects.toThrow()
  })

  it('shows a redacted entry that is changed once more past the portal', async () => {
    const { admin, id } = await world()
    await erased(admin, id)
    const { seq } = await db.auditRedaction.findFirstOrThrow({ orderBy: { seq: 'asc' } })
    await tamper(`UPDATE "AuditEntry" SET "data" = '{}' WHERE "seq" = ${seq}`)
    expect(await verifyChain(db)).toMatchObject({ ok: false, fault: 'changed', seq })
    await tamper(`DELETE FROM "AuditRedaction" WHERE "seq" = ${seq}`)
    expect(await verifyChain(db)).toMatchObject({ ok: false, fault: 'changed', seq })
  })

  it('redacts an entry that names two people once for each', async () => {
    const { admin, id } = await world()
    const other = await personCtx('coe', { name: 'Ottokar Fernwald' })
    await inTransaction((tx) => appendAudit({ ...other, db: tx, inTransaction: true }, [{ action: 'test.done', entity: 'test', entityId: 't9', after: { text: `${NAME} and Ottokar Fernwald` } }]))
    const first = await erased(admin, id)
    await db.person.update({ where: { id: other.actor.id }, data: { active: false } })
    const second = await erasePerson(admin, { id: other.actor.id, reason: 'asked for it', confirm: 'Ottokar Fernwald' })
    const entry = await db.auditEntry.findFirstOrThrow({ where: { entityId: 't9' } })
    expect(entry).toMatchObject({ actorName: second.alias })
    expect(entry.data).toContain(`${first.alias} and ${second.alias}`)
    expect(await verifyChain(db)).toMatchObject({ ok: true })
  })

  it('reaches into archives of the audit trail, which are signed anew', async () => {
    const { admin, id } = await world()
    const later = asSystem(new Date(Date.now() + 86_400_000))
    await archiveEntries(later, (await dueEntries(later, later.now, null))!)
    await erased(admin, id)
    expect(await traces()).toEqual([])
    const { fileId } = await db.auditCheckpoint.findFirstOrThrow()
    const { bytes } = await readFile(admin, fileId!)
    expect(verifyExport(new Map(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, Buffer.from(data)])))).toMatchObject({ ok: true })
    expect(await verifyChain(db)).toMatchObject({ ok: true })
  })

  it('touches only what is theirs for sure where somebody has the same name', async () => {
    const { admin, id, request } = await world()
    const twin = await personCtx('employee', { name: NAME })
    const own = await filedBy(twin, { title: 'Mine', pain: `${NAME} has nothing to do with the other.` })
    const { alias } = await erased(admin, id)
    expect((await db.request.findUniqueOrThrow({ where: { id: own.id } })).pain).toContain(NAME)
    expect((await db.request.findUniqueOrThrow({ where: { id: request.id } })).title).toBe(`Ask ${alias} first`)
    expect((await db.person.findUniqueOrThrow({ where: { id: twin.actor.id } })).name).toBe(NAME)
  })

  it('is refused while they are active, held, on duty, or the name is not repeated', async () => {
    const { admin, id } = await world()
    const input = { id, reason: 'asked for it', confirm: NAME }
    await expect(erasePerson(admin, input)).rejects.toMatchObject({ key: 'privacy.erase.active' })
    await db.person.update({ where: { id }, data: { active: false } })
    await expect(erasePerson(admin, { ...input, confirm: 'somebody' })).rejects.toMatchObject({ code: 'invalid' })
    await db.legalHold.create({ data: { subject: 'person', subjectId: id, reason: 'lawsuit', byId: admin.actor.id, at: admin.now } })
    await expect(erasePerson(admin, input)).rejects.toMatchObject({ key: 'privacy.erase.held' })
    await db.legalHold.deleteMany({})
    await db.businessProcess.create({ data: { code: 'P-1', name: 'Process', ownerId: id } })
    await expect(erasePerson(admin, input)).rejects.toMatchObject({ key: 'privacy.erase.processes' })
    expect((await previewErasure(admin, { id })).reasons).toEqual([{ key: 'privacy.erase.processes', params: { count: 1 } }])
    await expect(erasePerson({ ...admin, stepUpAt: null }, input)).rejects.toMatchObject({ code: 'rule' })
    for (const role of ['auditor', 'coe', 'steering'] as const) await expect(erasePerson(await personCtx(role), input)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(erasePerson(admin, { ...input, id: 'nobody' })).rejects.toMatchObject({ code: 'not_found' })
    expect((await db.person.findUniqueOrThrow({ where: { id } })).name).toBe(NAME)
  })

  it('happens once', async () => {
    const { admin, id } = await world()
    const { alias } = await erased(admin, id)
    await expect(erasePerson(admin, { id, reason: 'again', confirm: alias })).rejects.toMatchObject({ key: 'privacy.erase.already' })
    const { fileId } = await exportPersonData(admin, { id })
    expect(Buffer.from((await readFile(admin, fileId)).bytes).length).toBeGreaterThan(100)
    expect(dialect).toMatch(/sqlite|postgresql/)
  })
})
