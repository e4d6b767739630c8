'use client'

import { useTranslations } from 'next-intl'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import type { Theme } from '@/lib/i18n/locales'
import type { FormAction } from '@/components/form/form-types'
import { StepUp } from '@/components/form/step-up'
import { Bell } from '@/components/notices/bell'
import { SkipLink } from '@/components/ui/skip-link'
import { ToastRegion } from '@/components/ui/toast-region'
import type { FrameWords, ShownGroup } from './nav-model'
import { PaletteButton } from './palette-button'
import type { PaletteEntry } from './palette-model'
import { PersonMenu } from './person-menu'
import { PhoneBar } from './phone-bar'
import type { SavePreference } from './preferences'
import { QuickPreferences } from './quick-preferences'
import { Rail } from './rail'
import { TopBar } from './top-bar'
import { useClosedPopovers } from './use-closed-popovers'
import { usePlainLinks } from './use-plain-links'

export interface FrameShellProps {
  first: ShownGroup[]
  rest: ShownGroup[]
  create: PaletteEntry[]
  name: string
  roles: string
  theme: Theme
  words: FrameWords
  notice?: string
  unread: number
  savePreference: SavePreference
  stepUp: FormAction
  children: ReactNode
}

/** Rail, top bar and page; on a phone a bottom bar and a sheet. One component with plain data, so that a page carries its frame cheaply. */
export function FrameShell({ first, rest, create, name, roles, theme, words, notice, unread, savePreference, stepUp, children }: FrameShellProps) {
  const t = useTranslations('ui')
  const path = usePathname()
  useClosedPopovers(path)
  const onClick = usePlainLinks()
  const groups = [...first, ...rest]
  const preferences = { theme, words, save: savePreference }
  return (
    <div data-frame className="flex" onClick={onClick}>
      <SkipLink />
      <Rail first={first} rest={rest} path={path} words={words} />
      <div className="min-w-0 flex-1">
        <TopBar
          home={words.home}
          notice={notice}
          search={<PaletteButton label={t('palette.open')} goTo={groups.flatMap((group) => group.items.map((item) => ({ label: item.label, hint: group.label, href: item.href })))} create={create} />}
          preferences={<QuickPreferences {...preferences} />}
          bell={<Bell unread={unread} />}
          person={<PersonMenu name={name} roles={roles} {...preferences} />}
        />
        <main id="main" tabIndex={-1} className="mx-auto max-w-[80rem] px-7 pt-6 pb-12 max-md:px-4 max-md:pt-5 max-md:pb-24">
          {children}
        </main>
      </div>
      <PhoneBar groups={groups} path={path} {...preferences} />
      <StepUp action={stepUp} />
      <ToastRegion label={t('toast.region')} dismissLabel={t('toast.dismiss')} />
    </div>
  )
}
