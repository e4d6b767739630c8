import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { SearchParams } from '@/components/table/list-params'
import { PageHeader } from '@/components/ui/page-header'
import { nameIn } from '@/lib/core/localized'
import { getSystem } from '@/lib/features/systems/queries'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { interfaceChoices } from '../choices'
import { InterfaceForm } from '../interface-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interfaces'))('newTitle') }
}

export default async function NewInterfacePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('interface:edit')
  const [t, choices, { from }] = await Promise.all([getTranslations('interfaces'), interfaceChoices(), searchParams])
  const system = typeof from === 'string' && from ? await orNotFound(getSystem(ctx, { id: from })) : null
  return (
    <Messages areas={['interfaces', 'portfolio']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/interfaces' }]} title={t('newTitle')} sentence={t('newText')} />
      <InterfaceForm choices={choices} from={system && { value: system.id, label: nameIn(ctx.locale, system), note: system.code }} />
    </Messages>
  )
}
