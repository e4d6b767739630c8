import { beforeEach, describe, expect, it } from 'vitest'
import { pushBacklog } from '@/lib/features/runs/push-backlog'
import { pushRuns } from '@/lib/features/runs/push-runs'
import { storeRuns } from '@/lib/features/runs/store-runs'
import { db } from '@/lib/server/db'
import { auditOf } from '@/tests/support/audit'
import { asSystem, personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { makeEngine, recounted, stored } from './run-model'

const database = useDatabase()
beforeEach(database.reset)

const NOW = new Date('2026-11-22T06:00:00.000Z')
const ops = () => personCtx('ops', { now: NOW })
const run = (n: number, change: object = {}) => ({
  externalId: `R-${n}`,
  process: { externalId: 'expense-bot', name: 'Expense bot', version: '1.4' },
  status: 'succeeded',
  startedAt: '2026-11-02T01:00:02.000Z',
  endedAt: '2026-11-02T01:00:41.000Z',
  ...change,
})

describe('pushing runs', () => {
  it('stores them with their process and roll-ups and records it', async () => {
    const engine = await makeEngine('rpa')
    const answer = await pushRuns(await ops(), { engine: 'rpa', runs: [run(1), run(2, { status: 'failed', error: { kind: 'system', code: 'E1', message: 'down' } })] })
    expect(answer).toEqual({
      accepted: 2,
      rejected: 0,
      results: [
        { index: 0, externalId: 'R-1', attempt: 1, outcome: 'created' },
        { index: 1, externalId: 'R-2', attempt: 1, outcome: 'created' },
      ],
    })
    expect(await db.engineProcess.findFirst()).toMatchObject({ engineId: engine.id, name: 'Expense bot', release: '1.4', purpose: 'production' })
    expect(await db.runHour.findFirst()).toMatchObject({ hour: new Date('2026-11-02T01:00:00.000Z'), succeeded: 1, failed: 1, errSystem: 1, unitsSystem: 1n, durationMs: 78_000n })
    expect(await db.runDay.findFirst()).toMatchObject({ day: '2026-11-02', succeeded: 1 })
    expect((await auditOf('runs.stored')).facts).toMatchObject({ created: 2, rejected: 0 })
    expect((await db.engine.findFirstOrThrow()).lastSyncAt).toEqual(NOW)
  })

  it('answers the same push again without changing or recording anything', async () => {
    await makeEngine('rpa')
    const ctx = await ops()
    await pushRuns(ctx, { engine: 'rpa', runs: [run(1)] })
    const before = await stored()
    const again = await pushRuns(ctx, { engine: 'rpa', runs: [run(1), run(1)] })
    expect(again.results.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged'])
    expect(await stored()).toEqual(before)
    expect(await db.auditEntry.count({ where: { action: 'runs.stored' } })).toBe(1)
  })

  it('rejects one bad record among 2,000 alone and says where and why', async () => {
    await makeEngine('rpa')
    const runs = Array.from({ length: 2000 }, (_, i) => run(i, i === 777 ? { endedAt: '2026-11-02T01:00:00.000Z' } : {}))
    const answer = await pushRuns(await ops(), { engine: 'rpa', runs })
    expect(answer).toMatchObject({ accepted: 1999, rejected: 1 })
    expect(answer.results[777]).toMatchObject({ index: 777, externalId: 'R-777', outcome: 'rejected', error: { field: 'endedAt', key: 'runs.problem.endedBeforeStarted' } })
    expect(await db.run.count()).toBe(1999)
    expect(await stored()).toEqual(await recounted())
  })

  it('takes duplicates within one push in their order', async () => {
    await makeEngine('rpa')
    const { results } = await pushRuns(await ops(), {
      engine: 'rpa',
      runs: [run(1, { status: 'running', endedAt: null, sourceUpdatedAt: '2026-11-02T01:00:10Z' }), run(1, { sourceUpdatedAt: '2026-11-02T01:00:41Z' }), run(1, { status: 'queued', sourceUpdatedAt: '2026-11-02T01:00:01Z' }), run(1, { attempt: 2 })],
    })
    expect(results.map(({ outcome }) => outcome)).toEqual(['created', 'updated', 'stale', 'created'])
    expect(await db.run.findMany({ select: { attempt: true, status: true }, orderBy: { attempt: 'asc' } })).toEqual([
      { attempt: 1, status: 'succeeded' },
      { attempt: 2, status: 'succeeded' },
    ])
    expect(await stored()).toEqual(await recounted())
  })

  it('survives texts that databases and JSON trip over', async () => {
    await makeEngine('rpa')
    const nasty = `quote " back \\ brace {} comma , null NULL 中文 😀 ' -- \n\t`
    const answer = await pushRuns(await ops(), {
      engine: 'rpa',
      runs: [run(1, { externalId: 'a"b\\c,{NULL}', process: { externalId: 'NULL', name: nasty }, error: { kind: 'business', code: '', message: `${nasty}\0${'x'.repeat(10_000_000)}` } })],
    })
    expect(answer.accepted).toBe(1)
    const [row] = await db.run.findMany({ include: { engineProcess: true } })
    expect(row).toMatchObject({ externalId: 'a"b\\c,{NULL}', errorCode: null, engineProcess: { externalId: 'NULL', name: nasty } })
    expect(row!.errorMessage).toHaveLength(4000)
    expect(row!.errorMessage!.startsWith(nasty)).toBe(true)
    expect((await pushRuns(await ops(), { engine: 'rpa', runs: [run(1, { externalId: 'a"b\\c,{NULL}', process: { externalId: 'NULL' } })] })).results[0]!.outcome).not.toBe('created')
  })

  it('refuses 2,001 runs, an unknown engine, an engine that is read, and people without the right', async () => {
    await makeEngine('rpa')
    await makeEngine('pulled', 'n8n')
    const ctx = await ops()
    await expect(pushRuns(ctx, { engine: 'rpa', runs: Array(2001).fill(run(1)) })).rejects.toMatchObject({ code: 'invalid', fields: { runs: [{ key: 'errors.tooMany', params: { max: 2000 } }] } })
    await expect(pushRuns(ctx, { engine: 'nobody', runs: [] })).rejects.toMatchObject({ code: 'not_found' })
    await expect(pushRuns(ctx, { engine: 'pulled', runs: [run(1)] })).rejects.toMatchObject({ code: 'not_found' })
    await expect(pushRuns(await personCtx('auditor'), { engine: 'rpa', runs: [run(1)] })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await db.run.count()).toBe(0)
  })
})

describe('storing runs for a sync', () => {
  it('writes rows and cursor together, or neither when the lease is lost', async () => {
    const engine = await makeEngine('n8n', 'n8n')
    await db.engine.update({ where: { id: engine.id }, data: { leaseHolder: 'me' } })
    const store = (leaseHolder: string, n: number) =>
      storeRuns(asSystem(NOW), { engineId: engine.id, reports: [run(n)], observedAt: NOW, progress: { leaseHolder, cursor: { v: 1, n }, freshAt: NOW } })
    await store('me', 1)
    await expect(store('somebody else', 2)).rejects.toMatchObject({ code: 'conflict', key: 'runs.leaseLost' })
    expect(await db.engine.findFirst()).toMatchObject({ cursor: { v: 1, n: 1 }, freshAt: NOW })
    expect(await db.run.findMany({ select: { externalId: true } })).toEqual([{ externalId: 'R-1' }])
    expect(await stored()).toEqual(await recounted())
    expect(await db.auditEntry.count()).toBe(1)
  })

  it('leaves nothing behind when it fails half way', async () => {
    const engine = await makeEngine('n8n', 'n8n')
    const reports = Array.from({ length: 1500 }, (_, i) => run(i))
    const broken = { ...asSystem(NOW), actor: { kind: 'job' as const, id: 'x', get name(): string { throw new Error('no audit') }, grants: [] } }
    await expect(storeRuns(broken, { engineId: engine.id, reports, observedAt: NOW, progress: { cursor: { v: 1 } } })).rejects.toThrow('no audit')
    expect(await db.run.count()).toBe(0)
    expect(await stored()).toEqual({ hours: [], days: [] })
    expect((await db.engine.findFirstOrThrow()).cursor).toBeNull()
  })

  it('keeps several engines that store at once apart', async () => {
    const engines = await Promise.all(['a', 'b', 'c', 'd'].map((slug) => makeEngine(slug)))
    const reports = Array.from({ length: 700 }, (_, i) => run(i % 400, { status: i < 400 ? 'running' : 'succeeded', endedAt: i < 400 ? null : '2026-11-02T01:00:41.000Z' }))
    await Promise.all(engines.flatMap(({ id }) => [1, 2].map((k) => storeRuns(asSystem(new Date(NOW.getTime() + k)), { engineId: id, reports, observedAt: new Date(NOW.getTime() + k) }))))
    expect(await db.run.count()).toBe(1600)
    expect(await stored()).toEqual(await recounted())
  })
})

describe('pushing backlog', () => {
  const sample = (change: object = {}) => ({ queue: 'expense', process: { externalId: 'expense-bot' }, at: '2026-11-22T05:00:00.000Z', waiting: 12, oldestAgeMs: 340_000, ...change })

  it('keeps the newest reading in view and all of them in the history', async () => {
    await makeEngine('rpa')
    const ctx = await ops()
    await pushRuns(ctx, { engine: 'rpa', runs: [run(1)] })
    const answer = await pushBacklog(ctx, { engine: 'rpa', samples: [sample(), sample({ at: '2026-11-22T04:00:00.000Z', waiting: 30 }), sample({ waiting: -1 }), sample({ at: '2026-11-22T05:30:00+00:00', waiting: 9 })] })
    expect(answer).toMatchObject({ accepted: 3, rejected: 1 })
    expect(answer.results.map(({ outcome }) => outcome)).toEqual(['stored', 'stale', 'rejected', 'stored'])
    expect(answer.results[2]!.error).toMatchObject({ field: 'waiting', key: 'runs.problem.tooSmall' })
    const [queue] = await db.backlogQueue.findMany({ include: { engineProcess: true } })
    expect(queue).toMatchObject({ name: 'expense', waiting: 9, oldestAgeMs: 340_000n, engineProcess: { externalId: 'expense-bot' } })
    expect(await db.backlogSample.count()).toBe(3)
    expect(await db.auditEntry.count({ where: { entity: 'engine' } })).toBe(0) // its history is about what people changed
    expect((await auditOf('backlog.stored')).facts).toEqual({ stored: 3, rejected: 1 })
  })

  it('takes 2,000 readings of as many queues at once, and again', async () => {
    const { id } = await makeEngine('rpa')
    const samples = Array.from({ length: 2000 }, (_, i) => sample({ queue: `q${i % 1999}`, waiting: i, oldestAgeMs: null }))
    for (let i = 0; i < 2; i++) expect(await pushBacklog(await ops(), { engine: 'rpa', samples })).toMatchObject({ accepted: 2000, rejected: 0 })
    expect(await db.backlogSample.count()).toBe(1999)
    expect(await db.backlogQueue.findUniqueOrThrow({ where: { engineId_name: { engineId: id, name: 'q0' } } })).toMatchObject({ waiting: 1999, oldestAgeMs: null, at: new Date('2026-11-22T05:00:00.000Z') })
  })

  it('takes the same reading twice as one', async () => {
    await makeEngine('rpa')
    const ctx = await ops()
    for (let i = 0; i < 2; i++) await pushBacklog(ctx, { engine: 'rpa', samples: [sample()] })
    expect(await db.backlogSample.count()).toBe(1)
  })

  it('refuses people without the right', async () => {
    await makeEngine('rpa')
    await expect(pushBacklog(await personCtx('steering'), { engine: 'rpa', samples: [sample()] })).rejects.toMatchObject({ code: 'forbidden' })
  })
})
