import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/core/access'
import { todayOf } from '@/lib/features/actions/queries'
import { findPhases } from '@/lib/features/programme/queries'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { ActionForm } from '../action-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('actions'))('newTitle') }
}

export default async function NewActionPage() {
  const ctx = await pageCtx('action:close-own')
  const [t, today, phases] = await Promise.all([getTranslations('actions'), todayOf(ctx), can(ctx.actor, 'programme:read') ? findPhases(ctx, {}) : []])
  return (
    <Messages areas={['actions', 'portfolio']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/actions' }]} title={t('newTitle')} sentence={t('newText')} />
      <ActionForm today={today} mayAssign={can(ctx.actor, 'action:edit')} phases={phases.filter(({ status }) => status !== 'closed').map(({ id, label }) => ({ value: id, label }))} />
    </Messages>
  )
}
