'use client'

import { NextIntlClientProvider, type AbstractIntlMessages } from 'next-intl'
import { useMemo, type ReactNode } from 'react'
import errorsEn from '@/content/messages/en/errors.json'
import uiEn from '@/content/messages/en/ui.json'
import errorsZh from '@/content/messages/zh-CN/errors.json'
import uiZh from '@/content/messages/zh-CN/ui.json'
import type { Locale } from '@/lib/core/localized'

/** What every client component may say: in the script that browsers keep, not in every page again. */
const always: Record<Locale, AbstractIntlMessages> = { en: { ...uiEn, ...errorsEn }, 'zh-CN': { ...uiZh, ...errorsZh } }

interface ClientMessagesProps {
  locale: Locale
  timeZone: string
  /** Further areas of the page. */
  more?: AbstractIntlMessages
  children: ReactNode
}

export function ClientMessages({ locale, timeZone, more, children }: ClientMessagesProps) {
  const messages = useMemo(() => ({ ...always[locale], ...more }), [locale, more])
  return (
    <NextIntlClientProvider locale={locale} timeZone={timeZone} messages={messages}>
      {children}
    </NextIntlClientProvider>
  )
}
