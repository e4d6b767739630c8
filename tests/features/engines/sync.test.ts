import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { statusOf } from '@/lib/engines/n8n/map'
import { claimSync, LEASE_MS } from '@/lib/features/engines/lease'
import { endLeasesOfTheDead } from '@/lib/features/engines/holder'
import { syncProgress } from '@/lib/features/engines/sync-history'
import { dueEngines, syncEngine } from '@/lib/features/engines/sync-engine'
import { endAllSyncs } from '@/lib/features/engines/running'
import { runSync } from '@/lib/features/engines/run-sync'
import { syncDueEngines } from '@/lib/features/engines/sync-due'
import { forgetBreaker } from '@/lib/features/engines/connection'
import { pauseEngine, resumeEngine } from '@/lib/features/engines/pause-engine'
import type { FakeN8n } from '@/tests/support/fake-n8n'
import { asSystem } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { allowLoopbackEngines, connectedN8n, storedStates, syncNow } from '@/tests/support/engine'

allowLoopbackEngines()
const { db, reset } = useDatabase()
let n8n: FakeN8n
let id: number

beforeEach(async () => {
  await reset()
  const connected = await connectedN8n()
  n8n = connected.n8n
  id = connected.engine.id
  forgetBreaker(id)
})
afterEach(async () => {
  await endAllSyncs()
  await n8n.stop()
})

const truth = () => Object.fromEntries([...n8n.executions.values()].map((row) => [String(row.id), statusOf(row.status)]).sort())
const engine = () => db.engine.findUniqueOrThrow({ where: { id } })
const lastLog = () => db.syncLog.findFirstOrThrow({ where: { engineId: id }, orderBy: { startedAt: 'desc' } })

