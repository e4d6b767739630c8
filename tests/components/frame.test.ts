import { describe, expect, it } from 'vitest'
import { navAreas } from '@/app/(portal)/nav'
import { arrangeNav, isActivePath } from '@/components/layout/nav-model'
import { matchEntries, moved, paletteGroups } from '@/components/layout/palette-model'
import { permissions, permissionsOf, type Actor, type Role } from '@/lib/core/access'

const held = (role: Role) => permissionsOf({ kind: 'person', id: 'p', name: 'p', grants: [{ role, departmentPath: null }] } satisfies Actor)
const keys = (groups: { key: string }[]) => groups.map((group) => group.key)

describe('the rail', () => {
  it('shows only areas that the person may open', () => {
    const { first, rest } = arrangeNav(navAreas, ['employee'], held('employee'))
    const shown = [...first, ...rest].flatMap((group) => group.items)
    expect(shown.every((item) => held('employee').includes(item.permission))).toBe(true)
    expect(shown.some((item) => item.key === 'runs')).toBe(false)
  })

  it('puts the groups of the person’s roles first and the others under More', () => {
    const { first, rest } = arrangeNav(navAreas, ['ops'], Object.keys(permissions))
    expect(keys(first)).toEqual(['today', 'pipeline', 'assurance', 'operations'])
    expect(keys(rest)).toEqual(['programme', 'value', 'administration'])
  })

  it('marks the area that a path lies in, and nothing that merely begins alike', () => {
    expect(isActivePath('/runs', '/runs/42')).toBe(true)
    expect(isActivePath('/runs', '/runsheet')).toBe(false)
    expect(isActivePath('/', '/runs')).toBe(false)
  })
})

describe('the command palette', () => {
  const entries = [
    { label: 'Connect an engine', href: '/engines/new' },
    { label: 'Engines', href: '/engines', hint: 'Operations' },
    { label: '业务流程', href: '/processes' },
  ]

  it('finds entries that hold every word, those that begin with the query first', () => {
    expect(matchEntries(entries, 'ENG').map((entry) => entry.href)).toEqual(['/engines', '/engines/new'])
    expect(matchEntries(entries, 'engine connect').map((entry) => entry.href)).toEqual(['/engines/new'])
    expect(matchEntries(entries, 'ｅｎｇｉｎｅｓ')).toHaveLength(1)
    expect(matchEntries(entries, '流程')).toHaveLength(1)
  })

  it('lists records only once something was asked, and no empty group', () => {
    const records = [{ label: 'Engine room', href: '/x' }]
    expect(keys(paletteGroups(entries, [], records, ''))).toEqual(['goTo'])
    expect(keys(paletteGroups(entries, [], records, 'room'))).toEqual(['records'])
  })

  it('wraps at both ends', () => {
    expect([moved(0, -1, 3), moved(2, 1, 3), moved(0, 1, 0)]).toEqual([2, 0, 0])
  })
})
