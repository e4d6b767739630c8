import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { nameIn } from '@/lib/core/localized'
import { getSystem } from '@/lib/features/systems/queries'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { SystemForm } from '../../system-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('systems'))('editTitle') }
}

export default async function EditSystemPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await pageCtx('system:edit')
  const [t, system] = await Promise.all([getTranslations('systems'), orNotFound(params.then((ref) => getSystem(ctx, ref)))])
  const name = nameIn(ctx.locale, system)
  return (
    <Messages areas={['systems', 'portfolio']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/systems' }, { label: name, href: `/systems/${system.id}` }]} title={t('editTitle')} sentence={name} />
      <SystemForm system={system} />
    </Messages>
  )
}
