import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { businessServer, RIGHT_INVOICE, TOKEN, type BusinessServer, type Planted } from '../support/business-server'
import { plantedAuthority } from '../support/planted-certificates'
import { faultIn, tried } from './trial'

let open: BusinessServer[] = []
let planted: Awaited<ReturnType<typeof plantedAuthority>>
beforeAll(async () => void (planted = await plantedAuthority()))
afterEach(async () => {
  await Promise.all(open.map((server) => server.close()))
  open = []
})
async function serve(faults: Planted = {}, secure = false): Promise<BusinessServer> {
  const server = await businessServer(faults, secure ? await planted.certificate() : undefined)
  open.push(server)
  return server
}

describe('reaching', () => {
  it('says where names lead and which ports are open', async () => {
    const { port } = await serve()
    const { verdict } = await tried('reach', { targets: `localhost:${port}\n127.0.0.1:${port}` })
    expect(verdict.fault).toBeNull()
    expect(verdict.facts.filter(({ key }) => key === 'connected')).toHaveLength(2)
  })

  it('names a port that is closed, and still says what was reached', async () => {
    const [server, gone] = [await serve(), await serve()]
    await gone.close()
    const { verdict } = await tried('reach', { targets: [`localhost:${gone.port}`, `localhost:${server.port}`] })
    expect(verdict).toMatchObject({ fault: 'refusedPort', params: { port: gone.port } })
    expect(verdict.facts.map(({ key }) => key)).toContain('connected')
  })

  it('names a name that nobody knows', async () => {
    const resolve = () => Promise.reject(new Error('ENOTFOUND'))
    expect(await faultIn('reach', { targets: 'gone.example:443' }, {}, { resolve, hosts: ['gone.example'] })).toBe('nameUnknown')
  })
})

describe('status and latency', () => {
  it('name what is answered in place of what was wanted', async () => {
    const { base } = await serve()
    expect(await faultIn('status', { url: `${base}/invoices/1` })).toBe('pass')
    const { verdict } = await tried('status', { url: `${base}/nowhere`, expect: '200, 204' })
    expect(verdict).toMatchObject({ fault: 'wrongStatus', params: { status: 404, wanted: '200, 204' } })
    expect(await faultIn('status', { url: `${base}/nowhere`, expect: '404' })).toBe('pass')
  })

  it('never follow a redirect', async () => {
    const target = await serve()
    const { base } = await serve({ status: 302, location: `${target.base}/invoices/1` })
    const { verdict } = await tried('status', { url: `${base}/invoices/1` })
    expect(verdict).toMatchObject({ fault: 'redirected', params: { status: 302, to: `localhost:${target.port}/invoices/1` } })
    expect(target.asked).toEqual([])
  })

  it('name answers that are too slow, and a server that never answers', async () => {
    const slow = await serve({ slowMs: 40 })
    const { verdict, calls } = await tried('latency', { url: `${slow.base}/invoices/1`, calls: 6, p95Ms: 5 })
    expect(verdict.fault).toBe('slow')
    expect(calls).toBe(7)
    expect(await faultIn('latency', { url: `${slow.base}/invoices/1`, calls: 6, p95Ms: 60_000 })).toBe('pass')
    const silent = await serve({ hang: true })
    expect(await faultIn('latency', { url: `${silent.base}/invoices/1`, calls: 5, p95Ms: 1000 }, {}, { limits: { callMs: 150 } })).toBe('timedOut')
  })

  it('stop at an answer that is too large', async () => {
    const { base } = await serve({ invoice: { text: 'x'.repeat(5000) } })
    expect(await faultIn('status', { url: `${base}/invoices/1` }, {}, { limits: { maxBytes: 1000 } })).toBe('tooLarge')
  })

  it('end when the whole takes too long', async () => {
    const { base } = await serve({ slowMs: 60 })
    expect(await faultIn('latency', { url: `${base}/invoices/1`, calls: 40, p95Ms: 1000 }, {}, { totalMs: 200 })).toMatch(/^(tooLong|timedOut)$/)
  })
})

