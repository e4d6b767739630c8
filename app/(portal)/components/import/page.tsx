import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { componentTable } from '@/lib/features/components/transfer'
import { pageCtx } from '@/lib/server/auth'
import { RegisterImport } from '../../register-import'

export async function generateMetadata(): Promise<Metadata> {
  const [t, r] = await Promise.all([getTranslations('transfer'), getTranslations('components')])
  return { title: t('title', { register: r('title') }) }
}

export default async function ImportComponentsPage() {
  await pageCtx('register:import')
  return <RegisterImport register={componentTable.name} title={(await getTranslations('components'))('title')} listHref="/components" />
}
