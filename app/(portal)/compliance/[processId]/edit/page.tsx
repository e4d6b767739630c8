import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { forbidden } from '@/lib/core/errors'
import { nameIn } from '@/lib/core/localized'
import { getRecord } from '@/lib/features/compliance/queries'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { RecordForm } from './record-form'

type Props = { params: Promise<{ processId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('compliance'))('recordTitle') }
}

export default async function EditRecordPage({ params }: Props) {
  const ctx = await pageCtx('compliance:edit')
  const detail = await orNotFound(params.then((ref) => getRecord(ctx, ref)))
  if (!detail.may.edit) throw forbidden('compliance:edit')
  const t = await getTranslations('compliance')
  const name = nameIn(ctx.locale, detail.process)
  return (
    <Messages areas={['compliance', 'processes']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/compliance' }, { label: name, href: `/processes/${detail.process.id}?tab=compliance` }]}
        title={t('editTitle', { process: name })}
        sentence={t('editSentence')}
      />
      <RecordForm processId={detail.process.id} version={detail.version} start={detail.start} />
    </Messages>
  )
}
