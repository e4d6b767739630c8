import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Role } from '@/lib/core/access'
import type { Theme } from '@/lib/i18n/locales'
import type { FormAction } from '@/components/form/form-types'
import { FrameShell } from './frame-shell'
import { arrangeNav, type FrameWords, type NavArea, type NavCreate, type NavGroup, type ShownGroup } from './nav-model'
import type { SavePreference } from './preferences'

interface FrameProps {
  person: { name: string; roles: readonly Role[]; permissions: readonly string[] }
  theme: Theme
  areas: NavArea[]
  creates: NavCreate[]
  savePreference: SavePreference
  /** Takes the password again before a sensitive change. */
  stepUp: FormAction
  /** A standing word in the top bar, for instance that the data are a demo. */
  notice?: string
  /** Unread notices of the person. */
  unread: number
  children: ReactNode
}

/** What the reader may open, put into words once; the shell draws it. */
export function Frame({ person, theme, areas, creates, savePreference, stepUp, notice, unread, children }: FrameProps) {
  const t = useTranslations()
  const { first, rest } = arrangeNav(areas, person.roles, person.permissions)
  const shown = (groups: NavGroup[]): ShownGroup[] =>
    groups.map((group) => ({ key: group.key, label: t(`nav.groups.${group.key}`), items: group.items.map((item) => ({ key: item.key, href: item.href, icon: item.icon, label: t(`nav.areas.${item.key}`) })) }))
  const roles = person.roles.filter((role) => role !== 'employee' || person.roles.length === 1)
  const words: FrameWords = {
    product: t('common.product'),
    main: t('nav.main'),
    mobile: t('nav.mobile'),
    home: t('nav.home'),
    more: t('nav.more'),
    menu: t('nav.menu.hint'),
    profile: t('nav.menu.profile'),
    signOut: t('nav.menu.signOut'),
    language: t('nav.menu.language'),
    theme: t('nav.menu.theme'),
    languages: { en: t('nav.languages.en'), 'zh-CN': t('nav.languages.zh-CN') },
    languagesShort: { en: t('nav.languagesShort.en'), 'zh-CN': t('nav.languagesShort.zh-CN') },
    themes: { light: t('nav.themes.light'), dark: t('nav.themes.dark'), system: t('nav.themes.system') },
  }
  return (
    <FrameShell
      first={shown(first)}
      rest={shown(rest)}
      create={creates.filter((c) => person.permissions.includes(c.permission)).map((c) => ({ label: t(`nav.create.${c.key}`), href: c.href }))}
      name={person.name}
      roles={roles.map((role) => t(`common.roles.${role}`)).join(' · ')}
      theme={theme}
      words={words}
      notice={notice}
      unread={unread}
      savePreference={savePreference}
      stepUp={stepUp}
    >
      {children}
    </FrameShell>
  )
}
