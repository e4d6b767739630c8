import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { automationTable } from '@/lib/features/automations/transfer'
import { pageCtx } from '@/lib/server/auth'
import { RegisterImport } from '../../register-import'

export async function generateMetadata(): Promise<Metadata> {
  const [t, r] = await Promise.all([getTranslations('transfer'), getTranslations('automations')])
  return { title: t('title', { register: r('title') }) }
}

export default async function ImportAutomationsPage() {
  await pageCtx('register:import')
  return <RegisterImport register={automationTable.name} title={(await getTranslations('automations'))('title')} listHref="/automations" />
}
