import { getTranslations } from 'next-intl/server'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { Frame } from '@/components/layout/frame'
import { asTheme, themeCookie } from '@/lib/i18n/locales'
import { unreadCount } from '@/lib/features/notices/queries'
import { currentPerson, requestCtx } from '@/lib/server/auth'
import { navAreas, navCreates } from './nav'
import { env } from '@/lib/server/env'
import { savePreference, stepUpAction } from './frame-actions'

/** Draws the frame only; every page authorises for itself. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const person = await currentPerson()
  if (!person) return children
  const [t, unread] = await Promise.all([getTranslations('nav'), requestCtx().then(unreadCount)])
  const theme = asTheme(person.theme ?? (await cookies()).get(themeCookie)?.value)
  return (
    <Frame person={person} theme={theme} areas={navAreas} creates={navCreates} savePreference={savePreference} stepUp={stepUpAction} notice={env().DEMO ? t('demo') : undefined} unread={unread}>
      {children}
    </Frame>
  )
}
