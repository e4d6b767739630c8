import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { personTable } from '@/lib/features/people/transfer'
import { pageCtx } from '@/lib/server/auth'
import { RegisterImport } from '../../register-import'

export async function generateMetadata(): Promise<Metadata> {
  const [t, r] = await Promise.all([getTranslations('transfer'), getTranslations('people')])
  return { title: t('title', { register: r('title') }) }
}

export default async function ImportPeoplePage() {
  await pageCtx('person:edit')
  return <RegisterImport register={personTable.name} title={(await getTranslations('people'))('title')} listHref="/people" />
}
