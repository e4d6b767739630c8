import { existsSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { createAction } from '@/lib/features/actions/create-action'
import { readFile } from '@/lib/features/files/queries'
import { claimFile, storeFile } from '@/lib/features/files/store-file'
import { sweepFiles } from '@/lib/features/files/sweep-files'
import { uploadFile } from '@/lib/features/files/upload-file'
import type { Ctx } from '@/lib/server/ctx'
import { inTransaction } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { filesDir, pathOfFile, sha256Of } from '@/lib/server/file-store'
import { makeDepartment, makeProgramme } from '@/prisma/seed/factories'
import { actionsOf } from '../../support/audit'
import { asSystem, personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

const text = (content: string) => new TextEncoder().encode(content)
const within = <T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>) => inTransaction((tx) => work({ ...ctx, db: tx, inTransaction: true }))
const store = (ctx: Ctx, entity: 'pack' | 'attestation' | 'meeting' | 'action', content = 'minutes', entityId = '1') => within(ctx, (inner) => storeFile(inner, { name: 'Minutes.txt', bytes: text(content), entity, entityId }))

async function aMeeting(): Promise<string> {
  const { id: programmeId } = await makeProgramme(db)
  const series = { programmeId, kind: 'review', name: 'Weekly review', cadence: 'weekly', weekday: 4, startsAt: '10:00' }
  return (await db.meeting.create({ data: { plannedAt: new Date(), series: { create: series } }, select: { id: true } })).id
}

describe('storing a file', () => {
  it('keeps the bytes under their hash, once, where only the portal reads them', async () => {
    const coe = await personCtx('coe')
    const [one, two] = [await store(coe, 'attestation'), await store(coe, 'pack')]
    expect(one.sha256).toBe(two.sha256)
    const file = pathOfFile(env().DATA_DIR, one.sha256)
    expect(readFileSync(file, 'utf8')).toBe('minutes')
    expect(statSync(file).mode & 0o077).toBe(0)
    expect(readdirSync(path.dirname(file))).toEqual([one.sha256])
    expect(await readFile(coe, one.id)).toMatchObject({ name: 'Minutes.txt', mime: 'text/plain', size: 7, bytes: Buffer.from('minutes') })
  })

  it('refuses what its content shows to be dangerous, and stores nothing', async () => {
    const coe = await personCtx('coe')
    await expect(uploadFile(coe, { name: 'evidence.pdf', bytes: text('<svg onload=alert(1)>') })).rejects.toMatchObject({ code: 'rule', key: 'files.refused.markup' })
    expect(await db.storedFile.count()).toBe(0)
  })

  it('never hands out a file that was changed on disk', async () => {
    const coe = await personCtx('coe')
    const { id, sha256 } = await store(coe, 'attestation', 'the true minutes')
    writeFileSync(pathOfFile(env().DATA_DIR, sha256), 'other minutes')
    await expect(readFile(coe, id)).rejects.toThrow('damaged')
  })
})

describe('reading a file', () => {
  it('asks for what its record asks for', async () => {
    const [coe, employee, finance, reviewer] = [await personCtx('coe'), await personCtx('employee'), await personCtx('finance'), await personCtx('reviewer')]
    const pack = await store(coe, 'pack')
    const minutes = await store(coe, 'meeting', 'minutes', await aMeeting())
    const evidence = await store(coe, 'attestation')
    expect(await readFile(finance, pack.id)).toMatchObject({ size: 7 })
    expect(await readFile(reviewer, minutes.id)).toMatchObject({ size: 7 })
    await expect(readFile(reviewer, pack.id)).rejects.toMatchObject({ code: 'not_found' })
    const local = await personCtx('process-owner', { departmentId: (await makeDepartment(db)).id })
    for (const { id } of [pack, minutes]) await expect(readFile(local, id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await readFile(local, evidence.id)).toMatchObject({ size: 7 })
    for (const { id } of [pack, minutes, evidence]) await expect(readFile(employee, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(readFile(coe, 'nothing')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('of an action is for whoever sees the action', async () => {
    const [coe, owner, stranger] = [await personCtx('coe'), await personCtx('employee'), await personCtx('employee')]
    const action = await createAction(coe, { text: 'Attach the log', dueOn: '2026-12-01', ownerId: owner.actor.id })
    const { id } = await store(coe, 'action', 'log', action.id)
    expect(await readFile(owner, id)).toMatchObject({ name: 'Minutes.txt' })
    await expect(readFile(stranger, id)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('uploading for a form', () => {
  it('leaves a draft that only its person reads and claims, once, on record', async () => {
    const [one, other] = [await personCtx('coe'), await personCtx('coe')]
    const { id } = await uploadFile(one, { name: 'a/b\\证据.csv', bytes: text('a,b') })
    expect(await actionsOf('file', id)).toEqual(['file.uploaded'])
    expect(await readFile(one, id)).toMatchObject({ name: '证据.csv', mime: 'text/csv' })
    await expect(readFile(other, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(within(other, (ctx) => claimFile(ctx, id, { entity: 'attestation', entityId: 'x' }))).rejects.toMatchObject({ code: 'not_found' })
    await within(one, (ctx) => claimFile(ctx, id, { entity: 'attestation', entityId: 'x' }))
    await expect(within(one, (ctx) => claimFile(ctx, id, { entity: 'pack', entityId: 'y' }))).rejects.toMatchObject({ code: 'not_found' })
    expect(await readFile(other, id)).toMatchObject({ entity: 'attestation' })
  })

  it('is refused to employees, and beyond twenty waiting files', async () => {
    await expect(uploadFile(await personCtx('employee'), { name: 'a.txt', bytes: text('a') })).rejects.toMatchObject({ code: 'forbidden' })
    const coe = await personCtx('coe')
    for (let n = 0; n < 20; n += 1) await uploadFile(coe, { name: 'a.txt', bytes: text(`a${n}`) })
    await expect(uploadFile(coe, { name: 'a.txt', bytes: text('one more') })).rejects.toMatchObject({ key: 'files.refused.tooManyDrafts' })
    expect(existsSync(pathOfFile(env().DATA_DIR, sha256Of(text('one more'))))).toBe(false)
  })
})

describe('sweeping', () => {
  it('removes old drafts and bytes that nothing names, and leaves the rest', async () => {
    const old = new Date(Date.now() - 2 * 86_400_000)
    const coe = await personCtx('coe')
    const kept = await store(coe, 'attestation', 'kept minutes')
    const { id } = await uploadFile({ ...coe, now: old }, { name: 'a.txt', bytes: text('never sent') })
    const fresh = await uploadFile(coe, { name: 'a.txt', bytes: text('still typing') })
    const draft = await db.storedFile.findUniqueOrThrow({ where: { id } })
    const remains = path.join(filesDir(env().DATA_DIR), kept.sha256.slice(0, 2), `${kept.sha256}.interrupted.partial`)
    writeFileSync(remains, 'half')
    symlinkSync('nowhere', path.join(filesDir(env().DATA_DIR), kept.sha256.slice(0, 2), 'gone-meanwhile'))
    for (const file of [remains, pathOfFile(env().DATA_DIR, draft.sha256), pathOfFile(env().DATA_DIR, kept.sha256)]) utimesSync(file, old, old)
    expect(await sweepFiles(asSystem(), new AbortController().signal)).toBeGreaterThanOrEqual(3)
    expect([remains, pathOfFile(env().DATA_DIR, draft.sha256)].filter(existsSync)).toEqual([])
    expect(await readFile(coe, kept.id)).toMatchObject({ size: 12 })
    expect(await readFile(coe, fresh.id)).toMatchObject({ size: 12 })
  })
})
