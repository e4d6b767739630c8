import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ImportWizard } from '@/components/transfer/import-wizard'
import { PageHeader } from '@/components/ui/page-header'
import { requestTable } from '@/lib/features/requests/transfer'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'

export async function generateMetadata(): Promise<Metadata> {
  const [t, r] = await Promise.all([getTranslations('transfer'), getTranslations('requests')])
  return { title: t('title', { register: r('title') }) }
}

export default async function ImportPage() {
  await pageCtx('request:import')
  const [t, r] = await Promise.all([getTranslations('transfer'), getTranslations('requests')])
  return (
    <>
      <PageHeader size="answer" crumbs={[{ label: r('title'), href: '/requests' }]} title={t('title', { register: r('title') })} sentence={t('text')} />
      <Messages areas={['transfer', 'files']}>
        <ImportWizard register={requestTable.name} listHref="/requests" />
      </Messages>
    </>
  )
}