describe('authentication', () => {
  const withBearer = { credential: { kind: 'bearer' }, certificate: '' }
  const ways: [string, object, string][] = [
    ['bearer', { kind: 'bearer' }, TOKEN],
    ['basic', { kind: 'basic', name: 'robot' }, TOKEN],
    ['header', { kind: 'header', name: 'X-Api-Key' }, TOKEN],
    ['query', { kind: 'query', name: 'token' }, TOKEN],
  ]
  it.each(ways)('by %s is accepted with it and refused without it and with another', async (_, credential, secret) => {
    const server = await serve({}, true)
    const { verdict, calls } = await tried('auth', { url: `${server.base}/private`, certificate: planted.authority, credential }, { secrets: { secret } })
    expect(verdict.fault).toBeNull()
    expect(calls).toBe(3)
    expect(JSON.stringify(verdict)).not.toContain(secret)
  })

  const faults: [string, Planted, string][] = [
    ['is open to everybody', { open: 'all' }, 'authOpen'],
    ['takes any credential', { open: 'any' }, 'authAnyAccepted'],
    ['refuses the right one', { closed: true }, 'authRefused'],
  ]
  it.each(faults)('names a door that %s', async (_, fault, name) => {
    const server = await serve(fault, true)
    expect(await faultIn('auth', { ...withBearer, url: `${server.base}/private`, certificate: planted.authority }, { secrets: { secret: TOKEN } })).toBe(name)
  })

  it('is not tried without its secret', async () => {
    const server = await serve({}, true)
    expect(await faultIn('auth', { ...withBearer, url: `${server.base}/private`, certificate: planted.authority })).toBe('secretMissing')
    expect(server.asked).toEqual([])
  })

  it('leaves no trace of a secret that the answer repeats', async () => {
    const server = await serve({ echo: true }, true)
    const schemaText = JSON.stringify({ type: 'object', properties: { headers: { type: 'object', additionalProperties: { const: 'nothing' } } } })
    const { verdict } = await tried('schema', { url: `${server.base}/x`, certificate: planted.authority, credential: { kind: 'basic', name: 'robot' }, schemaText }, { secrets: { secret: TOKEN } })
    expect(server.asked[0]?.headers.authorization).toMatch(/^Basic /)
    const told = JSON.stringify(verdict)
    for (const secret of [TOKEN, Buffer.from(`robot:${TOKEN}`).toString('base64')]) expect(told).not.toContain(secret)
  })
})

