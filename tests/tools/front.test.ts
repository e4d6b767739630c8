import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { receive } from '@/lib/tools/front.mjs'

function policyOf(url: string): string {
  const set = new Map<string, string>()
  const response = { setHeader: (name: string, value: string) => set.set(name, value) } as unknown as ServerResponse
  receive({ url, method: 'GET', headers: { host: 'portal.example' } } as IncomingMessage, response)
  return set.get('content-security-policy') ?? ''
}

describe('the content policy', () => {
  it('lets pages run their own scripts and nothing else', () => {
    expect(policyOf('/actions')).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic'/)
    expect(policyOf('/actions')).not.toBe(policyOf('/actions'))
  })

  it.each(['/api/files/1', '/api/v1/runs', '/api/notices/unread?x=1'])('lets nothing run in what %s answers', (url) => {
    expect(policyOf(url)).toMatch(/^default-src 'none';.*sandbox$/)
  })

  it.each(['/icon.svgs', '/icon.svg/x', '/_next/image?url=x', '/_next/statics'])('is set on %s too, which is no file of the build', (url) => {
    expect(policyOf(url)).toMatch(/^default-src 'self'/)
  })
})

describe('a request that changes something', () => {
  const answered = (url: string, origin?: string) => {
    let status = 0
    const response = { setHeader: () => {}, writeHead: (code: number) => ((status = code), { end: () => {} }) } as unknown as ServerResponse
    const passed = receive({ url, method: 'POST', headers: { host: 'portal.example', ...(origin && { origin }) } } as IncomingMessage, response)
    return passed ? 'let through' : status
  }

  it('is let through from the portal itself, and with a token from anywhere', () => {
    expect(answered('/actions', 'http://portal.example')).toBe('let through')
    expect(answered('/api/v1/runs')).toBe('let through')
  })

  it.each(['/actions', '/api/files', '/icon.svgs', '/_next/image'])('is refused at %s from another origin or from none', (url) => {
    for (const origin of ['http://evil.example', 'null', undefined]) expect(answered(url, origin)).toBe(403)
  })
})
