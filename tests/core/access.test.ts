import { describe, expect, it } from 'vitest'
import { can, canFor, isWithin, permissions, scopeOf, type Actor, type Permission, type Role } from '@/lib/core/access'

const actor = (role: Role, departmentPath: string | null = null): Actor => ({ kind: 'person', id: 'p', name: 'P', grants: [{ role, departmentPath }] })

describe('access', () => {
  it('gives the auditor nothing that changes a record of the programme', () => {
    const held = (Object.keys(permissions) as Permission[]).filter((permission) => can(actor('auditor'), permission))
    expect(held.filter((permission) => !/:(read|export|verify|revoke-own)$|^profile:edit$/.test(permission))).toEqual([])
  })

  it('limits a department grant to the department and those below it', () => {
    const owner = actor('process-owner', '/a/b')
    expect(canFor(owner, 'process:edit', '/a/b')).toBe(true)
    expect(canFor(owner, 'process:edit', '/a/b/c')).toBe(true)
    expect(canFor(owner, 'process:edit', '/a')).toBe(false)
    expect(canFor(owner, 'process:edit', '/a/bc')).toBe(false)
    expect(canFor(owner, 'process:edit', null)).toBe(false)
  })

  it('does not carry into one department what concerns everybody', () => {
    const held = (Object.keys(permissions) as Permission[]).filter((permission) => can(actor('admin', '/a'), permission))
    expect(held).toContain('department:edit')
    expect(held.filter((permission) => /^(person:edit|role|settings|audit|token:all|run:pu|run:pr|engine:(edit|sync)|system:edit|programme:edit)/.test(permission))).toEqual([])
    expect(can(actor('admin'), 'role:grant')).toBe(true)
    // The portfolio holds the money of every department.
    expect(can(actor('finance', '/a'), 'portfolio:read')).toBe(false)
    expect(can(actor('finance'), 'portfolio:read')).toBe(true)
  })

  it('lets a programme-wide grant win over a narrower one', () => {
    const both: Actor = { ...actor('coe', '/a'), grants: [{ role: 'coe', departmentPath: '/a' }, { role: 'coe', departmentPath: null }] }
    expect(scopeOf(both, 'process:edit')).toEqual({ kind: 'all' })
  })

  it('refuses what no grant names', () => {
    expect(can(actor('employee'), 'process:read')).toBe(false)
    expect(scopeOf(actor('employee'), 'person:edit')).toEqual({ kind: 'none' })
  })

  it('treats a path as within itself but not within a longer name that starts alike', () => {
    expect(isWithin('/x', '/x')).toBe(true)
    expect(isWithin('/xy', '/x')).toBe(false)
  })
})
