import { describe, expect, it } from 'vitest'
import { sourceFingerprint } from '@/lib/tools/build.mjs'

describe('the fingerprint of the sources', () => {
  it('is the same while nothing changes', () => {
    const fingerprint = sourceFingerprint()
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/)
    expect(sourceFingerprint()).toBe(fingerprint)
  })
})
