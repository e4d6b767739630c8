import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { componentChoices } from '../choices'
import { ComponentForm } from '../component-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('components'))('newTitle') }
}

export default async function NewComponentPage() {
  await pageCtx('component:edit')
  const [t, choices] = await Promise.all([getTranslations('components'), componentChoices()])
  return (
    <Messages areas={['components', 'portfolio']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/components' }]} title={t('newTitle')} sentence={t('newText')} />
      <ComponentForm choices={choices} />
    </Messages>
  )
}
