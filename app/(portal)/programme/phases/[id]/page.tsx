import { getLocale, getTranslations } from 'next-intl/server'
import { History } from '@/components/history/history'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { nameIn } from '@/lib/core/localized'
import { historyOf } from '@/lib/features/audit/queries'
import { getPhase } from '@/lib/features/programme/queries'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { PhaseForm } from './phase-form'

export default async function PhasePage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await pageCtx('programme:edit')
  const phase = await orNotFound(getPhase(ctx, await params))
  const [t, locale, lines] = await Promise.all([getTranslations(), getLocale(), historyOf(ctx, 'phase', phase.id)])
  return (
    <Messages areas={['boards', 'people', 'programme']}>
      <PageHeader crumbs={[{ label: t('boards.programme.title'), href: '/programme' }]} title={t('boards.programme.editTitle', { phase: nameIn(locale, phase) })} />
      <PhaseForm phase={phase} owner={phase.owner && { value: phase.owner.id, label: phase.owner.name }} />
      <div className="mt-8">
        <Section title={t('people.history')}>
          <History lines={lines} />
        </Section>
      </div>
    </Messages>
  )
}
