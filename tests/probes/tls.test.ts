import { createServer, type TlsOptions } from 'node:tls'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { businessServer } from '../support/business-server'
import { plantedAuthority, type Wanted } from '../support/planted-certificates'
import { faultIn, tried } from './trial'

let planted: Awaited<ReturnType<typeof plantedAuthority>>
const closing: (() => void)[] = []
beforeAll(async () => void (planted = await plantedAuthority()))
afterAll(() => closing.forEach((close) => close()))

/** A TLS server that notes whatever is sent to it after the handshake. */
async function tlsServer(wanted: Wanted, options: TlsOptions = {}) {
  let received = 0
  const server = createServer({ ...(await planted.certificate(wanted)), ...options }, (socket) => {
    socket.on('data', (bytes) => void (received += bytes.length))
    socket.on('error', () => {})
  })
  server.on('tlsClientError', () => {})
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  closing.push(() => server.close())
  return { port: (server.address() as AddressInfo).port, received: () => received }
}

const look = (port: number, more: object = {}) => ({ host: 'localhost', port, certificate: planted.authority, ...more })

describe('a look at a handshake', () => {
  const faults: [string, Wanted, string][] = [
    ['a certificate that is in order', {}, 'pass'],
    ['one that ended', { fromDays: -90, untilDays: -3 }, 'tlsExpired'],
    ['one that does not begin yet', { fromDays: 5 }, 'tlsNotYet'],
    ['one that ends soon', { untilDays: 20 }, 'tlsExpiresSoon'],
    ['one for another name', { names: ['erp.example.com'] }, 'tlsName'],
    ['one that signed itself', { selfSigned: true }, 'tlsUntrusted'],
  ]
  it.each(faults)('names %s', async (_, wanted, fault) => {
    const { port } = await tlsServer(wanted)
    expect(await faultIn('tls', look(port))).toBe(fault)
  })

  it('names an authority that nobody trusts when its certificate is not given', async () => {
    const { port } = await tlsServer({})
    expect(await faultIn('tls', look(port, { certificate: undefined }))).toBe('tlsUntrusted')
  })

  const old = { minVersion: 'TLSv1' as const, ciphers: 'DEFAULT:@SECLEVEL=0' }
  it('names a server that speaks nothing newer than TLS 1.1', async () => {
    const { port } = await tlsServer({}, { ...old, maxVersion: 'TLSv1.1' })
    const { verdict } = await tried('tls', look(port))
    expect(verdict).toMatchObject({ fault: 'tlsOldVersion', params: { version: 'TLS 1.1', wanted: 'TLS 1.2' } })
  })

  it('names a server that still accepts TLS 1.0 beside the newest, unless nobody minds', async () => {
    const { port } = await tlsServer({}, old)
    expect(await faultIn('tls', look(port))).toBe('tlsOldVersion')
    expect(await faultIn('tls', look(port, { refuseOld: false }))).toBe('pass')
  })

  it('asks for TLS 1.3 where it is wanted', async () => {
    const { port } = await tlsServer({}, { maxVersion: 'TLSv1.2' })
    expect(await faultIn('tls', look(port, { minVersion: '1.3' }))).toBe('tlsOldVersion')
  })

  it('names a port where no TLS is spoken', async () => {
    const { port, close } = await businessServer()
    closing.push(() => void close())
    expect(await faultIn('tls', look(port))).toBe('tlsFailed')
  })

  it('sends nothing, whatever the certificate is', async () => {
    const { port, received } = await tlsServer({ selfSigned: true, untilDays: -2, fromDays: -5 })
    const { verdict } = await tried('tls', look(port))
    expect(verdict.fault).toBe('tlsExpired')
    expect(verdict.facts.map(({ key }) => key)).toEqual(expect.arrayContaining(['tlsSpoken', 'certificateFor', 'certificateBy', 'certificateUntil']))
    expect(received()).toBe(0)
  })
})

describe('a call over a connection that cannot be trusted', () => {
  it.each([
    ['ended', { fromDays: -90, untilDays: -3 }, 'tlsExpired'],
    ['is for another name', { names: ['erp.example.com'] }, 'tlsName'],
    ['signed itself', { selfSigned: true }, 'tlsUntrusted'],
  ] as [string, Wanted, string][])('is not made where the certificate %s, and no credential leaves', async (_, wanted, fault) => {
    const server = await businessServer({}, await planted.certificate(wanted))
    closing.push(() => void server.close())
    const config = { url: `${server.base}/private`, certificate: planted.authority, credential: { kind: 'bearer' } }
    expect(await faultIn('auth', config, { secrets: { secret: 'planted-secret-4711' } })).toBe(fault)
    expect(server.asked).toEqual([])
  })

  it('is made over one that can', async () => {
    const server = await businessServer({}, await planted.certificate())
    closing.push(() => void server.close())
    expect(await faultIn('status', { url: `${server.base}/invoices/1`, certificate: planted.authority })).toBe('pass')
  })
})
