import { Monitor, Moon, Sun } from 'lucide-react'
import { useLocale } from 'next-intl'
import type { Locale } from '@/lib/core/localized'
import type { PreferenceProps } from './preference-panel'
import { LanguageChoice, ThemeChoice } from './preferences'

/** Language and appearance in the top bar, where there is room for them; on a phone they stand in the menus. */
export function QuickPreferences({ theme, words, save }: PreferenceProps) {
  const locale: Locale = useLocale()
  return (
    <div className="flex items-center gap-2 max-lg:hidden">
      <LanguageChoice
        label={words.language}
        value={locale}
        save={save}
        choices={[
          { value: 'en', label: words.languagesShort.en, lang: 'en' },
          { value: 'zh-CN', label: words.languagesShort['zh-CN'], lang: 'zh-CN' },
        ]}
      />
      <ThemeChoice
        label={words.theme}
        value={theme}
        save={save}
        choices={[
          { value: 'light', name: words.themes.light, icon: <Sun aria-hidden="true" /> },
          { value: 'dark', name: words.themes.dark, icon: <Moon aria-hidden="true" /> },
          { value: 'system', name: words.themes.system, icon: <Monitor aria-hidden="true" /> },
        ]}
      />
    </div>
  )
}
