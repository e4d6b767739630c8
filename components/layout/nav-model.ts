import type { Permission, Role } from '@/lib/core/access'
import type { Locale } from '@/lib/core/localized'
import type { Messages } from '@/lib/i18n/areas'
import type { Theme } from '@/lib/i18n/locales'

export type NavGroupKey = keyof Messages['nav']['groups']
export type NavIconName =
  | 'work' | 'requests' | 'portfolio' | 'programme' | 'gates' | 'processes' | 'automations' | 'systems' | 'runs' | 'engines' | 'people' | 'settings' | 'audit' | 'developers' | 'actions' | 'inbox' | 'expansion' | 'interfaces' | 'components' | 'meetings' | 'reports' | 'recognition' | 'approvals' | 'value' | 'formulas' | 'cases' | 'ledger' | 'rates' | 'calculator' | 'risks' | 'compatibility' | 'compliance' | 'reviews'

export interface NavArea {
  key: keyof Messages['nav']['areas']
  href: string
  group: NavGroupKey
  icon: NavIconName
  permission: Permission
}

export interface NavCreate {
  key: keyof Messages['nav']['create']
  href: string
  permission: Permission
}

export interface NavGroup<Item = NavArea> {
  key: NavGroupKey
  items: Item[]
}

/** A group in the reader's language, as the shell draws it. */
export interface ShownGroup {
  key: NavGroupKey
  label: string
  items: { key: NavArea['key']; href: string; icon: NavIconName; label: string }[]
}

/** What the frame says, in the reader's language. */
export interface FrameWords extends Record<'product' | 'main' | 'mobile' | 'home' | 'more' | 'menu' | 'profile' | 'signOut' | 'language' | 'theme', string> {
  languages: Record<Locale, string>
  languagesShort: Record<Locale, string>
  themes: Record<Theme, string>
}

const order: NavGroupKey[] = ['today', 'programme', 'pipeline', 'assurance', 'operations', 'value', 'learning', 'administration']

/** Groups that a role works in day by day; the others stand under "More". */
const daily: Record<Role, NavGroupKey[]> = {
  employee: ['today', 'learning'],
  'process-owner': ['today', 'programme', 'pipeline', 'operations', 'value', 'assurance', 'learning'],
  reviewer: ['today', 'assurance', 'learning'],
  coe: ['today', 'programme', 'pipeline', 'assurance', 'operations', 'value'],
  ops: ['today', 'operations', 'pipeline', 'assurance'],
  steering: ['today', 'programme', 'assurance', 'value', 'operations'],
  finance: ['today', 'value', 'programme'],
  auditor: ['today', 'programme', 'pipeline', 'assurance', 'operations', 'value', 'administration'],
  admin: ['today', 'programme', 'pipeline', 'operations', 'administration'],
}

/**
 * What the rail shows: areas that the person may open, grouped; `first` are the groups of the
 * person's roles, `rest` go under "More". A lone short rest is not hidden.
 */
export function arrangeNav(areas: readonly NavArea[], roles: readonly string[], permissions: readonly string[]): { first: NavGroup[]; rest: NavGroup[] } {
  const used = new Set(['today', ...roles.flatMap((role) => daily[role as Role] ?? [])])
  const groups = order
    .map((key) => ({ key, items: areas.filter((area) => area.group === key && permissions.includes(area.permission)) }))
    .filter((group) => group.items.length > 0)
  const first = groups.filter((group) => used.has(group.key))
  const rest = groups.filter((group) => !used.has(group.key))
  const hidden = rest.reduce((sum, group) => sum + group.items.length, 0)
  return hidden <= 1 ? { first: groups, rest: [] } : { first, rest }
}

/** Whether an area is the one that a path lies in. */
export const isActivePath = (href: string, path: string): boolean => (href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`))
