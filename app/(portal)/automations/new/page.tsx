import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/core/access'
import { nameIn } from '@/lib/core/localized'
import { programmeTargets } from '@/lib/features/automations/queries'
import { listProcesses } from '@/lib/features/processes/queries'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { AutomationForm } from '../automation-form'
import { automationChoices } from '../choices'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('automations'))('newTitle') }
}

export default async function NewAutomationPage({ searchParams }: { searchParams: Promise<{ process?: string }> }) {
  const ctx = await pageCtx('automation:edit')
  const [t, p, f, choices, processes, targets, { process: asked }] = await Promise.all([
    getTranslations('automations'),
    getTranslations('processes'),
    getFormats(),
    automationChoices(ctx),
    listProcesses(ctx, { size: 200 }),
    programmeTargets(ctx, {}),
    searchParams,
  ])
  const options = processes.rows.map((row) => ({ value: row.id, label: nameIn(ctx.locale, row), note: [row.code, row.department && nameIn(ctx.locale, row.department)].filter(Boolean).join(' · ') }))
  return (
    <Messages areas={['automations', 'portfolio', 'processes']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/automations' }]} title={t('newTitle')} sentence={t('newText')} />
      {options.length === 0 ? (
        <EmptyState
          title={p('emptyTitle')}
          action={
            can(ctx.actor, 'process:edit') && (
              <ButtonLink href="/processes/new" variant="primary">
                {p('add')}
              </ButtonLink>
            )
          }
        >
          {t('emptyNeedsProcess')}
        </EmptyState>
      ) : (
        <AutomationForm
          choices={choices}
          processes={options}
          process={options.find((option) => option.value === asked) ?? null}
          currency={targets.currency}
          targetsNote={t('targetsNote', { success: f.percent(targets.successBp), reduction: f.percent(targets.ahtReductionBp) })}
        />
      )}
    </Messages>
  )
}
