import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getTimeZone } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Area } from './areas'
import { messagesOf } from './messages'

/** Gives the client components below exactly these message areas; `ui` and `errors` always come along. */
export async function Messages({ areas, children }: { areas: readonly Area[]; children: ReactNode }) {
  const [locale, timeZone] = await Promise.all([getLocale(), getTimeZone()])
  return (
    <NextIntlClientProvider locale={locale} timeZone={timeZone} messages={await messagesOf(locale, ['ui', 'errors', ...areas])}>
      {children}
    </NextIntlClientProvider>
  )
}
