import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { interfaceTable } from '@/lib/features/interfaces/transfer'
import { pageCtx } from '@/lib/server/auth'
import { RegisterImport } from '../../register-import'

export async function generateMetadata(): Promise<Metadata> {
  const [t, r] = await Promise.all([getTranslations('transfer'), getTranslations('interfaces')])
  return { title: t('title', { register: r('title') }) }
}

export default async function ImportInterfacesPage() {
  await pageCtx('register:import')
  return <RegisterImport register={interfaceTable.name} title={(await getTranslations('interfaces'))('title')} listHref="/interfaces" />
}
