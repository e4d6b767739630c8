import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { nameIn } from '@/lib/core/localized'
import { getComponent } from '@/lib/features/components/queries'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { componentChoices } from '../../choices'
import { ComponentForm } from '../../component-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('components'))('editTitle') }
}

export default async function EditComponentPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await pageCtx('component:edit')
  const [t, choices, edited] = await Promise.all([getTranslations('components'), componentChoices(), orNotFound(params.then((ref) => getComponent(ctx, ref)))])
  const { id, version, name, nameZh, kind, description, technology, owner, link, release } = edited
  const title = nameIn(ctx.locale, edited)
  return (
    <Messages areas={['components', 'portfolio']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/components' }, { label: title, href: `/components/${id}` }]} title={t('editTitle')} sentence={title} />
      <ComponentForm choices={choices} edited={{ id, version, name, nameZh, kind, description, technology, owner, link, release }} />
    </Messages>
  )
}
