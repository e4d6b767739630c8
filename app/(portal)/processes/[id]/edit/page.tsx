import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { forbidden } from '@/lib/core/errors'
import { nameIn } from '@/lib/core/localized'
import { getProcess } from '@/lib/features/processes/queries'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { processChoices } from '../../choices'
import { ProcessForm } from '../../process-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('processes'))('editTitle') }
}

export default async function EditProcessPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await pageCtx('process:edit')
  const process = await orNotFound(getProcess(ctx, await params))
  if (!process.may.edit) throw forbidden('process:edit')
  const [t, choices] = await Promise.all([getTranslations('processes'), processChoices(ctx)])
  const name = nameIn(ctx.locale, process)
  const { id, version, nameZh, description, owner, department, systems, dataClasses, wageGrade } = process
  return (
    <Messages areas={['processes', 'portfolio']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/processes' }, { label: name, href: `/processes/${id}` }]} title={t('editTitle')} sentence={name} />
      <ProcessForm
        choices={choices}
        process={{ id, version, name: process.name, nameZh, description, owner, dataClasses, wageGrade: wageGrade && { id: wageGrade.id, label: `${nameIn(ctx.locale, wageGrade)} · ${wageGrade.code}` }, departmentId: department?.id ?? null, systemIds: systems.map((system) => system.id) }}
      />
    </Messages>
  )
}
