import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { riskTable } from '@/lib/features/risks/transfer'
import { pageCtx } from '@/lib/server/auth'
import { RegisterImport } from '../../register-import'

export async function generateMetadata(): Promise<Metadata> {
  const [t, r] = await Promise.all([getTranslations('transfer'), getTranslations('risks')])
  return { title: t('title', { register: r('title') }) }
}

export default async function ImportRisksPage() {
  await pageCtx('register:import')
  return <RegisterImport register={riskTable.name} title={(await getTranslations('risks'))('title')} listHref="/risks" />
}
