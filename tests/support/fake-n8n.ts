import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { play, type Fault } from './http-faults'

export type Generation = '2.8' | '2.40'

export interface FakeExecution {
  id: number
  status: string
  mode: string
  workflowId: string
  createdAt: string | null
  startedAt: string | null
  stoppedAt: string | null
  waitTill: string | null
  error?: { name: string; message: string; httpCode?: string; node?: { type: string; name: string } }
}

const STATUSES: Record<Generation, string[]> = {
  '2.8': ['canceled', 'error', 'running', 'success', 'waiting'],
  '2.40': ['canceled', 'crashed', 'error', 'new', 'running', 'success', 'unknown', 'waiting'],
}
export const ALL_SCOPES = ['workflow:list', 'workflow:read', 'execution:list', 'execution:read']

/** A stateful server that speaks the public API of n8n as both generations do, their oddities included. */
export class FakeN8n {
  readonly executions = new Map<number, FakeExecution>()
  readonly workflows = new Map<string, { name: string; active: boolean }>()
  /** Requests answered, faults included: method, path and query */
  readonly hits: string[] = []
  apiKey = 'SECRETMARKER-key-of-n8n'
  scopes = [...ALL_SCOPES]
  /** Added to the Date header */
  clockOffsetMs = 0
  /** Called before each answer; may change the state, as a busy engine does between two requests. */
  between: (path: string) => void = () => {}
  /** Rewrites a list's body. */
  rewrite: ((body: { data: unknown[]; nextCursor: string | null }, path: string) => unknown) | null = null
  #faults: { path: RegExp; fault: Fault; left: number }[] = []
  #lastId = 0
  #tick = Date.now() - 30 * 86_400_000
  /** How far the engine's clock moves with each event */
  stepMs = 1000
  #sockets = new Set<ServerResponse>()

  private constructor(readonly generation: Generation, readonly server: Server) {}

