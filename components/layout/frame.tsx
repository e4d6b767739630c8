import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Role } from '@/lib/core/access'
import type { Theme } from '@/lib/i18n/locales'
import { StepUp } from '@/components/form/step-up'
import type { FormAction } from '@/components/form/form-types'
import { SkipLink } from '@/components/ui/skip-link'
import { ToastRegion } from '@/components/ui/toast-region'
import { CloseOnNavigate } from './close-on-navigate'
import { arrangeNav, type NavArea, type NavCreate } from './nav-model'
import { PaletteButton } from './palette-button'
import { PersonMenu } from './person-menu'
import { PhoneBar } from './phone-bar'
import { PreferencePanel } from './preference-panel'
import type { SavePreference } from './preferences'
import { QuickPreferences } from './quick-preferences'
import { Rail } from './rail'
import { TopBar } from './top-bar'

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
  children: ReactNode
}

/** Rail, top bar and page; on a phone a bottom bar and a sheet. */
export function Frame({ person, theme, areas, creates, savePreference, stepUp, notice, children }: FrameProps) {
  const t = useTranslations()
  const { first, rest } = arrangeNav(areas, person.roles, person.permissions)
  const groups = [...first, ...rest]
  const preferences = <PreferencePanel theme={theme} save={savePreference} />
  return (
    <div data-frame className="flex">
      <SkipLink />
      <CloseOnNavigate />
      <Rail first={first} rest={rest} />
      <div className="min-w-0 flex-1">
        <TopBar
          notice={notice}
          search={
            <PaletteButton
              label={t('ui.palette.open')}
              goTo={groups.flatMap((group) => group.items.map((item) => ({ label: t(`nav.areas.${item.key}`), hint: t(`nav.groups.${group.key}`), href: item.href })))}
              create={creates.filter((c) => person.permissions.includes(c.permission)).map((c) => ({ label: t(`nav.create.${c.key}`), href: c.href }))}
            />
          }
          preferences={<QuickPreferences theme={theme} save={savePreference} />}
          person={<PersonMenu name={person.name} roles={person.roles} preferences={preferences} />}
        />
        <main id="main" tabIndex={-1} className="mx-auto max-w-[80rem] px-7 pt-6 pb-12 max-md:px-4 max-md:pt-5 max-md:pb-24">
          {children}
        </main>
      </div>
      <PhoneBar groups={groups}>{preferences}</PhoneBar>
      <StepUp action={stepUp} />
      <ToastRegion label={t('ui.toast.region')} dismissLabel={t('ui.toast.dismiss')} />
    </div>
  )
}
