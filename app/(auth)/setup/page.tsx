import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { hasAdmin } from '@/lib/server/setup-code'
import { SetupForm } from './setup-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.setup'))('title') }
}

/** Exists until the first administrator does. */
export default async function SetupPage({ searchParams }: { searchParams: Promise<{ code?: string }> }) {
  const [t, locale, { code }] = await Promise.all([getTranslations('people.setup'), getLocale(), searchParams])
  if (await hasAdmin()) {
    return (
      <>
        <h1 className="text-2xl font-semibold">{t('alreadyTitle')}</h1>
        <p className="mt-1 mb-6 text-ink-2">{t('alreadyText')}</p>
        <ButtonLink href="/sign-in" variant="primary" size="lg">
          {t('toSignIn')}
        </ButtonLink>
      </>
    )
  }
  return (
    <>
      <h1 className="text-2xl font-semibold">{t('title')}</h1>
      <p className="mt-1 mb-6 text-ink-2">{t('text')}</p>
      <SetupForm code={(code ?? '').slice(0, 200)} locale={locale} />
    </>
  )
}
