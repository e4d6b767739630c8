import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { History } from '@/components/history/history'
import type { SearchParams } from '@/components/table/list-params'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Confirm } from '@/components/ui/confirm'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { isProven } from '@/lib/core/compatibility/standing'
import { nameIn } from '@/lib/core/localized'
import { historyOf } from '@/lib/features/audit/queries'
import { planView } from '@/lib/features/compatibility/plan-view'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { say } from '@/lib/i18n/say'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { assemblePlanAction } from '../../actions'
import { runTone, statusTone } from '../../tones'
import { AddCheckDialog } from './add-check'
import { PlanChecks } from './plan-checks'
import { StartRunDialog } from './start-run'
import { SystemList } from './system-list'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await pageCtx('compatibility:read')
  const { automation } = await orNotFound(planView(ctx, { automationId: (await params).id }))
  return { title: `${(await getTranslations('compatPlan'))('title')}: ${nameIn(ctx.locale, automation)}` }
}

export default async function CompatPlanPage({ params, searchParams }: Props) {
  const ctx = await pageCtx('compatibility:read')
  const view = await orNotFound(planView(ctx, { automationId: (await params).id }))
  const { automation, plan, checks, blockers, diff, runs, needed, may } = view
  const only = (await searchParams).system
  const [t, c, root, f, lines] = await Promise.all([getTranslations('compatPlan'), getTranslations('compatibility'), getTranslations(), getFormats(), plan ? historyOf(ctx, 'compat-plan', plan.id) : []])
  const name = nameIn(ctx.locale, automation)
  const asked = checks.filter(({ state }) => state === 'asked')
  const proven = asked.filter(({ outcome, stale }) => outcome !== null && isProven(outcome) && !stale).length
  const behind = plan !== null && diff.added + diff.changed + diff.removed > 0
  const open = runs.find(({ status }) => status === 'open')
  const assemble = assemblePlanAction.bind(null, { automationId: automation.id, ...(plan && { version: plan.version }) }, undefined)
  const title = !needed ? t('headline.notNeeded') : !plan ? t('headline.none') : blockers.length ? t('headline.held', { count: blockers.length }) : t('headline.free')
  return (
    <Messages areas={['compatPlan', 'compatibility']}>
      <PageHeader
        crumbs={[{ label: c('title'), href: '/compatibility' }, { label: name, href: `/automations/${automation.id}` }]}
        title={title}
        sentence={plan && needed && t('headline.sentence', { checks: asked.length, proven })}
        action={
          plan && may.test && !automation.archived && (
            open ? (
              <ButtonLink variant="primary" href={`/compatibility/runs/${open.number}/test`}>
                {t('continueRun', { code: open.code })}
              </ButtonLink>
            ) : (
              <StartRunDialog automationId={automation.id} systems={view.systems.map((system) => ({ value: system.id, label: nameIn(ctx.locale, system) }))} chosen={typeof only === 'string' && view.systems.some(({ id }) => id === only) ? only : ''} tested={runs.some(({ status }) => status === 'signed')} />
            )
          )
        }
      />
      {blockers.length > 0 && plan && (
        <Callout tone="act" title={say(root, blockers[0]!)}>
          {blockers.slice(1).map((reason) => say(root, reason)).join(' ')}
        </Callout>
      )}
      {behind && (
        <Callout tone="watch" title={t('againTitle')} action={may.plan && <Confirm trigger={t('again')} title={t('again')} consequence={t('againText', { added: diff.added, changed: diff.changed, removed: diff.removed, day: f.date(plan.assembledAt) })} confirmLabel={t('again')} doneMessage={t('againDone')} action={assemble} />}>
          <p>{t('againText', { added: diff.added, changed: diff.changed, removed: diff.removed, day: f.date(plan.assembledAt) })}</p>
          {diff.codes.added.length > 0 && <p>{t('codesAdded', { codes: diff.codes.added.join(', ') })}</p>}
          {diff.codes.changed.length > 0 && <p>{t('codesChanged', { codes: diff.codes.changed.join(', ') })}</p>}
        </Callout>
      )}
      {!plan ? (
        <EmptyState
          title={needed ? t('assembleTitle') : t('headline.notNeeded')}
          action={may.plan && diff.added > 0 && !automation.archived && <Confirm trigger={t('assemble')} variant="primary" title={t('assemble')} consequence={t('assembleText', { count: diff.added, systems: view.systems.length, interfaces: view.interfaces.length })} confirmLabel={t('assemble')} doneMessage={t('assembled')} action={assemble} />}
        >
          {needed ? t('assembleText', { count: diff.added, systems: view.systems.length, interfaces: view.interfaces.length }) : t('notNeededText')}
        </EmptyState>
      ) : (
        <Columns
          main={
            <Section
              title={t('checks')}
              note={t('checksNote', { asked: asked.length, left: checks.length - asked.length })}
              action={may.plan && <AddCheckDialog automationId={automation.id} systems={view.systems.map((one) => ({ value: one.id, label: nameIn(ctx.locale, one) }))} interfaces={view.interfaces.map((one) => ({ value: one.id, label: nameIn(ctx.locale, one) }))} />}
            >
              <PlanChecks checks={checks} locale={ctx.locale} only={typeof only === 'string' ? only : null} mayPlan={may.plan} />
            </Section>
          }
          side={
            <>
              <SystemList view={view} locale={ctx.locale} />
              <Section title={t('runs')}>
                <PlainTable
                  caption={t('runs')}
                  columns={[{ id: 'code', header: c('runs.number') }, { id: 'status', header: c('runs.outcome') }, { id: 'at', header: c('runs.startedAt') }]}
                  rows={runs.map((run) => ({
                    id: run.id, name: run.code, href: `/compatibility/runs/${run.number}`,
                    cells: {
                      code: { text: run.code, sub: `${c(`environments.${run.environment}`)}, ${c(`purposes.${run.purpose}`)}` },
                      status: run.outcome ? { text: c(`runOutcomes.${run.outcome}`), tone: runTone[run.outcome] } : { text: c(`runStatuses.${run.status}`), tone: statusTone[run.status] },
                      at: f.date(run.endedAt ?? run.startedAt),
                    },
                  }))}
                  empty={<p className="text-sm text-ink-3">{t('runsEmpty')}</p>}
                />
              </Section>
              <Section title={t('history')}>
                <History lines={lines} />
              </Section>
            </>
          }
        />
      )}
    </Messages>
  )
}