  static async start(generation: Generation = '2.40', port = 0): Promise<FakeN8n> {
    const server = createServer()
    const fake = new FakeN8n(generation, server)
    server.on('request', (request, response) => fake.#answer(request, response))
    await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
    return fake
  }

  get port() {
    return (this.server.address() as AddressInfo).port
  }
  get url() {
    return `http://127.0.0.1:${this.port}`
  }
  /** For ENGINE_HOSTS */
  get host() {
    return `127.0.0.1:${this.port}`
  }

  async stop(): Promise<void> {
    for (const response of this.#sockets) response.destroy()
    this.server.closeAllConnections()
    await new Promise((done) => this.server.close(done))
  }

  /** The next `times` requests whose path (with query) matches go wrong. */
  fail(fault: Fault, { path = /./, times = 1 }: { path?: RegExp; times?: number } = {}) {
    this.#faults.push({ path, fault, left: times })
  }
  heal() {
    this.#faults = []
  }

  now() {
    return new Date((this.#tick += this.stepMs)).toISOString()
  }
  workflow(id: string, name = `Workflow ${id}`, active = true) {
    this.workflows.set(id, { name, active })
    return id
  }
  begin(workflowId = 'w1', status: 'running' | 'new' = 'running', mode = 'webhook'): number {
    const id = ++this.#lastId
    const at = this.now()
    this.executions.set(id, { id, status, mode, workflowId, createdAt: at, startedAt: status === 'new' ? null : at, stoppedAt: null, waitTill: null })
    return id
  }
  end(id: number, status = 'success', error?: FakeExecution['error']): number {
    Object.assign(this.at(id), { status, stoppedAt: this.now(), waitTill: null, error })
    return id
  }
  ran(workflowId = 'w1', status = 'success', error?: FakeExecution['error']): number {
    return this.end(this.begin(workflowId), status, error)
  }
  /** Parked by a Wait node: alive, and yet it has an end. */
  park(id: number) {
    Object.assign(this.at(id), { status: 'waiting', stoppedAt: this.now(), waitTill: this.now() })
  }
  resume(id: number) {
    Object.assign(this.at(id), { status: 'running', startedAt: this.at(id).startedAt ?? this.now(), stoppedAt: null, waitTill: null })
  }
  /** kill -9 and restart: running executions become crashed with an end before anybody noticed. */
  crash() {
    const stoppedAt = new Date(this.#tick - 500).toISOString()
    for (const row of this.executions.values()) if (row.status === 'running') Object.assign(row, { status: 'crashed', stoppedAt })
    this.#tick += 60_000
  }
  prune(keepFrom: number) {
    for (const id of this.executions.keys()) if (id < keepFrom) this.executions.delete(id)
  }
  at(id: number): FakeExecution {
    const row = this.executions.get(id)
    if (!row) throw new Error(`no execution ${id}`)
    return row
  }

  #answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', this.url)
    this.#sockets.add(response)
    response.on('close', () => this.#sockets.delete(response))
    this.hits.push(`${request.method} ${url.pathname}${url.search}`)
    response.setHeader('date', new Date(Date.now() + this.clockOffsetMs).toUTCString())
    const due = this.#faults.find(({ path, left }) => left > 0 && path.test(url.pathname + url.search))
    if (due) {
      due.left--
      return play(due.fault, response)
    }
    this.between(url.pathname + url.search)
    const json = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
    }
    const path = url.pathname.replace('/api/v1', '')
    if (request.headers['x-n8n-api-key'] !== this.apiKey) return json(401, { message: 'unauthorized' })
    if (path === '/discover') return this.generation === '2.40' ? json(200, { data: { scopes: this.scopes } }) : json(404, { message: 'not found' })
    const scope = path === '/workflows' ? 'workflow:list' : path === '/executions' ? 'execution:list' : 'execution:read'
    if (!this.scopes.includes(scope)) return json(403, { message: 'Forbidden' })
    if (path === '/workflows') return this.#list(url, json, [...this.workflows].map(([id, workflow]) => ({ id, ...workflow, nodes: [] })))
    if (path === '/executions') return this.#executions(url, json)
    const one = /^\/executions\/(\d+)$/.exec(path)
    const row = one && this.executions.get(Number(one[1]))
    if (!row) return json(404, { message: 'Not Found' })
    json(200, { ...rowOf(row), createdAt: row.createdAt, ...(url.searchParams.get('includeData') === 'true' && { data: { resultData: { error: row.error } } }) })
  }

  #executions(url: URL, json: (status: number, body: unknown) => void) {
    const status = url.searchParams.get('status')
    if (status && !STATUSES[this.generation].includes(status)) return json(400, { message: 'request/query/status must be one of the allowed values' })
    const hidden = this.generation === '2.8' ? ['running', 'waiting'] : ['running']
    const rows = [...this.executions.values()].filter((row) => (status ? row.status === status : !hidden.includes(row.status)))
    this.#list(url, json, rows.sort((a, b) => b.id - a.id).map(rowOf))
  }

  /** Cursors hold the last id and the limit, which then wins over the parameter; the limit is clamped. */
  #list(url: URL, json: (status: number, body: unknown) => void, rows: { id: string }[]) {
    let limit = Math.min(250, Number(url.searchParams.get('limit') ?? 100))
    let from = 0
    const cursor = url.searchParams.get('cursor')
    if (cursor) {
      try {
        const decoded = JSON.parse(Buffer.from(cursor, 'base64').toString()) as { lastId: string; limit: number }
        limit = decoded.limit
        const numeric = /^\d+$/.test(decoded.lastId)
        from = rows.findIndex((row) => (numeric ? Number(row.id) < Number(decoded.lastId) : row.id === decoded.lastId))
        if (!numeric) from += 1
        if (from < 0) from = rows.length
      } catch {
        return json(400, { message: 'An invalid cursor was provided' })
      }
    }
    const data = rows.slice(from, from + limit)
    const more = from + limit < rows.length
    const nextCursor = more ? Buffer.from(JSON.stringify({ lastId: data.at(-1)!.id, limit })).toString('base64') : null
    const body = { data, nextCursor }
    json(200, this.rewrite ? this.rewrite(body, url.pathname + url.search) : body)
  }
}

function rowOf(row: FakeExecution) {
  const { id, status, mode, workflowId, startedAt, stoppedAt, waitTill } = row
  return { id: String(id), finished: status === 'success', mode, retryOf: null, retrySuccessId: null, status, startedAt, stoppedAt, workflowId, waitTill }
}
