import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { SearchParams } from '@/components/table/list-params'
import { baselineTable } from '@/lib/features/processes/baseline-transfer'
import { processTable } from '@/lib/features/processes/transfer'
import { pageCtx } from '@/lib/server/auth'
import { RegisterImport } from '../../register-import'

export async function generateMetadata(): Promise<Metadata> {
  const [t, r] = await Promise.all([getTranslations('transfer'), getTranslations('processes')])
  return { title: t('title', { register: r('title') }) }
}

/** Processes, or with `?of=baselines` the versions of their baselines. */
export default async function ImportProcessesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { of } = await searchParams
  const table = of === baselineTable.name ? baselineTable : processTable
  await pageCtx('register:import')
  const t = await getTranslations('processes')
  return <RegisterImport register={table.name} title={t(table === baselineTable ? 'baseline.title' : 'title')} listHref="/processes" />
}