describe('a sync', () => {
  it('stores what the engine lists, with names, and plans the next one', async () => {
    for (let i = 0; i < 300; i++) n8n.ran()
    n8n.begin()
    expect(await syncNow(id)).toMatchObject({ outcome: 'ok' })
    expect(await storedStates(id)).toEqual(truth())
    expect(await db.engineProcess.findMany({ where: { engineId: id }, select: { externalId: true, name: true } })).toEqual([{ externalId: 'w1', name: 'Invoice intake' }])
    const row = await engine()
    expect(row).toMatchObject({ leaseHolder: null, failuresInRow: 0, lastErrorCode: null, engineVersion: 'API v1 (2.40+)' })
    expect(row.freshAt).not.toBeNull()
    expect(row.nextSyncAt!.getTime() - row.lastSyncAt!.getTime()).toBe(5 * 60_000)
    expect(await lastLog()).toMatchObject({ outcome: 'ok', created: 301, updated: 0, rejected: 0 })
    await syncNow(id)
    expect(await lastLog()).toMatchObject({ outcome: 'ok', created: 0, updated: 0 })
  })

  it('follows running, parked and crashed runs to their end', async () => {
    const [slow, parked, lost] = [n8n.begin(), n8n.begin(), n8n.begin()]
    n8n.park(parked)
    await syncNow(id)
    expect(await storedStates(id)).toEqual(truth())
    n8n.end(slow)
    n8n.resume(parked)
    await syncNow(id)
    n8n.end(parked)
    n8n.crash()
    await syncNow(id)
    expect(await storedStates(id)).toEqual(truth())
    expect(await db.run.findFirstOrThrow({ where: { externalId: String(lost) } })).toMatchObject({ status: 'failed', errorKind: 'infrastructure' })
  })

  it('keeps the pages before a fault, names it with advice, and goes on from there', async () => {
    for (let i = 0; i < 700; i++) n8n.ran()
    n8n.fail({ kind: 'html' }, { path: /cursor=/, times: 1 })
    expect(await syncNow(id)).toMatchObject({ outcome: 'failed', fault: 'notJson' })
    expect(Object.keys(await storedStates(id))).toHaveLength(250)
    expect(await engine()).toMatchObject({ failuresInRow: 1, lastErrorCode: 'notJson', lastErrorParams: { host: '127.0.0.1', status: 200 }, leaseHolder: null })
    n8n.hits.length = 0
    expect(await syncNow(id)).toMatchObject({ outcome: 'ok' })
    expect(await storedStates(id)).toEqual(truth())
    expect((await engine()).failuresInRow).toBe(0)
  })

  it('puts off an engine that keeps failing, further each time, and as long as the engine asks', async () => {
    n8n.fail({ kind: 'status', status: 401 }, { times: 99 })
    const gaps: number[] = []
    for (let i = 0; i < 4; i++) {
      await syncNow(id)
      const row = await engine()
      gaps.push(Math.round((row.nextSyncAt!.getTime() - row.lastErrorAt!.getTime()) / 60_000))
    }
    expect(gaps).toEqual([1, 2, 4, 8])
    n8n.heal()
    n8n.fail({ kind: 'status', status: 429, headers: { 'retry-after': '7200' } }, { times: 99 })
    await syncNow(id)
    const row = await engine()
    expect(row.nextSyncAt!.getTime() - row.lastErrorAt!.getTime()).toBe(7_200_000)
    expect(row.lastErrorCode).toBe('rateLimited')
  })

  it('is done by one holder: a second gets nothing until the first is dead', async () => {
    const now = new Date()
    const first = await claimSync(asSystem(now), id, 'schedule')
    expect(await claimSync(asSystem(now), id, 'schedule')).toBeNull()
    const later = new Date(now.getTime() + LEASE_MS + 1)
    const second = await claimSync(asSystem(later), id, 'schedule')
    expect(second!.holder).not.toBe(first!.holder)
    expect(await db.syncLog.findUnique({ where: { id: first!.syncId } })).toMatchObject({ outcome: 'interrupted' })
  })

  it('of a holder that was killed is taken over once its lease has run out, although the next one lies ahead', async () => {
    n8n.ran()
    await syncNow(id)
    const killed = await claimSync(asSystem(), id, 'manual')
    const due = async (now: Date) => (await dueEngines(now, 9)).length
    const later = new Date(Date.now() + LEASE_MS + 1)
    expect((await engine()).nextSyncAt!.getTime()).toBeGreaterThan(later.getTime())
    expect([await due(new Date()), await due(later)]).toEqual([0, 1])
    expect(await syncProgress(asSystem(), { syncId: killed!.syncId })).toMatchObject({ outcome: 'running', stalled: false })
    expect(await syncProgress(asSystem(later), { syncId: killed!.syncId })).toMatchObject({ outcome: 'interrupted', stalled: true })
    await db.engine.update({ where: { id }, data: { leaseUntil: new Date(Date.now() - 1) } })
    const ended: string[] = []
    expect(await syncDueEngines(async ({ end }) => void ended.push(end.outcome))).toBe(1)
    await expect.poll(() => ended, { timeout: 5000 }).toEqual(['ok'])
    expect(await db.syncLog.findUnique({ where: { id: killed!.syncId } })).toMatchObject({ outcome: 'interrupted', endedAt: expect.any(Date) })
    expect(await due(later)).toBe(0)
  })

  it('that is asked for while a killed holder still has its lease is remembered', async () => {
    await syncNow(id)
    const killed = await claimSync(asSystem(), id, 'schedule')
    expect(await syncEngine(asSystem(), { id })).toEqual({ syncId: killed!.syncId, started: false })
    expect((await engine()).nextSyncAt!.getTime()).toBeLessThanOrEqual(Date.now())
  })

  it('is freed at the start of a process when its holder was one of this host that is gone, and only then', async () => {
    const claim = await claimSync(asSystem(), id, 'schedule')
    const [host, , start] = claim!.holder.split('|')
    const alive = async (leaseHolder: string) => {
      await db.engine.update({ where: { id }, data: { leaseHolder, leaseUntil: new Date(Date.now() + LEASE_MS) } })
      await endLeasesOfTheDead(new Date())
      return (await engine()).leaseUntil! > new Date()
    }
    expect(await alive(claim!.holder)).toBe(true)
    expect(await alive(`another-host|4194999|${start}|x`)).toBe(true)
    expect(await alive('an-older-form')).toBe(true)
    expect(await alive(`${host}|${process.ppid}|${start}|x`)).toBe(true)
    expect(await alive(`${host}|4194999|${start}|x`)).toBe(false)
    expect(await alive(`${host}|${process.pid}|1|x`)).toBe(false)
  })

  it('stores nothing more once its lease is gone', async () => {
    for (let i = 0; i < 700; i++) n8n.ran()
    const old = await claimSync(asSystem(), id, 'schedule')
    await db.engine.update({ where: { id }, data: { leaseHolder: 'somebody else' } })
    expect(await runSync(old!)).toMatchObject({ outcome: 'interrupted' })
    expect(await storedStates(id)).toEqual({})
    expect(await engine()).toMatchObject({ leaseHolder: 'somebody else', cursor: null })
  })

  it('is ended by pausing and taken up again by resuming, losing nothing', async () => {
    for (let i = 0; i < 700; i++) n8n.ran()
    let seen = 0
    n8n.between = (path) => {
      if (path.includes('cursor=') && ++seen === 1) void pauseEngine(asSystem(), { id })
    }
    const claim = await claimSync(asSystem(), id, 'schedule')
    expect(await runSync(claim!)).toMatchObject({ outcome: 'interrupted' })
    n8n.between = () => {}
    expect(await engine()).toMatchObject({ status: 'paused', leaseHolder: null })
    expect(await claimSync(asSystem(), id, 'schedule')).toBeNull()
    await resumeEngine(asSystem(), { id })
    await syncNow(id)
    expect(await storedStates(id)).toEqual(truth())
  })

  it('counts a run that the store refuses, keeps the others and says why', async () => {
    n8n.ran()
    n8n.ran(' bad id '.repeat(40))
    expect(await syncNow(id)).toMatchObject({ outcome: 'partial', warnings: [{ code: 'rejectedRecord', params: { count: 1 }, problem: { key: expect.stringContaining('runs.problem.') } }] })
    expect(Object.keys(await storedStates(id))).toEqual(['1'])
    expect(await lastLog()).toMatchObject({ outcome: 'partial', created: 1, rejected: 1 })
  })

  it('cuts texts of 10 MB and keeps the run', async () => {
    n8n.ran('w1', 'error', { name: 'NodeApiError', message: 'x'.repeat(3_000_000) })
    n8n.workflow('w2', 'n'.repeat(5_000_000))
    n8n.ran('w2')
    expect(await syncNow(id)).toMatchObject({ outcome: 'ok' })
    const run = await db.run.findFirstOrThrow({ where: { externalId: '1' } })
    expect(run.errorMessage!.length).toBeLessThanOrEqual(4000)
    expect((await db.engineProcess.findFirstOrThrow({ where: { externalId: 'w2' } })).name.length).toBeLessThanOrEqual(200)
  })

  it('does not take later states for older ones when the clock was set back', async () => {
    const run = n8n.begin()
    await syncNow(id)
    const ahead = new Date(Date.now() + 3_600_000)
    await db.run.updateMany({ where: { engineId: id }, data: { observedAt: ahead } })
    await db.engine.update({ where: { id }, data: { freshAt: ahead, lastSyncAt: ahead } })
    n8n.end(run)
    await syncNow(id)
    expect((await storedStates(id))[String(run)]).toBe('succeeded')
  })

  it('notes the backlog, and zero once it is worked off', async () => {
    const queued = [n8n.begin('w1', 'new'), n8n.begin('w1', 'new')]
    await syncNow(id)
    const queue = () => db.backlogQueue.findFirstOrThrow({ where: { engineId: id }, include: { samples: true, engineProcess: true } })
    expect(await queue()).toMatchObject({ waiting: 2, engineProcess: { externalId: 'w1' } })
    for (const run of queued) n8n.end(run)
    await syncNow(id)
    expect(await queue()).toMatchObject({ waiting: 0 })
    expect((await queue()).samples).toHaveLength(2)
  })
})

describe('several engines', () => {
  it('are read side by side: one that hangs holds up nobody', async () => {
    const other = await connectedN8n({ slug: 'second' })
    other.n8n.ran()
    n8n.fail({ kind: 'hang' }, { times: 99 })
    const done: number[] = []
    expect(await syncDueEngines(async ({ engineId }) => void done.push(engineId))).toBe(2)
    await expect.poll(() => done, { timeout: 5000 }).toEqual([other.engine.id])
    expect(await storedStates(other.engine.id)).toEqual({ '1': 'succeeded' })
    expect((await engine()).leaseHolder).not.toBeNull()
    await other.n8n.stop()
  })
})
