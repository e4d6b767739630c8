import { strFromU8, unzipSync } from 'fflate'
import { beforeEach, describe, expect, it } from 'vitest'
import { readFile } from '@/lib/features/files/queries'
import { exportOwnData, exportPersonData } from '@/lib/features/privacy/export-person'
import { addComment } from '@/lib/features/requests/comment'
import type { Ctx } from '@/lib/server/ctx'
import { actionsOf } from '@/tests/support/audit'
import { personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { filedBy } from '@/tests/support/requests'

const { db, reset } = useDatabase()
beforeEach(reset)

async function contents(ctx: Ctx, fileId: string) {
  const parts = unzipSync((await readFile(ctx, fileId)).bytes)
  return { parts, all: Object.values(parts).map((part) => strFromU8(part)).join('\n'), data: JSON.parse(strFromU8(parts['data.json']!)) as { tables: Record<string, unknown[]>; mentions: { text: string }[]; trail: { action: string }[] } }
}

async function world() {
  const ana = { ...(await personCtx('coe', { name: 'Anastasia Greenfield' })), ip: '198.51.100.1' }
  const ben = { ...(await personCtx('coe', { name: 'Benedikt Harbour' })), ip: '198.51.100.2' }
  await db.person.update({ where: { id: ana.actor.id }, data: { jobTitle: 'anaMarkTitle', passwordHash: 'anaMarkPassword' } })
  await db.person.update({ where: { id: ben.actor.id }, data: { jobTitle: 'benMarkTitle', passwordHash: 'benMarkPassword' } })
  const request = await filedBy(ana, { title: 'anaMarkRequest' })
  await filedBy(ben, { title: 'benMarkRequest' })
  await addComment(ana, { id: request.id, text: 'anaMarkComment' })
  await addComment(ben, { id: request.id, text: 'benMarkComment. I asked Anastasia Greenfield.' })
  await db.session.create({ data: { tokenHash: 'anaMarkToken', personId: ana.actor.id, lastSeenAt: ana.now, expiresAt: ana.now, ip: '198.51.100.1', userAgent: 'anaMarkAgent' } })
  await db.session.create({ data: { tokenHash: 'benMarkToken', personId: ben.actor.id, lastSeenAt: ben.now, expiresAt: ben.now, ip: '198.51.100.2', userAgent: 'benMarkAgent' } })
  return { ana, ben, request }
}

describe('a copy of what is held about a person', () => {
  it('holds what is theirs as JSON and as tables, and nothing that is of others alone', async () => {
    const { ana } = await world()
    const { fileId } = await exportOwnData(ana, {})
    const { parts, all, data } = await contents(ana, fileId)
    for (const mark of ['Anastasia Greenfield', 'anaMarkTitle', 'anaMarkRequest', 'anaMarkComment', 'anaMarkAgent', '198.51.100.1']) expect(all, mark).toContain(mark)
    for (const mark of ['benMarkTitle', 'benMarkRequest', 'benMarkAgent', 'benMarkComment', '198.51.100.2', 'MarkPassword', 'MarkToken', 'Benedikt']) expect(all, mark).not.toContain(mark)
    expect(Object.keys(parts)).toEqual(expect.arrayContaining(['data.json', 'csv/Person.csv', 'csv/RequestComment.csv', 'csv/audit-trail.csv']))
    expect(data.mentions.map(({ text }) => text)).toContain('I asked Anastasia Greenfield.')
    expect(data.trail.map(({ action }) => action)).toContain('request.commented')
    expect(await actionsOf('person', ana.actor.id)).toEqual(['personal-data.exported'])
  })

  it('is made for somebody by an auditor or an administrator, who alone can fetch it', async () => {
    const { ana, ben } = await world()
    const auditor = await personCtx('auditor')
    const { fileId } = await exportPersonData(auditor, { id: ana.actor.id })
    expect((await contents(auditor, fileId)).all).toContain('anaMarkComment')
    await expect(readFile(ben, fileId)).rejects.toMatchObject({ code: 'not_found' })
    for (const role of ['employee', 'coe', 'steering', 'ops'] as const) await expect(exportPersonData(await personCtx(role), { id: ana.actor.id })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(exportPersonData(auditor, { id: 'nobody' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(exportPersonData({ ...auditor, stepUpAt: null }, { id: ana.actor.id })).rejects.toMatchObject({ code: 'rule' })
    await expect(exportOwnData({ ...ana, stepUpAt: null }, {})).rejects.toMatchObject({ code: 'rule' })
  })

  it('keeps quiet about who stayed unnamed, unless they ask themselves', async () => {
    const { ana } = await world()
    await filedBy(ana, { title: 'anaMarkUnnamed', anonymous: 'true' })
    const unnamed = await db.request.findFirstOrThrow({ where: { title: 'anaMarkUnnamed' } })
    expect(unnamed.anonymous).toBe(true)
    const auditor = await personCtx('auditor')
    const foreign = await contents(auditor, (await exportPersonData(auditor, { id: ana.actor.id })).fileId)
    expect(foreign.all).not.toContain('anaMarkUnnamed')
    expect(foreign.all).not.toContain(unnamed.id)
    expect((await contents(ana, (await exportOwnData(ana, {})).fileId)).all).toContain('anaMarkUnnamed')
  })
})
