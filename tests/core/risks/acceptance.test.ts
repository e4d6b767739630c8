import { describe, expect, it } from 'vitest'
import type { Grant } from '@/lib/core/access'
import { matrixContent } from '@/lib/content/risks'
import { acceptanceState, acceptingRole, expiryReason, lastExpiry, type AcceptingFacts } from '@/lib/core/risks/acceptance'

const matrix = matrixContent()
const grant = (role: Grant['role'], departmentPath: string | null = null): Grant => ({ role, departmentPath })
const facts = (over: Partial<AcceptingFacts> = {}, ...grants: Grant[]): AcceptingFacts => ({ status: 'open', band: 'yellow', departmentPath: '/a/b', ownerId: 'o', deputyId: 'd', heldBefore: false, proposed: false, approver: { id: 'p', grants }, ...over })
const keyOf = (answer: ReturnType<typeof acceptingRole>) => (answer.ok ? answer.value : answer.reasons[0]?.key)

describe('who may accept', () => {
  it('is decided by the band, and by where a role reaches', () => {
    expect(keyOf(acceptingRole(matrix, facts({}, grant('process-owner', '/a'))))).toBe('process-owner')
    expect(keyOf(acceptingRole(matrix, facts({}, grant('process-owner', '/c'))))).toBe('risks.accepting.role')
    expect(keyOf(acceptingRole(matrix, facts({ departmentPath: null }, grant('process-owner', '/a'))))).toBe('risks.accepting.role')
    expect(keyOf(acceptingRole(matrix, facts({ band: 'orange' }, grant('process-owner'))))).toBe('risks.accepting.role')
    expect(keyOf(acceptingRole(matrix, facts({ band: 'orange' }, grant('coe'))))).toBe('coe')
    expect(keyOf(acceptingRole(matrix, facts({ band: 'red' }, grant('coe'), grant('admin'))))).toBe('risks.accepting.role')
    expect(keyOf(acceptingRole(matrix, facts({ band: 'red' }, grant('steering'))))).toBe('steering')
  })

  it('is never the owner or deputy of a red risk, nor anybody while a proposal waits or the risk is closed', () => {
    const steering = grant('steering')
    expect(keyOf(acceptingRole(matrix, facts({ band: 'red', ownerId: 'p' }, steering)))).toBe('risks.apart.owner')
    expect(keyOf(acceptingRole(matrix, facts({ band: 'red', deputyId: 'p' }, steering)))).toBe('risks.apart.deputy')
    expect(keyOf(acceptingRole(matrix, facts({ band: 'red', heldBefore: true }, steering)))).toBe('risks.apart.former')
    expect(keyOf(acceptingRole(matrix, facts({ band: 'orange', ownerId: 'p' }, steering)))).toBe('steering')
    expect(keyOf(acceptingRole(matrix, facts({ proposed: true }, steering)))).toBe('risks.accepting.proposed')
    expect(keyOf(acceptingRole(matrix, facts({ status: 'closed' }, steering)))).toBe('risks.accepting.closed')
  })
})

describe('how long an acceptance holds', () => {
  const accepted = { kind: 'accepted' as const, accepted: { score: 12, band: 'orange' as const }, band: 'orange' as const, expiresOn: '2027-01-31' }

  it('names a day from tomorrow to the longest of its band', () => {
    expect(lastExpiry(matrix, 'red', '2026-11-20')).toBe('2027-02-18')
    expect(expiryReason(matrix, 'red', '2027-02-18', '2026-11-20')).toBeNull()
    expect(expiryReason(matrix, 'red', '2027-02-19', '2026-11-20')?.key).toBe('risks.accepting.expiryFar')
    expect(expiryReason(matrix, 'red', '2026-11-20', '2026-11-20')?.key).toBe('risks.accepting.expiryPast')
  })

  it('covers its last day, what is as large or smaller, and nothing else', () => {
    expect(acceptanceState(null, 12, '2026-12-01')).toBe('none')
    expect(acceptanceState({ ...accepted, kind: 'withdrawn' }, 12, '2026-12-01')).toBe('none')
    expect([10, 12, 13].map((score) => acceptanceState(accepted, score, '2027-01-31'))).toEqual(['valid', 'valid', 'stale'])
    expect(acceptanceState(accepted, 4, '2027-02-01')).toBe('stale')
    expect(acceptanceState({ ...accepted, accepted: { score: 12, band: 'red' } }, 12, '2026-12-01')).toBe('stale')
  })
})
