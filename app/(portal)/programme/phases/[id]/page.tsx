import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { History } from '@/components/history/history'
import { HealthStatus, healthText } from '@/components/programme/health-status'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { can } from '@/lib/core/access'
import { nameIn } from '@/lib/core/localized'
import { historyOf } from '@/lib/features/audit/queries'
import { phaseDetail } from '@/lib/features/programme/phase-detail'
import { getPhase } from '@/lib/features/programme/queries'
import { shownChanges } from '@/lib/features/programme/shown-changes'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { BudgetSection } from './budget-section'
import { MilestonesSection } from './milestones-section'
import { PhaseBand } from './phase-band'
import { PhaseSide } from './phase-side'
import { ScopeSection } from './scope-section'

/** The audit trail holds them all. */
const SHOWN_CHANGES = 8

type Params = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const ctx = await pageCtx('programme:read')
  return { title: nameIn(ctx.locale, await orNotFound(getPhase(ctx, await params))) }
}

export default async function PhasePage({ params }: Params) {
  const ctx = await pageCtx('programme:read')
  const { id } = await params
  const [phase, t, lines] = await Promise.all([orNotFound(phaseDetail(ctx, { id })), getTranslations(), historyOf(ctx, 'phase', id, { take: SHOWN_CHANGES })])
  const objective = ctx.locale === 'zh-CN' ? (phase.objectiveZh ?? phase.objective) : phase.objective
  return (
    <Messages areas={phase.mayEdit ? ['programme', 'portfolio', 'processes'] : []}>
      <PageHeader
        size="answer"
        crumbs={[{ label: t('boards.programme.title'), href: '/programme' }]}
        title={t(`phases.page.answer.${phase.health.state}`, { phase: nameIn(ctx.locale, phase) })}
        status={<HealthStatus health={phase.health} />}
        sentence={healthText(t, phase.health)}
        action={
          <>
            <ButtonLink href="/programme/timeline">{t('phases.page.timeline')}</ButtonLink>
            {phase.mayEdit && phase.status !== 'closed' && (
              <ButtonLink href={`/programme/phases/${id}/edit`} variant="primary">
                {t('phases.page.edit')}
              </ButtonLink>
            )}
          </>
        }
      />
      <PhaseBand phase={phase} />
      <Columns
        main={
          <>
            {objective && (
              <Section title={t('phases.page.objective')}>
                <p className="max-w-[75ch] whitespace-pre-line text-ink-2">{objective}</p>
              </Section>
            )}
            <ScopeSection phase={phase} locale={ctx.locale} />
            <MilestonesSection phase={phase} locale={ctx.locale} />
            <BudgetSection phase={phase} />
          </>
        }
        side={
          <>
            <PhaseSide phase={phase} />
            <Section
              title={t('phases.page.history')}
              action={
                can(ctx.actor, 'audit:read') && (
                  <ButtonLink size="sm" href={`/audit?entity=phase&id=${id}`}>
                    {t('phases.page.allHistory')}
                  </ButtonLink>
                )
              }
            >
              <History lines={shownChanges(ctx, lines)} />
            </Section>
          </>
        }
      />
    </Messages>
  )
}
