import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { setClientAddress } from '@/lib/tools/forwarded.mjs'

function seen(headers: Record<string, string>, trusted: number, remoteAddress = '10.0.0.9') {
  const request = { headers: { ...headers }, socket: { remoteAddress } } as unknown as IncomingMessage
  setClientAddress(request, trusted)
  return request.headers
}

describe('the address of the client', () => {
  it('is that of the socket when no proxy is trusted, whatever the request claims', () => {
    const headers = seen({ 'x-forwarded-for': '1.2.3.4', 'x-forwarded-host': 'evil.example', 'x-real-ip': '1.2.3.4' }, 0, '::ffff:203.0.113.5')
    expect(headers).toEqual({ 'x-forwarded-for': '203.0.113.5' })
  })

  it('is what the trusted proxy saw, not what the client put before it', () => {
    expect(seen({ 'x-forwarded-for': '6.6.6.6, 198.51.100.7' }, 1)['x-forwarded-for']).toBe('198.51.100.7')
    expect(seen({ 'x-forwarded-for': '6.6.6.6, 198.51.100.7, 10.0.0.8' }, 2)['x-forwarded-for']).toBe('198.51.100.7')
  })

  it('falls back to the socket when the proxy said nothing', () => {
    expect(seen({}, 1)['x-forwarded-for']).toBe('10.0.0.9')
  })
})
