import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Callout } from '@/components/ui/callout'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { getPerson } from '@/lib/features/people/queries'
import { previewErasure } from '@/lib/features/privacy/erase-person'
import { Messages } from '@/lib/i18n/provide'
import { say } from '@/lib/i18n/say'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { EraseForm } from './erase-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy.person'))('erase') }
}

export default async function ErasePersonPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await pageCtx('personal-data:erase')
  const person = await orNotFound(getPerson(ctx, await params))
  const [t, words, people, preview] = await Promise.all([getTranslations('privacy.erase'), getTranslations(), getTranslations('people'), previewErasure(ctx, { id: person.id })])
  const rows = Object.values(preview.tables).reduce((sum, count) => sum + count, 0)
  return (
    <Messages areas={['privacy', 'people']}>
      <PageHeader crumbs={[{ label: people('title'), href: '/people' }, { label: person.name, href: `/people/${person.id}` }]} title={t('title', { name: person.name })} sentence={t('text')} />
      <Columns
        main={
          preview.reasons.length > 0 ? (
            <Callout tone="watch" title={t('blocked')}>
              <ul className="list-disc pl-4">
                {preview.reasons.map((reason) => (
                  <li key={reason.key}>{say(words, reason)}</li>
                ))}
              </ul>
            </Callout>
          ) : (
            <EraseForm id={person.id} />
          )
        }
        side={
          <Section title={t('preview')} note={t('backups')}>
            <ul className="panel divide-y divide-line-soft text-sm">
              <li className="px-4 py-2">{t('rows', { count: rows })}</li>
              <li className="px-4 py-2">{t('entries', { count: preview.entries })}</li>
              <li className="px-4 py-2 text-ink-2">{preview.telling ? t('searched', { spellings: preview.spellings.join(' · ') }) : t('notTelling')}</li>
              {preview.namesake && <li className="px-4 py-2 text-ink-2">{t('namesake')}</li>}
            </ul>
          </Section>
        }
      />
    </Messages>
  )
}
