import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createHttp, type HttpOptions } from '@/lib/engines/http'
import { mayConnect, parseAllowList } from '@/lib/engines/http/address'
import { faultOf } from '../connection'

let server: Server
let port = 0
let asked = 0

beforeAll(async () => {
  server = createServer((_, response) => {
    asked++
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  // Both families: some of the spellings end at ::1.
  await new Promise<void>((done) => server.listen(0, '::', done))
  port = (server.address() as AddressInfo).port
})
afterAll(() => server.close())
beforeEach(() => void (asked = 0))

function client(allow: string[], options: Partial<HttpOptions> = {}) {
  const retry = { attempts: 1 }
  return createHttp({ allow: parseAllowList(allow), signal: new AbortController().signal, retry, ...options })
}
const get = (url: string, allow: string[] = [], options: Partial<HttpOptions> = {}) => faultOf(client(allow, options).getJson({ url }))

describe('the address guard', () => {
  const spellings = ['127.0.0.1', '2130706433', '0x7f.1', '0177.0.0.1', '127.1', '0', '[::ffff:127.0.0.1]', '①②⑦.0.0.1', 'localhost', 'localhost.', 'LOCALHOST', '[::1]', '0.0.0.0', '[::]', '[0:0:0:0:0:ffff:7f00:1]']
  it.each(spellings)('refuses loopback written as %s and the server there is never asked', async (host) => {
    expect(await get(`http://${host}:${port}/`)).toMatchObject({ kind: 'address-refused' })
    expect(asked).toBe(0)
  })

  const inner = ['169.254.169.254', '10.0.0.1', '172.16.9.9', '192.168.1.1', '100.64.0.1', '[fd00::1]', '[fe80::1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]', '[::ffff:10.0.0.1]', '224.0.0.1', '255.255.255.255', '198.18.0.1', '240.0.0.1', '[ff02::1]', '[100::1]']
  it.each(inner)('refuses %s without a connection', async (host) => {
    expect(await get(`http://${host}/`, [], { limits: { connectMs: 300 } })).toMatchObject({ kind: 'address-refused' })
  })

  it.each(['file:///etc/passwd', 'ftp://engine.example.com/', 'gopher://127.0.0.1/', 'data:application/json,{}', 'javascript:1'])('refuses %s', async (url) => {
    expect(await get(url)).toMatchObject({ fault: 'schemeRefused' })
  })

  it('refuses a name that resolves to a private address, among public ones too', async () => {
    const resolve = async () => [{ address: '93.184.216.34', family: 4 }, { address: '127.0.0.1', family: 4 }]
    expect(await get('http://engine.example.com/', [], { resolve })).toMatchObject({ fault: 'addressRefused' })
  })

  it('refuses a name that answers with a public address first and with loopback at the connect', async () => {
    let calls = 0
    const resolve = async () => [{ address: calls++ === 0 ? '93.184.216.34' : '127.0.0.1', family: 4 }]
    expect(await get(`http://engine.example.com:${port}/`, [`engine.example.com:${port + 1}`, `93.184.216.34:${port}`], { resolve })).toMatchObject({ kind: 'address-refused' })
    expect(calls).toBe(2)
    expect(asked).toBe(0)
  })

  it('reaches loopback when the host, the address or the network is listed, and only on the listed port', async () => {
    for (const entry of [`localhost:${port}`, 'localhost']) expect(await get(`http://localhost:${port}/`, [entry])).toBe('no fault')
    for (const entry of [`127.0.0.1:${port}`, '127.0.0.0/8', `127.0.0.0/8:${port}`]) expect(await get(`http://127.0.0.1:${port}/`, [entry])).toBe('no fault')
    expect(await get(`http://[::1]:${port}/`, [`[::1]:${port}`])).toBe('no fault')
    expect(asked).toBe(6)
    expect(await get(`http://127.0.0.1:${port}/`, [`127.0.0.1:${port + 1}`, 'localhost'])).toMatchObject({ kind: 'address-refused' })
    expect(asked).toBe(6)
  })

  it('does not let a listed name reach the metadata address of a cloud', async () => {
    const resolve = async () => [{ address: '169.254.169.254', family: 4 }]
    expect(await get('http://engine.example.com/', ['engine.example.com'], { resolve })).toMatchObject({ fault: 'addressNever' })
  })

  const never = ['169.254.169.254', '[fe80::1]', '0.0.0.0', '[::]', '224.0.0.1', '255.255.255.255', '100.100.100.200', '[fd00:ec2::254]']
  it.each(never)('refuses %s even when it is listed, and never advises to list it', async (host) => {
    for (const allow of [[], ['0.0.0.0/0', '::/0'], [host]]) {
      expect(await get(`http://${host}/`, allow)).toMatchObject({ fault: 'addressNever', params: { host } })
    }
  })

  it('writes a refused address as it has to be listed', async () => {
    for (const host of ['[::1]', '127.0.0.1']) {
      expect(await get(`http://${host}:4311/`)).toMatchObject({ fault: 'addressRefused', params: { host, port: 4311 } })
      expect(mayConnect(parseAllowList([`${host}:4311`]), host, 4311, host.replace(/[[\]]/g, ''))).toBe(true)
    }
  })

  it('opens public addresses on web ports only, and a listed port besides', () => {
    const allow = parseAllowList(['engine.example.com:5678'])
    for (const open of [80, 443, 8080, 8443]) expect(mayConnect([], 'x.example.com', open, '93.184.216.34')).toBe(true)
    for (const shut of [22, 25, 3306, 6379, 5678]) expect(mayConnect([], 'x.example.com', shut, '93.184.216.34')).toBe(false)
    expect(mayConnect(allow, 'engine.example.com', 5678, '93.184.216.34')).toBe(true)
    expect(mayConnect(allow, 'other.example.com', 5678, '93.184.216.34')).toBe(false)
  })

  it.each(['http://engine', '10.0.0.0/99', 'a b', 'host:0', 'host:99999', ''])('refuses the list entry "%s"', (entry) => {
    expect(() => parseAllowList([entry])).toThrow('ENGINE_HOSTS')
  })
})

describe('redirects', () => {
  it.each([
    ['loopback', () => `http://127.0.0.1:${port}/inner`],
    ['another host', () => 'http://other.example.com/'],
    ['a file', () => 'file:///etc/passwd'],
    ['the same host', () => '/elsewhere'],
  ])('are not followed to %s', async (_, to) => {
    const redirecting = createServer((_request, response) => response.writeHead(302, { location: to() }).end())
    await new Promise<void>((done) => redirecting.listen(0, '127.0.0.1', done))
    const at = (redirecting.address() as AddressInfo).port
    expect(await get(`http://127.0.0.1:${at}/`, [`127.0.0.1:${at}`])).toMatchObject({ fault: 'redirected' })
    expect(asked).toBe(0)
    redirecting.close()
  })
})
