import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { PageHeader } from '@/components/ui/page-header'
import { getDefect } from '@/lib/features/compatibility/lists'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { DefectForm } from './defect-form'

type Params = { params: Promise<{ number: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('compatibility.defects'))('edit') }
}

export default async function EditDefectPage({ params }: Params) {
  const ctx = await pageCtx('compatibility:test')
  const defect = await orNotFound(getDefect(ctx, { number: Number((await params).number) }))
  if (!defect.mayEdit) redirect(`/compatibility/defects/${defect.number}`)
  const t = await getTranslations('compatibility')
  return (
    <Messages areas={['compatibility']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/compatibility' }, { label: defect.code, href: `/compatibility/defects/${defect.number}` }]} title={defect.title} />
      <DefectForm defect={{ number: defect.number, version: defect.version, title: defect.title, description: defect.description ?? '', severity: defect.severity, dueOn: defect.dueOn ?? '', owner: defect.owner && { value: defect.owner.id, label: defect.owner.name } }} />
    </Messages>
  )
}
