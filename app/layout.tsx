import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import { getLocale, getTranslations } from 'next-intl/server'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { asTheme, themeCookie } from '@/lib/i18n/locales'
import { Messages } from '@/lib/i18n/provide'
import { currentPerson } from '@/lib/server/auth'
import './globals.css'

const inter = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  variable: '--font-inter',
  weight: '100 900',
  display: 'swap',
})

/** In Chinese text quotes, dashes and dots belong to the Chinese font; Inter keeps letters and figures. */
const interForChinese = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  variable: '--font-inter-zh',
  weight: '100 900',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+0020-00B6, U+00B8-00FF, U+2013, U+2212, U+2191, U+2193' }],
})

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common')
  return {
    title: { default: t('product'), template: `%s · ${t('product')}` },
    description: t('tagline'),
    robots: { index: false, follow: false },
  }
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, person, store] = await Promise.all([getLocale(), currentPerson(), cookies()])
  const theme = asTheme(person?.theme ?? store.get(themeCookie)?.value)
  return (
    <html lang={locale} data-theme={theme} className={`${inter.variable} ${interForChinese.variable} font-sans`}>
      <body>
        <Messages areas={[]}>{children}</Messages>
      </body>
    </html>
  )
}
