'use client'

import clsx from 'clsx'
import { useRouter } from 'next/navigation'
import { useEffect, useState, useTransition, type ReactNode } from 'react'
import type { Locale } from '@/lib/core/localized'
import { asTheme, localeCookie, themeCookie, type Theme } from '@/lib/i18n/locales'

/** Stores the choice with the person; without a person it stays in this browser. */
export type SavePreference = (choice: { locale?: Locale; theme?: Theme }) => Promise<unknown>

const remember = (name: string, value: string) => {
  document.cookie = `${name}=${value};path=/;max-age=31536000;samesite=lax${location.protocol === 'https:' ? ';secure' : ''}`
}

interface Choice<V extends string> {
  value: V
  /** What the button shows; without it the icon stands alone. */
  label?: string
  /** Its full name, where the label is short or missing. */
  name?: string
  icon?: ReactNode
  lang?: string
}

function Choices<V extends string>({ name, choices, value, pending, onChoose }: { name: string; choices: Choice<V>[]; value: V; pending: boolean; onChoose: (value: V) => void }) {
  return (
    <div role="group" aria-label={name} className="flex rounded-md border border-line bg-raised p-0.5 text-sm">
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          lang={choice.lang}
          aria-label={choice.name}
          title={choice.name}
          disabled={pending}
          aria-pressed={choice.value === value}
          onClick={() => onChoose(choice.value)}
          className={clsx(
            'inline-flex min-h-7 flex-1 items-center justify-center gap-1.5 rounded-sm px-2 whitespace-nowrap pointer-coarse:min-h-11 [&_svg]:size-3.5',
            choice.value === value ? 'bg-surface font-medium text-ink ring-1 ring-line' : 'text-ink-2 hover:text-ink',
          )}
        >
          {choice.icon}
          {choice.label}
        </button>
      ))}
    </div>
  )
}

export function LanguageChoice({ label, value, choices, save }: { label: string; value: Locale; choices: Choice<Locale>[]; save?: SavePreference }) {
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const choose = (locale: Locale) =>
    startTransition(async () => {
      remember(localeCookie, locale)
      await save?.({ locale }).catch(() => undefined)
      router.refresh()
    })
  return <Choices name={label} choices={choices} value={value} pending={pending} onChoose={choose} />
}

export function ThemeChoice({ label, value, choices, save }: { label: string; value: Theme; choices: Choice<Theme>[]; save?: SavePreference }) {
  const [shown, setShown] = useState(value)
  useEffect(() => {
    const follow = () => setShown(asTheme(document.documentElement.dataset.theme))
    window.addEventListener('themechange', follow)
    return () => window.removeEventListener('themechange', follow)
  }, [])
  const choose = (theme: Theme) => {
    setShown(theme)
    document.documentElement.dataset.theme = theme
    remember(themeCookie, theme)
    window.dispatchEvent(new Event('themechange'))
    void save?.({ theme }).catch(() => undefined)
  }
  return <Choices name={label} choices={choices} value={shown} pending={false} onChoose={choose} />
}
