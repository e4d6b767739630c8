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
})
