import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { SearchParams } from '@/components/table/list-params'
import { exchangeTable } from '@/lib/features/rates/exchange-transfer'
import { wageTable } from '@/lib/features/rates/wage-transfer'
import { pageCtx } from '@/lib/server/auth'
import { RegisterImport } from '../../register-import'

export async function generateMetadata(): Promise<Metadata> {
  const [t, r] = await Promise.all([getTranslations('transfer'), getTranslations('rates')])
  return { title: t('title', { register: r('title') }) }
}

/** Wages, or with `?of=exchange-rates` exchange rates. */
export default async function ImportRatesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await pageCtx('rate:edit')
  const [{ of }, t] = await Promise.all([searchParams, getTranslations('rates')])
  const table = of === exchangeTable.name ? exchangeTable : wageTable
  return <RegisterImport register={table.name} title={t(table === exchangeTable ? 'exchange.title' : 'wages.title')} listHref="/rates" />
}
