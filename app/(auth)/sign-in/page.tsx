import { getTranslations } from 'next-intl/server'
import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { demoPeople } from '@/lib/features/people/demo-people'
import { currentSession, safePath } from '@/lib/server/auth'
import { hasAdmin } from '@/lib/server/setup-code'
import { SignInForm } from './sign-in-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.signIn'))('title') }
}

interface Search {
  next?: string
  as?: string
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { next, as } = await searchParams
  if (await currentSession()) redirect(safePath(next))
  if (!(await hasAdmin())) redirect('/setup')
  const [t, demo] = await Promise.all([getTranslations('people'), demoPeople()])
  const chosen = demo?.people.find((person) => person.email === as)
  return (
    <>
      <h1 className="text-2xl font-semibold">{t('signIn.title')}</h1>
      <p className="mt-1 mb-6 text-ink-2">{t('signIn.tagline')}</p>
      <SignInForm next={safePath(next)} email={chosen?.email} password={chosen && demo?.password} />
      {demo ? (
        <section className="mt-8">
          <h2 className="font-semibold">{t('signIn.demoTitle')}</h2>
          <p className="mb-2 text-sm text-ink-2">{t('signIn.demoText', { password: demo.password })}</p>
          <ul className="panel divide-y divide-line-soft text-sm">
            {demo.people.map((person) => (
              <li key={person.email}>
                <Link
                  href={`/sign-in?as=${encodeURIComponent(person.email)}${next ? `&next=${encodeURIComponent(next)}` : ''}`}
                  aria-current={person === chosen ? 'true' : undefined}
                  className="flex min-h-row items-center justify-between gap-3 px-3 hover:bg-raised aria-[current]:bg-accent-soft"
                >
                  <span className="min-w-0 truncate">{person.name}</span>
                  <span className="text-xs text-ink-3">{person.roles.map((role) => t(`role.${role}`)).join(' · ')}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <p className="mt-6 text-sm text-ink-3">{t('signIn.noAccount')}</p>
      )}
    </>
  )
}
