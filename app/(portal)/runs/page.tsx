import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Chart } from '@/components/chart/chart'
import { formatFigure, formatTarget, formatTargetRate, formatValue, rateDigits, shownRate } from '@/components/metrics/figure-format'
import { FigureStat } from '@/components/metrics/figure-stat'
import { PeriodPicker } from '@/components/metrics/period-picker'
import { backlogChart, handlingChart, outcomeChart, rateChart } from '@/components/metrics/series-chart'
import { listHref, type SearchParams } from '@/components/table/list-params'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Segmented } from '@/components/ui/segmented'
import { StatBand } from '@/components/ui/stat-band'
import { can } from '@/lib/core/access'
import type { Figure } from '@/lib/core/runs/figure'
import type { Formats } from '@/lib/i18n/format'
import { runsOverview, type Overview } from '@/lib/features/runs/overview'
import { boardGroups, OverviewInput } from '@/lib/features/runs/schema'
import { getFormats } from '@/lib/i18n/formats'
import { pageCtx } from '@/lib/server/auth'
import { BacklogPanel, FreshnessPanel } from './backlog-panel'
import { GroupTable } from './group-table'
import { filtersOf, runsBehind } from './runs-behind'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('boards.runs'))('title') }
}

const band = ['successRate', 'ahtReduction', 'throughput', 'backlogAge'] as const

export default async function RunsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('run:read')
  const params = await searchParams
  const given = Object.fromEntries(Object.entries(params).flatMap(([name, value]) => (typeof value === 'string' && value ? [[name, value]] : [])))
  const input = OverviewInput.safeParse(given).data ?? { group: 'automation' as const }
  const [t, locale, f, board] = await Promise.all([getTranslations('boards.runs'), getLocale(), getFormats(), runsOverview(ctx, input)])
  const empty = board.counted.runs === 0 && board.groups.length === 0
  const period = `${f.day(board.frame.period.from)} – ${f.day(board.frame.period.to)}`
  const figures = new Map(board.totals.map((figure) => [figure.id, figure]))
  const success = figures.get('successRate')!
  const chosen = filtersOf(input)
  const runsHref = runsBehind(board, chosen)

  if (empty) {
    return (
      <>
        <PageHeader title={t('title')} />
        <EmptyState title={t('emptyTitle')} action={can(ctx.actor, 'engine:edit') && <ButtonLink href="/engines/new" variant="primary">{t('emptyAction')}</ButtonLink>}>
          {t('emptyText')}
        </EmptyState>
      </>
    )
  }
  const target = success.target === null ? null : { share: success.target, label: formatTarget(f, success) ?? '' }
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <PeriodPicker path="/runs" params={params} current={board.frame.period.from && input.from ? '' : (input.period ?? '30d')} />
        <ButtonLink href={listHref('/runs/list', chosen, { ...board.frame.period })}>{t('all')}</ButtonLink>
      </div>
      <PageHeader size="answer" title={await answerOf(board, success, f)} sentence={await sentenceOf(board, period, f)} />
      <StatBand>
        {band.map((id) => (
          <FigureStat key={id} figure={figures.get(id)!} period={period} runsHref={runsHref} points={pointsOf(board, id)} note={id === 'backlogAge' && board.backlog.waiting !== null ? t('waitingCount', { count: board.backlog.waiting }) : undefined} />
        ))}
      </StatBand>
      <Section
        title={t('byGroup')}
        note={t('byGroupNote')}
        action={
          <Segmented
            label={t('group')}
            segments={boardGroups.map((group) => ({ href: listHref('/runs', params, { group: group === 'automation' ? null : group }), label: t(`groups.${group}`), active: group === board.group }))}
          />
        }
      >
        <GroupTable board={board} chosen={chosen} locale={locale} period={period} />
        {board.excluded > 0 && <p className="mt-2 text-xs text-ink-3">{t('excluded', { count: board.excluded })}</p>}
        {board.ownJobs > 0 && <p className="mt-2 text-xs text-ink-3">{t(board.group === 'engine' ? 'ownJobsShown' : 'ownJobs')}</p>}
      </Section>
      <div className="grid gap-x-7 lg:grid-cols-2">
        <Chart
          title={t('chartOutcome')}
          summary={t('summary', { succeeded: board.counted.succeeded, failed: board.counted.systemFailures, business: board.counted.businessExceptions })}
          data={outcomeChart(f, board.series, { succeeded: t('succeeded'), failed: t('failed'), business: t('business'), unit: t('unit') })}
          axisLabel={t(board.series.by === 'day' ? 'axisDay' : 'axisHour')}
        />
        <Chart title={t('chartRate')} summary={await answerOf(board, success, f)} data={rateChart(f, board.series, { label: t('rate'), previous: t('previous') }, target)} axisLabel={t('axisDay')} />
        <Chart title={t('chartAht')} summary={formatValue(f, 'aht', figures.get('aht')!.value)} data={handlingChart(f, board.series, { label: t('aht'), previous: t('previous') })} axisLabel={t('axisDay')} />
        {board.backlog.trend.length > 1 && <Chart title={t('chartBacklog')} summary={f.number(board.backlog.waiting)} data={backlogChart(f, board.backlog.trend, t('waiting'))} axisLabel={t('axisDay')} />}
      </div>
      <div className="grid gap-x-7 lg:grid-cols-2">
        <BacklogPanel queues={board.backlog.queues} />
        <FreshnessPanel engines={board.engines} locale={locale} now={ctx.now} />
      </div>
    </>
  )
}

const pointsOf = (board: Overview, id: (typeof band)[number]): (number | null)[] | undefined => {
  if (id === 'successRate') return board.series.points.map((point) => point.successRate)
  if (id === 'throughput') return board.series.points.map((point) => point.succeeded + point.systemFailures + point.businessExceptions)
  return id === 'backlogAge' ? board.backlog.trend.map((point) => point.oldestAgeMs) : undefined
}

/** The sentence that the reader came for. */
async function answerOf(board: Overview, success: Figure, f: Formats): Promise<string> {
  const t = await getTranslations('boards.runs.answer')
  if (board.counted.runs === 0) return t('none')
  if (success.value === null) return t('unjudged', { count: board.counted.runs })
  const rate = formatFigure(f, success)
  const count = success.sample ?? 0
  if (success.standing === 'no-data' || success.target === null) return t('small', { rate, count })
  const digits = rateDigits(success)
  const gap = f.points(success.target * 10_000 - shownRate('successRate', success.value, digits), { digits }).replace('+', '')
  const target = formatTargetRate(f, success.target)
  const short = (figure: Figure) => figure.standing === 'act' || figure.standing === 'watch'
  if (success.standing === 'on-target') {
    const below = board.groups.filter((group) => short(group.figures.successRate)).length
    if (below) return t('someBelow', { rate, count, below })
    return board.totals.some(short) ? t('rateOk', { rate, count, target }) : t('ok', { rate, count })
  }
  return t(success.standing === 'watch' ? 'watch' : 'act', { rate, target, gap })
}

async function sentenceOf(board: Overview, period: string, f: Formats): Promise<string> {
  const t = await getTranslations('boards.runs')
  const { from, to } = board.frame.previous
  const fresh = board.engines.map((engine) => engine.freshAt).filter((at) => at !== null).sort()[0]
  return t('sentence', {
    period,
    previous: `${f.day(from)} – ${f.day(to)}`,
    fresh: fresh ? t('fresh', { time: f.dateTime(fresh) }) : t('freshNever'),
  })
}
