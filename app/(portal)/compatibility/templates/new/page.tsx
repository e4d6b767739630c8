import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { TemplateForm } from './template-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('compatPlan.templates'))('newTitle') }
}

export default async function NewTemplatePage() {
  await pageCtx('compatibility-template:edit')
  const t = await getTranslations('compatPlan.templates')
  return (
    <Messages areas={['compatPlan']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/compatibility/templates' }]} title={t('newTitle')} sentence={t('newText')} />
      <TemplateForm />
    </Messages>
  )
}
