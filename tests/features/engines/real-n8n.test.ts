import { execFile, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connectEngine } from '@/lib/features/engines/connect-engine'
import { db } from '@/lib/server/db'
import { asSystem } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { allowLoopbackEngines, storedStates } from '@/tests/support/engine'
import { hook, isReady, listed, noInstance, realInstances, type RealN8n } from '@/tests/support/real-n8n'
import { end, startWorker } from '@/tests/support/worker'

/**
 * Kills a real n8n and the portal in turn, under load. Slow, so only with REAL_N8N_TOOL: a script that knows `kill` and
 * `start` and takes N8N_LINE (the instance's folder).
 */
const tool = process.env.REAL_N8N_TOOL ? path.resolve(process.env.REAL_N8N_TOOL) : ''
const instances = tool && existsSync(tool) ? await realInstances() : []

allowLoopbackEngines()
const { reset } = useDatabase()
let worker: ChildProcess | undefined
beforeEach(reset)
afterEach(async () => {
  if (worker) await end(worker, 'SIGKILL')
})

const run = promisify(execFile)
const control = (real: RealN8n, verb: 'kill' | 'start') => run('bash', [tool, verb], { env: { ...process.env, N8N_LINE: real.name, NODE_ENV: 'production' } })

async function load(real: RealN8n, count: number) {
  for (let i = 0; i < 6; i++) void hook(real, 'recon-slow', { i })
  void hook(real, 'approval-wait', {})
  for (let i = 0; i < count; i++) await hook(real, i % 3 ? 'invoice-ok' : 'payment-flaky', { kind: ['business', 'system', 'ok'][i % 9 % 3] })
}

describe.skipIf(!instances.length).each(instances.length ? instances : [noInstance])('a real n8n ($name) and the portal, killed in turn', (real) => {
  it('end with what n8n itself lists', { timeout: 600_000 }, async () => {
    const { id } = await connectEngine(asSystem(), { kind: 'n8n', slug: 'real', name: 'real', syncEveryMinutes: 1, config: { baseUrl: real.url, apiKey: real.key } })
    const expire = async () => {
      await db.engine.updateMany({ where: { id }, data: { leaseUntil: new Date(0), nextSyncAt: new Date() } })
      await db.jobState.updateMany({ where: { leaseHolder: { not: null } }, data: { leaseUntil: new Date(0) } })
    }
    for (let cycle = 0; cycle < 3; cycle++) {
      await expire()
      worker = await startWorker()
      const busy = load(real, 60)
      await new Promise((done) => setTimeout(done, 700 + cycle * 400))
      if (cycle === 1) await control(real, 'kill')
      await end(worker, 'SIGKILL')
      await busy
      if (cycle === 1) {
        await control(real, 'start')
        await expect.poll(() => isReady(real), { timeout: 120_000, interval: 500 }).toBe(true)
      }
    }
    await load(real, 30)
    await new Promise((done) => setTimeout(done, 30_000))
    await expire()
    worker = await startWorker()
    const okLogs = () => db.syncLog.count({ where: { engineId: id, outcome: { in: ['ok', 'partial'] } } })
    for (const round of [1, 2]) {
      await expect.poll(async () => (await db.engine.updateMany({ where: { id, leaseHolder: null }, data: { nextSyncAt: new Date() } }), await okLogs()), { timeout: 120_000, interval: 300 }).toBeGreaterThanOrEqual(round)
    }
    const before = await listed(real)
    const done = await okLogs()
    await expect.poll(async () => (await db.engine.updateMany({ where: { id, leaseHolder: null }, data: { nextSyncAt: new Date() } }), await okLogs()), { timeout: 60_000, interval: 300 }).toBeGreaterThanOrEqual(done + 2)
    const stored = await storedStates(id)
    const after = await listed(real)
    await end(worker, 'SIGTERM')
    for (const [run, status] of before) if (after.get(run) === status) expect(stored[run], `execution ${run}`).toBe(status)
    expect(Object.keys(stored).filter((run) => !before.has(run) && !after.has(run))).toEqual([])
    expect(Object.values(stored)).toContain('waiting')
    expect(await db.run.count({ where: { engineId: id, errorKind: 'infrastructure' } })).toBeGreaterThan(0)
  })
})
