import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { nameIn } from '@/lib/core/localized'
import { getInterface } from '@/lib/features/interfaces/queries'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { interfaceChoices } from '../../choices'
import { InterfaceForm } from '../../interface-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interfaces'))('editTitle') }
}

export default async function EditInterfacePage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await pageCtx('interface:edit')
  const [t, choices, edited] = await Promise.all([
    getTranslations('interfaces'),
    interfaceChoices(),
    orNotFound(params.then((ref) => getInterface(ctx, ref))),
  ])
  const name = nameIn(ctx.locale, edited)
  return (
    <Messages areas={['interfaces', 'portfolio']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/interfaces' }, { label: name, href: `/interfaces/${edited.id}` }]} title={t('editTitle')} sentence={name} />
      <InterfaceForm choices={choices} edited={edited} />
    </Messages>
  )
}
