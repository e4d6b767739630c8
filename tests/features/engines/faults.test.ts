import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChildProcess } from 'node:child_process'
import { statusOf } from '@/lib/engines/n8n/map'
import { recountRollups } from '@/lib/features/runs/recount-rollups'
import { verifyChain } from '@/lib/server/audit-chain'
import type { FakeN8n } from '@/tests/support/fake-n8n'
import { asSystem } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { allowLoopbackEngines, connectedN8n, storedStates } from '@/tests/support/engine'
import { end, startWorker } from '@/tests/support/worker'

allowLoopbackEngines()
/** FAULT_CYCLES=50 for a long run */
const CYCLES = Number(process.env.FAULT_CYCLES ?? 3)
const { db, reset } = useDatabase()
let n8n: FakeN8n
let id: number
let worker: ChildProcess | undefined

beforeEach(async () => {
  await reset()
  const connected = await connectedN8n()
  n8n = connected.n8n
  id = connected.engine.id
  n8n.stepMs = 20
})
afterEach(async () => {
  if (worker) await end(worker, 'SIGKILL')
  await n8n.stop()
})

const truth = () => Object.fromEntries([...n8n.executions.values()].map((row) => [String(row.id), statusOf(row.status)]).sort())
/** What a minute of waiting would bring: leases of the dead are over and the engine is due. */
async function letLeasesExpire() {
  await db.engine.updateMany({ where: { id }, data: { leaseUntil: new Date(0), nextSyncAt: new Date() } })
  await db.jobState.updateMany({ where: { leaseHolder: { not: null } }, data: { leaseUntil: new Date(0) } })
}
const makeDue = () => db.engine.updateMany({ where: { id, leaseHolder: null }, data: { nextSyncAt: new Date() } })

function activity(count: number, open: number[]) {
  for (let i = 0; i < count; i++) {
    const run = n8n.begin(i % 5 ? 'w1' : 'w2', i % 17 === 0 ? 'new' : 'running')
    if (i % 7 === 0) n8n.park(run)
    if (i % 3 === 0) open.push(run)
    else n8n.end(run, i % 11 === 0 ? 'error' : 'success', i % 11 === 0 ? { name: 'NodeApiError', message: 'refused' } : undefined)
  }
  while (open.length > 40) n8n.end(open.splice((open.length * 7919) % open.length, 1)[0]!)
}

async function settle() {
  const logs = () => db.syncLog.count({ where: { engineId: id, outcome: { in: ['ok', 'partial'] } } })
  const before = await logs()
  await expect.poll(async () => (await makeDue(), (await logs()) >= before + 2), { timeout: 30_000, interval: 100 }).toBe(true)
}

describe('killing the portal while it reads', () => {
  it('loses nothing, doubles nothing and leaves nothing stale, whatever the engine does meanwhile', { timeout: 60_000 + CYCLES * 20_000 }, async () => {
    const open: number[] = []
    activity(1500, open)
    for (let cycle = 0; cycle < CYCLES; cycle++) {
      await letLeasesExpire()
      const since = new Date()
      worker = await startWorker()
      await expect.poll(() => db.syncLog.count({ where: { engineId: id, startedAt: { gte: since } } }), { timeout: 15_000, interval: 10 }).toBeGreaterThan(0)
      activity(60, open)
      await new Promise((done) => setTimeout(done, (cycle * 137) % 500))
      await end(worker, 'SIGKILL')
      if (cycle % 4 === 1) {
        n8n.crash()
        for (const run of open.splice(0)) if (n8n.at(run).status !== 'crashed') open.push(run)
      }
      if (cycle % 4 === 2) n8n.fail({ kind: 'half' }, { times: 3 })
    }
    for (const run of open.splice(0)) n8n.end(run)
    await letLeasesExpire()
    worker = await startWorker()
    await settle()
    await end(worker, 'SIGTERM')
    expect(await db.syncLog.count({ where: { engineId: id, outcome: 'interrupted' } })).toBeGreaterThanOrEqual(CYCLES / 2)

    expect(await storedStates(id)).toEqual(truth())
    const stored = await db.run.count({ where: { engineId: id } })
    const counted = await db.runDay.findMany({ where: { engineProcess: { engineId: id } } })
    const sum = (row: (typeof counted)[number]) => row.queued + row.running + row.waiting + row.succeeded + row.failed + row.canceled + row.skipped + row.unknown
    expect(counted.reduce((total, row) => total + sum(row), 0)).toBe(stored)
    expect(await recountRollups(asSystem(), {})).toMatchObject({ corrected: 0 })
    expect(await verifyChain(db)).toMatchObject({ ok: true })
    expect(await db.syncLog.count({ where: { outcome: 'running' } })).toBe(0)
  })

  it('hands its lease back when it is asked to end, so that the next one goes on at once', { timeout: 60_000 }, async () => {
    for (let i = 0; i < 600; i++) n8n.ran()
    n8n.between = (path) => {
      if (path.includes('cursor=')) n8n.fail({ kind: 'hang' }, { times: 1 })
    }
    worker = await startWorker()
    await expect.poll(() => db.run.count({ where: { engineId: id } }), { timeout: 15_000 }).toBeGreaterThan(0)
    await end(worker, 'SIGTERM')
    n8n.between = () => {}
    n8n.heal()
    expect(await db.engine.findUniqueOrThrow({ where: { id } })).toMatchObject({ leaseHolder: null, leaseUntil: null, failuresInRow: 0 })
    expect(await db.syncLog.findFirstOrThrow({ orderBy: { startedAt: 'desc' } })).toMatchObject({ outcome: 'interrupted' })
    worker = await startWorker()
    await expect.poll(() => db.run.count({ where: { engineId: id } }), { timeout: 15_000 }).toBe(600)
  })

  it('reads once although two portals share the database', { timeout: 60_000 }, async () => {
    for (let i = 0; i < 700; i++) n8n.ran()
    const second = await startWorker()
    worker = await startWorker()
    await expect.poll(() => db.run.count({ where: { engineId: id } }), { timeout: 15_000 }).toBe(700)
    await settle()
    await end(second, 'SIGTERM')
    await end(worker, 'SIGTERM')
    const logs = await db.syncLog.findMany({ where: { engineId: id }, orderBy: { startedAt: 'asc' } })
    for (const [i, log] of logs.entries()) if (i) expect(log.startedAt.getTime()).toBeGreaterThanOrEqual(logs[i - 1]!.endedAt!.getTime())
    expect(logs.reduce((sum, log) => sum + log.created, 0)).toBe(700)
  })
})
