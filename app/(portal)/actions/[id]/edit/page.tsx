import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/core/access'
import { getAction } from '@/lib/features/actions/queries'
import { findPhases } from '@/lib/features/programme/queries'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { ActionForm } from '../../action-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('actions'))('editTitle') }
}

export default async function EditActionPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await pageCtx('action:close-own')
  const action = await orNotFound(params.then((ref) => getAction(ctx, ref)))
  if (!action.steps.includes('edit')) redirect(`/actions/${action.id}`)
  const [t, phases] = await Promise.all([getTranslations('actions'), can(ctx.actor, 'programme:read') ? findPhases(ctx, {}) : []])
  return (
    <Messages areas={['actions', 'portfolio']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/actions' }, { label: action.text, href: `/actions/${action.id}` }]} title={t('editTitle')} />
      <ActionForm action={action} today={action.today} mayAssign={action.may.assign} phases={phases.filter(({ id, status }) => status !== 'closed' || id === action.phaseId).map(({ id, label }) => ({ value: id, label }))} />
    </Messages>
  )
}
