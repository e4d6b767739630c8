import { Monitor, Moon, Sun } from 'lucide-react'
import { useLocale } from 'next-intl'
import type { Locale } from '@/lib/core/localized'
import type { Theme } from '@/lib/i18n/locales'
import type { FrameWords } from './nav-model'
import { LanguageChoice, ThemeChoice, type SavePreference } from './preferences'

export interface PreferenceProps {
  theme: Theme
  words: FrameWords
  save?: SavePreference
}

/** Language and appearance, in the person menu and the phone sheet. */
export function PreferencePanel({ theme, words, save }: PreferenceProps) {
  const locale: Locale = useLocale()
  return (
    <div className="grid gap-3">
      <div>
        <p className="mb-1 text-xs text-ink-3">{words.language}</p>
        <LanguageChoice
          label={words.language}
          value={locale}
          save={save}
          choices={[
            { value: 'en', label: words.languages.en, lang: 'en' },
            { value: 'zh-CN', label: words.languages['zh-CN'], lang: 'zh-CN' },
          ]}
        />
      </div>
      <div>
        <p className="mb-1 text-xs text-ink-3">{words.theme}</p>
        <ThemeChoice
          label={words.theme}
          value={theme}
          save={save}
          choices={[
            { value: 'light', label: words.themes.light, icon: <Sun aria-hidden="true" /> },
            { value: 'dark', label: words.themes.dark, icon: <Moon aria-hidden="true" /> },
            { value: 'system', label: words.themes.system, icon: <Monitor aria-hidden="true" /> },
          ]}
        />
      </div>
    </div>
  )
}
