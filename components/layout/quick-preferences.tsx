import { Monitor, Moon, Sun } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { Locale } from '@/lib/core/localized'
import type { Theme } from '@/lib/i18n/locales'
import { LanguageChoice, ThemeChoice, type SavePreference } from './preferences'

/** Language and appearance in the top bar, where there is room for them; on a phone they stand in the menus. */
export function QuickPreferences({ theme, save }: { theme: Theme; save?: SavePreference }) {
  const t = useTranslations('nav')
  const locale: Locale = useLocale()
  return (
    <div className="flex items-center gap-2 max-lg:hidden">
      <LanguageChoice
        label={t('menu.language')}
        value={locale}
        save={save}
        choices={[
          { value: 'en', label: t('languagesShort.en'), lang: 'en' },
          { value: 'zh-CN', label: t('languagesShort.zh-CN'), lang: 'zh-CN' },
        ]}
      />
      <ThemeChoice
        label={t('menu.theme')}
        value={theme}
        save={save}
        choices={[
          { value: 'light', name: t('themes.light'), icon: <Sun aria-hidden="true" /> },
          { value: 'dark', name: t('themes.dark'), icon: <Moon aria-hidden="true" /> },
          { value: 'system', name: t('themes.system'), icon: <Monitor aria-hidden="true" /> },
        ]}
      />
    </div>
  )
}
