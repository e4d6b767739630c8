import { Monitor, Moon, Sun } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { Locale } from '@/lib/core/localized'
import type { Theme } from '@/lib/i18n/locales'
import { LanguageChoice, ThemeChoice, type SavePreference } from './preferences'

/** Language and appearance, in the person menu, the phone sheet and on the sign-in page. */
export function PreferencePanel({ theme, save }: { theme: Theme; save?: SavePreference }) {
  const t = useTranslations('nav')
  const locale: Locale = useLocale()
  return (
    <div className="grid gap-3">
      <div>
        <p className="mb-1 text-xs text-ink-3">{t('menu.language')}</p>
        <LanguageChoice
          label={t('menu.language')}
          value={locale}
          save={save}
          choices={[
            { value: 'en', label: t('languages.en'), lang: 'en' },
            { value: 'zh-CN', label: t('languages.zh-CN'), lang: 'zh-CN' },
          ]}
        />
      </div>
      <div>
        <p className="mb-1 text-xs text-ink-3">{t('menu.theme')}</p>
        <ThemeChoice
          label={t('menu.theme')}
          value={theme}
          save={save}
          choices={[
            { value: 'light', label: t('themes.light'), icon: <Sun aria-hidden="true" /> },
            { value: 'dark', label: t('themes.dark'), icon: <Moon aria-hidden="true" /> },
            { value: 'system', label: t('themes.system'), icon: <Monitor aria-hidden="true" /> },
          ]}
        />
      </div>
    </div>
  )
}
