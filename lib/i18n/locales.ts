import { locales, type Locale } from '@/lib/core/localized'

export const localeCookie = 'locale'
export const themeCookie = 'theme'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const isLocale = (value: unknown): value is Locale => locales.includes(value as Locale)
export const asTheme = (value: unknown): Theme => (themes.includes(value as Theme) ? (value as Theme) : 'system')
