import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { FigureStat } from '@/components/metrics/figure-stat'
import { FigureBook } from '@/components/metrics/figure-book'
import { figureCell, standingCell } from '@/components/metrics/figure-cell'
import { listHref } from '@/components/table/list-params'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { StatBand } from '@/components/ui/stat-band'
import { Status } from '@/components/ui/status'
import { can } from '@/lib/core/access'
import { nameIn } from '@/lib/core/localized'
import type { Standing as StandingKey } from '@/lib/core/runs/compare'
import { getProgramme, type ProgrammeView } from '@/lib/features/programme/queries'
import { runsOverview, type Overview } from '@/lib/features/runs/overview'
import { getFormats } from '@/lib/i18n/formats'
import { pageCtx } from '@/lib/server/auth'
import { PhaseBar, PhaseProgress } from './phase-bar'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('boards.programme'))('title') }
}

const band = ['successRate', 'ahtReduction', 'throughput', 'backlogAge'] as const
const stateKey: Record<StandingKey, 'stateOk' | 'stateWatch' | 'stateAct' | 'stateNone'> = { 'on-target': 'stateOk', watch: 'stateWatch', act: 'stateAct', 'no-data': 'stateNone' }

export default async function ProgrammePage() {
  const ctx = await pageCtx('programme:read')
  const mayRuns = can(ctx.actor, 'run:read')
  const [t, locale, f, programme, board] = await Promise.all([
    getTranslations('boards.programme'),
    getLocale(),
    getFormats(),
    getProgramme(ctx, {}),
    mayRuns ? runsOverview(ctx, { period: '20w', group: 'automation' }) : null,
  ])
  const current = programme?.phases.find((phase) => phase.status === 'active')
  const ofPhase = board && current?.automations.length ? await runsOverview(ctx, { period: '20w', group: 'automation', phase: current.id }) : board
  if (!programme) return <EmptyState title={t('title')}>{t('answer.none')}</EmptyState>
  const success = ofPhase?.totals.find((figure) => figure.id === 'successRate')
  const period = board ? `${f.day(`${board.frame.period.from}T12:00:00`)} – ${f.day(`${board.frame.period.to}T12:00:00`)}` : ''
  const answer = !current
    ? t('answer.none')
    : current.automations.length === 0
      ? t('answer.empty', { phase: nameIn(locale, current) })
      : t('answer.active', { phase: nameIn(locale, current), count: current.automations.length, state: t(stateKey[success?.standing ?? 'no-data']) })
  return (
    <>
      <PhaseBar phases={programme.phases} today={programme.today} />
      <PageHeader size="answer" title={answer} sentence={mayRuns ? t('sentence') : nameIn(locale, programme)} action={<ButtonLink href="/programme/timeline">{t('timeline')}</ButtonLink>} />
      {current && <PhaseProgress phase={current} today={programme.today} />}
      {ofPhase && (
        <StatBand>
          {band.map((id) => (
            <FigureStat key={id} figure={ofPhase.totals.find((figure) => figure.id === id)!} period={period} runsHref={listHref('/runs/list', {}, { ...(current?.automations.length && { phase: current.id }), counted: '1', from: ofPhase.frame.period.from, to: ofPhase.frame.period.to })} />
          ))}
        </StatBand>
      )}
      {board?.groups[0] && <FigureBook samples={Object.values(board.groups[0].figures)} period={period} />}
      {programme.phases.map((phase) => (
        <PhaseSection key={phase.id} phase={phase} board={board} />
      ))}
    </>
  )
}

type Phase = ProgrammeView['phases'][number]

async function PhaseSection({ phase, board }: { phase: Phase; board: Overview | null }) {
  const [t, stages, runs, locale, f, reason, status] = await Promise.all([
    getTranslations('boards.programme'),
    getTranslations('automations.stages'),
    getTranslations('boards.runs.columns'),
    getLocale(),
    getFormats(),
    getTranslations('boards.reason'),
    getTranslations('ui.status'),
  ])
  const words = { reason, status }
  const groups = new Map((board?.groups ?? []).map((group) => [group.key, group] as const))
  const objective = locale === 'zh-CN' ? (phase.objectiveZh ?? phase.objective) : phase.objective
  return (
    <Section
      title={
        <span className="inline-flex items-center gap-2.5">
          {nameIn(locale, phase)}
          <Status tone={phase.status === 'active' ? 'info' : phase.status === 'closed' ? 'ok' : 'none'}>{t(`status.${phase.status}`)}</Status>
        </span>
      }
      note={objective}
      action={<ButtonLink href={`/programme/phases/${phase.id}`}>{t('open')}</ButtonLink>}
    >
      <PlainTable
        caption={nameIn(locale, phase)}
        columns={[
          { id: 'name', header: t('columns.name') },
          { id: 'stage', header: t('columns.stage') },
          { id: 'status', header: runs('status') },
          { id: 'success', header: runs('successRate'), align: 'right' },
          { id: 'aht', header: runs('ahtReduction'), align: 'right' },
          { id: 'hours', header: runs('hours'), align: 'right' },
          { id: 'owner', header: t('columns.owner') },
        ]}
        rows={phase.automations.map((automation) => {
          const figures = groups.get(automation.id)?.figures
          return {
            id: automation.id,
            name: nameIn(locale, automation),
            runsHref: listHref('/runs/list', {}, { automation: automation.id, counted: '1', ...(board && { from: board.frame.period.from, to: board.frame.period.to }) }),
            href: `/automations/${automation.id}`,
            cells: {
              name: { text: nameIn(locale, automation), sub: nameIn(locale, automation.process) },
              stage: stages(automation.stage),
              status: figures ? standingCell(words, figures.successRate) : null,
              success: figures ? figureCell(f, figures.successRate) : null,
              aht: figures ? figureCell(f, figures.ahtReduction) : null,
              hours: figures ? figureCell(f, figures.hoursReturned) : null,
              owner: automation.owner?.name ?? t('noOwner'),
            },
          }
        })}
        empty={<p className="panel border-dashed px-4 py-5 text-sm text-ink-3">{t('noAutomations')}</p>}
      />
    </Section>
  )
}
