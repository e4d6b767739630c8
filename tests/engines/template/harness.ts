import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RunStatus } from '@/lib/core/runs/status'
import { play, type Fault } from '@/tests/support/http-faults'
import type { Harness } from '../harness'

const WORDS: Record<string, RunStatus> = { pending: 'queued', active: 'running', paused: 'waiting', done: 'succeeded', failed: 'failed' }
const PAGE = 100

/** A small server that speaks what the adapter's `wire.ts` reads: replace both by the engine's own words. */
export async function start(): Promise<Harness> {
  const runs = new Map<string, { id: string; state: string; createdAt: string; startedAt: string; endedAt: string | null; changedAt: string }>()
  let clock = Date.now() - 30 * 86_400_000
  const now = () => new Date((clock += 1000)).toISOString()
  let work = () => {}
  let faults: { fault: Fault; left: number } | null = null
  const secret = 'SECRETMARKER-key-of-template'

  const server = createServer((request, response) => {
    if (faults && faults.left-- > 0) return play(faults.fault, response)
    work()
    const url = new URL(request.url ?? '/', 'http://engine')
    const json = (status: number, body: unknown) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (request.headers.authorization !== `Bearer ${secret}`) return json(401, {})
    if (url.pathname === '/processes') return json(200, { items: [{ id: 'p1', name: 'Process' }] })
    const after = url.searchParams.get('page') ?? url.searchParams.get('changedAfter') ?? ''
    const due = [...runs.values()].filter((run) => run.changedAt > after).sort((a, b) => a.changedAt.localeCompare(b.changedAt))
    const items = due.slice(0, PAGE).map((run) => ({ ...run, process: { id: 'p1', name: 'Process' } }))
    json(200, { items, next: due.length > PAGE ? items.at(-1)!.changedAt : null })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`

  const begin = (state: string, ended: boolean) => {
    const id = `r${runs.size + 1}`
    const at = now()
    runs.set(id, { id, state, createdAt: at, startedAt: at, endedAt: ended ? now() : null, changedAt: now() })
    return id
  }
  return {
    config: { baseUrl: `http://${host}`, apiKey: secret },
    allow: [host],
    secret,
    run: (status) => begin({ succeeded: 'done', failed: 'failed', running: 'active', waiting: 'paused' }[status], status === 'succeeded' || status === 'failed'),
    finish: (id) => void Object.assign(runs.get(id)!, { state: 'done', endedAt: now(), changedAt: now() }),
    strange: () => begin('sleepwalking', true),
    truth: () => new Map([...runs.values()].map((run) => [run.id, WORDS[run.state] ?? 'unknown'])),
    busy: (then) => void (work = then),
    fail: (fault, times) => void (faults = { fault, left: times }),
    async stop() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
