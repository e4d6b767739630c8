import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { SystemForm } from '../system-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('systems'))('newTitle') }
}

export default async function NewSystemPage() {
  await pageCtx('system:edit')
  const t = await getTranslations('systems')
  return (
    <Messages areas={['systems', 'portfolio']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/systems' }]} title={t('newTitle')} sentence={t('newText')} />
      <SystemForm />
    </Messages>
  )
}
