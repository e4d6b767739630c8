import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { personChoices } from '../choices'
import { PersonForm } from './person-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('newTitle') }
}

export default async function NewPersonPage() {
  const ctx = await pageCtx('person:edit')
  const [t, choices] = await Promise.all([getTranslations('people'), personChoices(ctx)])
  return (
    <Messages areas={['people']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/people' }]} title={t('newTitle')} sentence={t('newText')} />
      <PersonForm {...choices} />
    </Messages>
  )
}
