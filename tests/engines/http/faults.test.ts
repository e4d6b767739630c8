import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHttp, type HttpOptions } from '@/lib/engines/http'
import { parseAllowList } from '@/lib/engines/http/address'
import { Breaker } from '@/lib/engines/http/breaker'
import { backoffMs, defaultRetry, retryAfterMs } from '@/lib/engines/http/retry'
import { authority, server } from '@/tests/support/certificates'
import { FakeN8n } from '@/tests/support/fake-n8n'
import type { Fault } from '@/tests/support/http-faults'
import { faultOf } from '../connection'

let engine: FakeN8n
let waits: number[]

beforeEach(async () => {
  engine = await FakeN8n.start()
  engine.workflow('w1')
  waits = []
})
afterEach(() => engine.stop())

function ask(options: Partial<HttpOptions> = {}, signal = new AbortController().signal) {
  const client = createHttp({
    allow: parseAllowList([engine.host]),
    signal,
    limits: { connectMs: 400, headersMs: 300, totalMs: 700, maxBytes: 2_000_000 },
    retry: { attempts: 3 },
    pause: async (ms) => void waits.push(ms),
    random: () => 0.5,
    ...options,
  })
  return { client, get: () => client.getJson({ url: `${engine.url}/api/v1/workflows`, headers: { 'X-N8N-API-KEY': engine.apiKey } }) }
}

