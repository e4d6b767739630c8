import { getLocale, getTimeZone } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Area } from './areas'
import { ClientMessages } from './client-messages'
import { messagesOf } from './messages'

/** Gives the client components below exactly these message areas; `ui` and `errors` always come along. */
export async function Messages({ areas, children }: { areas: readonly Area[]; children: ReactNode }) {
  const [locale, timeZone] = await Promise.all([getLocale(), getTimeZone()])
  return (
    <ClientMessages locale={locale} timeZone={timeZone} more={areas.length ? await messagesOf(locale, areas) : undefined}>
      {children}
    </ClientMessages>
  )
}
