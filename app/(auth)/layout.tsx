import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LanguageChoice } from '@/components/layout/preferences'
import { Wheel } from '@/components/layout/wheel'
import { Messages } from '@/lib/i18n/provide'

/** The quiet frame of the pages that strangers see. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  const [t, locale] = await Promise.all([getTranslations(), getLocale()])
  const languages = [
    { value: 'en' as const, label: 'English', lang: 'en' },
    { value: 'zh-CN' as const, label: '中文', lang: 'zh-CN' },
  ]
  return (
    <Messages areas={['people']}>
      <div className="flex min-h-dvh flex-col">
        <header className="flex items-center justify-between px-7 py-4 max-md:px-4">
          <span className="flex items-center gap-2 font-semibold">
            <Wheel className="size-5 text-accent" />
            {t('common.product')}
          </span>
          <div className="w-40">
            <LanguageChoice label={t('nav.menu.language')} value={locale} choices={languages} />
          </div>
        </header>
        <main id="main" className="mx-auto flex w-full max-w-md flex-1 flex-col justify-center px-4 pt-6 pb-24">
          {children}
        </main>
      </div>
    </Messages>
  )
}
