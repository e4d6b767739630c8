import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import en from '@/content/messages/en/jobs.json'
import { endAllSyncs } from '@/lib/features/engines/running'
import { jobs } from '@/lib/jobs/registry'
import { enrol, nextOccurrence } from '@/lib/jobs/lease'
import { runJob } from '@/lib/jobs/run-job'
import { env } from '@/lib/server/env'
import { useDatabase } from '@/tests/support/database'
import { allowLoopbackEngines, connectedN8n } from '@/tests/support/engine'

allowLoopbackEngines()
const { db, reset } = useDatabase()
beforeEach(reset)
afterEach(endAllSyncs)

async function run(id: string) {
  const job = jobs.find((each) => each.id === id)!
  await enrol(job, new Date())
  await db.jobState.update({ where: { id }, data: { nextAt: new Date(Date.now() - 1) } })
  await runJob(job, 'test', new AbortController().signal)
}
const recorded = (jobId: string) => db.run.findMany({ where: { engineProcess: { externalId: jobId, engine: { slug: 'wheelhouse' } } }, orderBy: { id: 'asc' } })

describe('the jobs', () => {
  it('have a schedule that occurs, and a name', () => {
    const names = en.jobs as Record<string, unknown>
    const now = new Date()
    for (const { id, schedule } of jobs) {
      expect(nextOccurrence(schedule, now).getTime()).toBeGreaterThan(now.getTime())
      expect(names[id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())], id).toBeTruthy()
    }
  })

  it('read engines that are due and record each reading that brought something or failed', async () => {
    const { n8n, engine } = await connectedN8n()
    for (let i = 0; i < 20; i++) n8n.ran()
    await run('sync-engines')
    await expect.poll(async () => (await recorded('sync-engines')).length, { timeout: 8000 }).toBe(1)
    expect(await db.run.count({ where: { engineId: engine.id } })).toBe(20)
    n8n.fail({ kind: 'status', status: 401 }, { times: 9 })
    await db.engine.update({ where: { id: engine.id }, data: { nextSyncAt: new Date() } })
    await run('sync-engines')
    await expect.poll(async () => (await recorded('sync-engines')).length, { timeout: 8000 }).toBe(2)
    expect(await recorded('sync-engines')).toMatchObject([{ status: 'succeeded', items: 20 }, { status: 'failed', errorCode: 'keyRefused', errorMessage: 'The reading of n8n production failed: key refused. The page of this engine tells what to do.' }])
    await n8n.stop()
  })

  it('anchor the head of the audit trail outside the database', async () => {
    const { n8n } = await connectedN8n()
    await n8n.stop()
    await run('anchor-audit-head')
    const lines = (await readFile(path.join(env().DATA_DIR, 'audit-anchors.jsonl'), 'utf8')).trim().split('\n')
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ seq: 1 })
    expect(await recorded('anchor-audit-head')).toHaveLength(1)
  })

  it('prune what is older than the retention and leave the rest', async () => {
    const { n8n, engine } = await connectedN8n()
    await n8n.stop()
    for (const [days, outcome] of [[100, 'ok'], [100, 'running'], [1, 'ok']] as const) {
      await db.syncLog.create({ data: { engineId: engine.id, trigger: 'schedule', startedAt: new Date(Date.now() - days * 86_400_000), outcome } })
    }
    const at = (days: number) => new Date(Date.now() - days * 86_400_000)
    const queue = await db.backlogQueue.create({ data: { engineId: engine.id, name: 'q', at: at(1), waiting: 1 }, select: { id: true } })
    for (const days of [200, 2]) await db.backlogSample.create({ data: { queueId: queue.id, at: at(days), waiting: 1 } })
    await run('prune-runs')
    expect(await db.syncLog.count()).toBe(2)
    expect(await db.backlogSample.count()).toBe(1)
    expect(await recorded('prune-runs')).toMatchObject([{ status: 'succeeded', items: 2 }])
  })

  it('remove sessions that ended a month ago and keep the others', async () => {
    const { id: personId } = await db.person.create({ data: { email: 'a@example.test', name: 'A' }, select: { id: true } })
    const old = new Date(Date.now() - 40 * 86_400_000)
    const soon = new Date(Date.now() + 86_400_000)
    for (const [tokenHash, expiresAt, revokedAt] of [['a', old, null], ['b', soon, null], ['c', soon, old], ['d', new Date(Date.now() - 1000), null]] as const) {
      await db.session.create({ data: { tokenHash, personId, lastSeenAt: old, expiresAt, revokedAt } })
    }
    await run('expire-sessions')
    expect((await db.session.findMany({ orderBy: { tokenHash: 'asc' } })).map(({ tokenHash }) => tokenHash)).toEqual(['b', 'd'])
    expect(await recorded('expire-sessions')).toMatchObject([{ items: 2 }])
  })
})
