import { describe, expect, it } from 'vitest'
import { configs, mayWrite, plainAddressWithSecret, secretFields, targetOf } from '@/lib/core/autochecks/config'
import { nextRunAt, percentile } from '@/lib/core/autochecks/pace'
import { cut, verdict, withoutSecrets } from '@/lib/core/autochecks/verdict'
import { checkFaults, checkKinds, outcomeOfFault } from '@/lib/core/autochecks/words'
import en from '@/content/messages/en/autochecks.json'

const issuesOf = (kind: keyof typeof configs, given: unknown) => {
  const parsed = configs[kind].safeParse(given)
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

describe('the set-up of a check', () => {
  it.each(['erp.example.com', 'https://', 'https://a b/', 'ftp://erp.example.com', 'https://user:pw@erp.example.com', 'https://erp.example.com/#part', 'https://erp.example.com/?api_key=1', 'https://{{key}}.example.com', 'http://10.0.0.0/8'.repeat(300)])('refuses the address %s', (url) => {
    expect(issuesOf('status', { url }).length).toBeGreaterThan(0)
  })

  it.each(['Authorization: x', 'cookie: a=b', 'X-Api-Key: 1', 'Host: elsewhere', 'Content-Length: 5', 'no colon', 'Bad Name: x', 'X-Split: a\u000bb'])('refuses the header "%s"', (headers) => {
    expect(issuesOf('status', { url: 'https://erp.example.com', headers }).join()).toContain('autochecks.invalid.header')
  })

  it('takes full-width digits and lists as people type them', () => {
    expect(configs.latency.parse({ url: 'https://erp.example.com', calls: '１０', p95Ms: '1,000' })).toMatchObject({ calls: 10, p95Ms: 1000 })
    expect(configs.status.parse({ url: 'https://erp.example.com', expect: '200， 204' }).expect).toEqual(['200', '204'])
    expect(configs.reach.parse({ targets: 'erp.example.com:443\n\n [fd00::1]:8443 ' }).targets).toEqual(['erp.example.com:443', '[fd00::1]:8443'])
  })

  it('asks for what tells one run from all others', () => {
    expect(issuesOf('idempotency', { url: 'https://erp.example.com', body: '{}', readUrl: 'https://erp.example.com/x' })).toEqual(expect.arrayContaining(['readUrl: autochecks.invalid.key']))
    expect(issuesOf('encoding', { url: 'https://erp.example.com', body: '{}' })).toEqual(['body: autochecks.invalid.text'])
  })

  it('knows what changes data, what needs a secret, and where one must not travel', () => {
    expect([mayWrite('status', { method: 'GET' }), mayWrite('status', { method: 'DELETE' }), mayWrite('encoding', {}), mayWrite('tls', {})]).toEqual([false, true, true, false])
    expect(secretFields({ credential: { kind: 'bearer' }, gatewayCredential: { kind: 'none' } })).toEqual(['secret'])
    expect(plainAddressWithSecret({ credential: { kind: 'basic' }, url: 'https://a.example', readUrl: 'http://b.example' })).toBe('readUrl')
    expect(targetOf('status', { url: 'https://erp.example.com/api?customer=4711' })).toBe('erp.example.com/api')
  })
})

describe('a verdict', () => {
  it('forgets secrets wherever they stand, also as they travel', () => {
    const told = verdict('wrongStatus', { place: 'x?token=a%2Fb%20c', wanted: 'a/b c' }, [{ key: 'answered', params: { place: 'a/b c' } }], [{ path: 'a/b c', left: '"a/b c"', right: null }])
    expect(JSON.stringify(withoutSecrets(told, ['a/b c']))).not.toMatch(/a\/b c|a%2Fb%20c/)
  })

  it('cuts long values by whole characters', () => {
    expect(cut('𠮷'.repeat(300))).toBe(`${'𠮷'.repeat(159)}…`)
  })

  it('has words for every fault and kind', () => {
    expect(Object.keys(en.autochecks.faults).sort()).toEqual([...checkFaults].sort())
    expect(Object.keys(en.autochecks.kinds).sort()).toEqual([...checkKinds].sort())
    expect([outcomeOfFault(null), outcomeOfFault('slow'), outcomeOfFault('hostNotListed')]).toEqual(['pass', 'fail', 'error'])
  })
})

describe('the pace', () => {
  const now = new Date('2026-11-20T00:00:00Z')
  it('doubles with failures in a row, at most sixteen times and at most a day longer', () => {
    const minutes = (every: number, failures: number) => (nextRunAt(now, every, failures)!.getTime() - now.getTime()) / 60_000
    expect([0, 1, 2, 3, 5, 50].map((failures) => minutes(15, failures))).toEqual([15, 15, 30, 60, 240, 240])
    expect(minutes(1440, 9)).toBe(2880)
    expect(nextRunAt(now, null, 0)).toBeNull()
  })

  it('reads percentiles by nearest rank', () => {
    expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3)
    expect(percentile(Array.from({ length: 20 }, (_, i) => i + 1), 0.95)).toBe(19)
    expect(percentile([], 0.95)).toBeNull()
  })
})
