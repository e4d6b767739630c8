import { describe, expect, it } from 'vitest'
import { jobKeyOf, keyAsWords } from '@/lib/core/audit/words'

describe('keys of the audit trail in words', () => {
  it('are split at capitals, hyphens and points', () => {
    expect(keyAsWords('inherentImpact')).toBe('Inherent impact')
    expect(keyAsWords('risk-control.tested')).toBe('Risk control tested')
  })

  it('leave names as they are', () => {
    expect(keyAsWords('Huang Lei 黄磊')).toBe('Huang Lei 黄磊')
  })

  it('find the name of a job under its id', () => {
    expect(jobKeyOf('anchor-audit-head')).toBe('anchorAuditHead')
  })
})