describe('the guarded client', () => {
  const final: [string, Fault][] = [
    ['keyRefused', { kind: 'status', status: 401 }],
    ['scopeMissing', { kind: 'status', status: 403 }],
    ['notFound', { kind: 'status', status: 404 }],
    ['unexpectedStatus', { kind: 'status', status: 418 }],
    ['notJson', { kind: 'html' }],
    ['notJson', { kind: 'text', text: 'n8n is starting up. Please wait' }],
    ['badJson', { kind: 'json', text: '{"data":[}' }],
    ['badJson', { kind: 'json', text: '{"data": NaN}' }],
    ['tooDeep', { kind: 'json', text: `${'['.repeat(100_000)}${']'.repeat(100_000)}` }],
    ['tooLarge', { kind: 'bomb', bytes: 300_000_000 }],
    ['redirected', { kind: 'redirect', to: 'https://engine.example.com/' }],
  ]
  it.each(final)('ends with %s at the first %o', async (code, fault) => {
    engine.fail(fault, { times: 9 })
    expect(await faultOf(ask().get())).toMatchObject({ fault: code, code: 'upstream' })
    expect(engine.hits).toHaveLength(1)
    expect(waits).toEqual([])
  })

  const passing: [string, Fault][] = [
    ['serverError', { kind: 'status', status: 500 }],
    ['serverError', { kind: 'status', status: 503 }],
    ['rateLimited', { kind: 'status', status: 429 }],
    ['cutShort', { kind: 'half' }],
    ['cutShort', { kind: 'closed' }],
    ['cutShort', { kind: 'brokenGzip' }],
    ['cutShort', { kind: 'json', text: '{"data":[{"id":' }],
    ['timeout', { kind: 'hang' }],
    ['timeout', { kind: 'drip', everyMs: 30 }],
  ]
  it.each(passing)('repeats after %s (%o), then gives up', async (code, fault) => {
    engine.fail(fault, { times: 9 })
    expect(await faultOf(ask().get())).toMatchObject({ fault: code })
    expect(engine.hits).toHaveLength(3)
  })

  it.each(passing)('recovers when %s passes (%o)', async (_, fault) => {
    engine.fail(fault, { times: 2 })
    expect(await faultOf(ask().get())).toBe('no fault')
  })

  it('stops a body that unpacks to 300 MB within little memory', async () => {
    engine.fail({ kind: 'bomb', bytes: 300_000_000 })
    const before = process.memoryUsage().rss
    await faultOf(ask({ limits: { maxBytes: 20_000_000, totalMs: 5000 } }).get())
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000)
  })

  it('waits as long as Retry-After says, in seconds or as a date', async () => {
    engine.fail({ kind: 'status', status: 429, headers: { 'retry-after': '7' } })
    engine.fail({ kind: 'status', status: 503, headers: { 'retry-after': '2' } })
    expect(await faultOf(ask().get())).toBe('no fault')
    expect(waits).toEqual([7000, 2000])
    const now = new Date('2026-11-02T10:00:00Z')
    expect(retryAfterMs('Mon, 02 Nov 2026 10:01:30 GMT', now)).toBe(90_000)
    for (const nonsense of ['soon', '-5', '', undefined, 'Mon, 02 Nov 2020 10:00:00 GMT']) expect(retryAfterMs(nonsense, now)).toBeNull()
  })

  it('does not sit out a long Retry-After but hands it on', async () => {
    engine.fail({ kind: 'status', status: 429, headers: { 'retry-after': '3600' } }, { times: 9 })
    expect(await faultOf(ask().get())).toMatchObject({ fault: 'rateLimited', retryAfterMs: 3_600_000 })
    expect(waits).toEqual([])
  })

  it('spreads its repeats: between half and the whole of a doubling step, up to the cap', () => {
    for (const random of [0, 0.5, 0.999]) {
      for (let attempt = 0; attempt < 12; attempt++) {
        const step = Math.min(defaultRetry.capMs, defaultRetry.baseMs * 2 ** attempt)
        const ms = backoffMs(defaultRetry, attempt, () => random)
        expect(ms).toBeGreaterThanOrEqual(step / 2)
        expect(ms).toBeLessThanOrEqual(step)
      }
    }
  })

  it('is ended by its signal within a request and within a wait', async () => {
    const stop = new AbortController()
    engine.fail({ kind: 'hang' }, { times: 9 })
    const ended = faultOf(ask({}, stop.signal).get())
    await vi.waitFor(() => expect(engine.hits).toHaveLength(1))
    stop.abort()
    expect(await ended).toMatchObject({ fault: 'canceled' })
    expect(engine.hits).toHaveLength(1)
    expect(await faultOf(ask({}, stop.signal).get())).toMatchObject({ fault: 'canceled' })
  })

  it('tells how far the clock of the engine is off', async () => {
    engine.clockOffsetMs = -86_400_000
    const { client, get } = ask()
    expect(client.clockSkewMs()).toBeNull()
    await get()
    expect(client.clockSkewMs()! / 86_400_000).toBeCloseTo(-1, 2)
  })

  it('leaves a failing connection alone for a while, then tries once', async () => {
    let now = 0
    const breaker = new Breaker({ threshold: 2, restMs: 1000, maxRestMs: 3000 })
    const { get } = ask({ breaker, retry: { attempts: 1 }, now: () => new Date(now) })
    engine.fail({ kind: 'status', status: 500 }, { times: 3 })
    for (let i = 0; i < 2; i++) expect(await faultOf(get())).toMatchObject({ fault: 'serverError' })
    expect(await faultOf(get())).toMatchObject({ fault: 'resting', retryAfterMs: 1000 })
    expect(engine.hits).toHaveLength(2)
    now = 1001
    expect(await faultOf(get())).toMatchObject({ fault: 'serverError' })
    expect(await faultOf(get())).toMatchObject({ fault: 'resting', retryAfterMs: 2000 })
    now = 3002
    expect(await faultOf(get())).toBe('no fault')
    expect(await faultOf(get())).toBe('no fault')
  })

  it('names an unreachable port and an unknown name', async () => {
    const free = `http://127.0.0.1:1/`
    const client = (allow: string[], options: Partial<HttpOptions> = {}) => createHttp({ allow: parseAllowList(allow), signal: new AbortController().signal, retry: { attempts: 1 }, ...options })
    expect(await faultOf(client(['127.0.0.1']).getJson({ url: free }))).toMatchObject({ fault: 'unreachable', params: { host: '127.0.0.1', port: 1 } })
    const unknown = async () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }))
    expect(await faultOf(client([], { resolve: unknown }).getJson({ url: 'https://nowhere.example.com/' }))).toMatchObject({ fault: 'nameNotFound' })
  })

  it('trusts a private authority only for the connection that names it', async () => {
    const secure = createServer(server, (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'))
    await new Promise<void>((done) => secure.listen(0, '127.0.0.1', done))
    const { port } = secure.address() as AddressInfo
    const get = (host: string, certificate?: string) =>
      faultOf(createHttp({ allow: parseAllowList(['127.0.0.0/8', 'localhost']), signal: new AbortController().signal, certificate, retry: { attempts: 1 }, resolve: async () => [{ address: '127.0.0.1', family: 4 }] }).getJson({ url: `https://${host}:${port}/` }))
    expect(await get('localhost')).toMatchObject({ fault: 'certificate' })
    expect(await get('localhost', authority)).toBe('no fault')
    expect(await get('127.0.0.1', authority)).toBe('no fault')
    secure.close()
  })

  it('replaces half surrogates and broken UTF-8, so that every text can be stored', async () => {
    engine.fail({ kind: 'json', text: '{"data":[{"id":"1","name":"a\\ud800b"}],"__proto__":{"polluted":1},"nextCursor":null}' })
    const { json } = await ask().get()
    expect((json as { data: { name: string }[] }).data[0]!.name.isWellFormed()).toBe(true)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })
})
