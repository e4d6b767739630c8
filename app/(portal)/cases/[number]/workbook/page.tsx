import { FileSpreadsheet } from 'lucide-react'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { buttonClass } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { caseCode } from '@/lib/core/cases/statuses'
import { getCase } from '@/lib/features/cases/detail'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { ReadForm } from './read-form'
import { WorkbookDifferences } from './workbook-differences'

type Props = { params: Promise<{ number: string }>; searchParams: Promise<{ file?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, { number }] = await Promise.all([getTranslations('finance.workbook.page'), params])
  return { title: `${caseCode(Number(number))} ${t('title')}` }
}

export default async function CaseWorkbookPage({ params, searchParams }: Props) {
  const ctx = await pageCtx('case:edit')
  const [found, { file }, t, c] = await Promise.all([orNotFound(params.then((ref) => getCase(ctx, ref))), searchParams, getTranslations('finance.workbook.page'), getTranslations('cases')])
  const { number, name, may } = found
  if (may.save === null || may.save.length) redirect(`/cases/${number}`)
  return (
    <Messages areas={['cases', 'finance', 'portfolio', 'files', 'transfer']}>
      <PageHeader
        crumbs={[{ label: c('title'), href: '/cases' }, { label: caseCode(number), href: `/cases/${number}` }, { label: t('title') }]}
        title={name}
        sentence={t('sentence')}
        action={may.export && <a href={`/api/cases/${number}/workbook`} download className={buttonClass({})}><FileSpreadsheet aria-hidden="true" />{t('download')}</a>}
      />
      <ReadForm number={number} again={typeof file === 'string'} />
      {typeof file === 'string' && <WorkbookDifferences ctx={ctx} number={number} fileId={file} />}
    </Messages>
  )
}