describe('a schema', () => {
  const schema = {
    type: 'object',
    required: ['id', 'amount', 'currency'],
    additionalProperties: false,
    properties: { id: { type: 'string', pattern: '^INV-\\d+$' }, amount: { type: 'number' }, currency: { enum: ['CNY', 'EUR'] }, lines: { type: 'array', items: { type: 'object', required: ['item'], properties: { quantity: { type: 'integer', minimum: 1 } } } } },
  }
  const judged = async (invoice: unknown, given: unknown = schema) => {
    const { base } = await serve({ invoice })
    return (await tried('schema', { url: `${base}/invoices/1`, source: 'interface' }, { schemaText: JSON.stringify(given) })).verdict
  }

  it('that holds passes', async () => {
    expect((await judged(RIGHT_INVOICE)).fault).toBeNull()
  })

  const broken: [string, unknown, string, string][] = [
    ['a number that became text', { ...RIGHT_INVOICE, amount: '1250.5' }, 'amount', 'type'],
    ['a field that is missing', { id: 'INV-1', amount: 1 }, 'currency', 'required'],
    ['a word that is not on the list', { ...RIGHT_INVOICE, currency: 'RMB' }, 'currency', 'enum'],
    ['a number of a line', { ...RIGHT_INVOICE, lines: [{ item: 'a', quantity: 1 }, { item: 'b', quantity: 0 }] }, 'lines[1].quantity', 'minimum'],
    ['a field that nobody agreed on', { ...RIGHT_INVOICE, extra: 1 }, 'extra', 'additionalProperties'],
    ['an identifier of another form', { ...RIGHT_INVOICE, id: '1' }, 'id', 'pattern'],
  ]
  it.each(broken)('tells %s by its place', async (_, invoice, path, rule) => {
    const verdict = await judged(invoice)
    expect(verdict.fault).toBe('schemaBroken')
    expect(verdict.differences).toEqual([{ path, rule, left: null, right: null }])
  })

  it('is not asked of a page of text, nor of an answer that refuses', async () => {
    const page = await serve({ type: 'text/html', status: undefined, invoice: undefined })
    expect(await faultIn('schema', { url: `${page.base}/nowhere`, source: 'own', schemaText: '{}' })).toBe('wrongStatus')
    const { base } = await serve({ echo: true })
    expect(await faultIn('schema', { url: `${base}/x`, source: 'own', schemaText: '{"$ref":"#/nowhere"}' })).toBe('settingsInvalid')
    expect(await faultIn('schema', { url: `${base}/x`, source: 'interface' })).toBe('schemaMissing')
  })

  it('with a pattern that never ends is stopped', async () => {
    const verdict = await judged({ ...RIGHT_INVOICE, id: `${'a'.repeat(40)}!` }, { type: 'object', properties: { id: { pattern: '^(a+)+$' } } })
    expect(verdict.fault).toBe('tooLong')
  })
})

describe('the guard', () => {
  it.each(['127.0.0.1', '2130706433', '0x7f.1', '0177.0.0.1', '127.1', '0', '[::ffff:127.0.0.1]', 'localhost', 'localhost.', '[::1]', '0.0.0.0', '169.254.169.254', '[fd00::8]', '[64:ff9b::7f00:1]', '10.0.0.1', '93.184.216.34'])('asks nothing of %s while it is not listed', async (host) => {
    const server = await serve()
    const url = `http://${host}:${server.port}/invoices/1`
    expect(await faultIn('status', { url }, {}, { hosts: ['erp.example.com'], limits: { connectMs: 300 } })).toMatch(/^(hostNotListed|addressNever)$/)
    expect(server.asked).toEqual([])
  })

  it('never asks for what clouds tell their machines, listed or not', async () => {
    expect(await faultIn('status', { url: 'http://169.254.169.254/latest' }, {}, { hosts: ['169.254.0.0/16', '169.254.169.254'] })).toBe('addressNever')
    expect(await faultIn('reach', { targets: '169.254.169.254:80' }, {}, { hosts: ['169.254.0.0/16'] })).toBe('addressNever')
    expect(await faultIn('tls', { host: '169.254.169.254' }, {}, { hosts: ['169.254.169.254'] })).toBe('addressNever')
  })

  it.each(['reach', 'tls', 'status'] as const)('refuses a listed name that leads to loopback at the second look-up (%s)', async (kind) => {
    const server = await serve()
    let looked = 0
    const resolve = async () => [{ address: looked++ === 0 && kind === 'status' ? '10.1.1.1' : '127.0.0.1', family: 4 }]
    const config = { reach: { targets: `erp.example.com:${server.port}` }, tls: { host: 'erp.example.com', port: server.port }, status: { url: `http://erp.example.com:${server.port}/` } }[kind]
    expect(await faultIn(kind, config, {}, { resolve, hosts: ['erp.example.com'] })).toBe('hostNotListed')
    expect(server.asked).toEqual([])
  })

  it('asks a listed port only on that port', async () => {
    const server = await serve()
    expect(await faultIn('status', { url: `${server.base}/invoices/1` }, {}, { hosts: [`localhost:${server.port + 1}`] })).toBe('hostNotListed')
    expect(await faultIn('status', { url: `${server.base}/invoices/1` }, {}, { hosts: [`localhost:${server.port}`] })).toBe('pass')
  })
})
