import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { processChoices } from '../choices'
import { ProcessForm } from '../process-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('processes'))('newTitle') }
}

export default async function NewProcessPage() {
  const ctx = await pageCtx('process:edit')
  const [t, choices] = await Promise.all([getTranslations('processes'), processChoices(ctx)])
  return (
    <Messages areas={['processes', 'portfolio']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/processes' }]} title={t('newTitle')} sentence={t('newText')} />
      <ProcessForm choices={choices} />
    </Messages>
  )
}
