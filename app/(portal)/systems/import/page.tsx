import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { systemTable } from '@/lib/features/systems/transfer'
import { pageCtx } from '@/lib/server/auth'
import { RegisterImport } from '../../register-import'

export async function generateMetadata(): Promise<Metadata> {
  const [t, r] = await Promise.all([getTranslations('transfer'), getTranslations('systems')])
  return { title: t('title', { register: r('title') }) }
}

export default async function ImportSystemsPage() {
  await pageCtx('register:import')
  return <RegisterImport register={systemTable.name} title={(await getTranslations('systems'))('title')} listHref="/systems" />
}
