import { getTranslations } from 'next-intl/server'
import { Chart } from '@/components/chart/chart'
import { formatFigure, formatTarget, formatValue } from '@/components/metrics/figure-format'
import { FigureStat } from '@/components/metrics/figure-stat'
import { backlogChart, handlingChart, outcomeChart, rateChart } from '@/components/metrics/series-chart'
import { listHref } from '@/components/table/list-params'
import { StatBand } from '@/components/ui/stat-band'
import type { AutomationBoard } from '@/lib/features/runs/automation-board'
import { getFormats } from '@/lib/i18n/formats'

const band = ['successRate', 'ahtReduction', 'throughput', 'businessExceptionRate', 'backlogAge'] as const

/** The figures of the period and how they moved. */
export async function BoardFigures({ board, automationId }: { board: AutomationBoard; automationId: string }) {
  const [t, b, f] = await Promise.all([getTranslations('automations.board'), getTranslations('boards.runs'), getFormats()])
  const { from, to } = board.frame.period
  const period = `${f.day(from)} – ${f.day(to)}`
  const runsHref = listHref('/runs/list', {}, { automation: automationId, counted: '1', from, to })
  const figures = new Map(board.figures.map((figure) => [figure.id, figure]))
  const points = { successRate: board.series.points.map((point) => point.successRate), throughput: board.series.points.map((point) => point.succeeded + point.systemFailures + point.businessExceptions) }
  const success = figures.get('successRate')!
  const axis = b(board.series.by === 'day' ? 'axisDay' : 'axisHour')
  const target = success.target === null ? null : { share: success.target, label: formatTarget(f, success) ?? '' }
  const { counted, series, backlog } = board
  return (
    <>
      <StatBand label={t('band')}>
        {band.map((id) => (
          <FigureStat
            key={id}
            figure={figures.get(id)!}
            period={period}
            runsHref={runsHref}
            points={id === 'successRate' || id === 'throughput' ? points[id] : undefined}
            note={id === 'backlogAge' && backlog.waiting !== null ? `${f.number(backlog.waiting)} ${b('waiting').toLowerCase()}` : undefined}
          />
        ))}
      </StatBand>
      {counted.runs > 0 && (
        <div className="grid gap-x-7 lg:grid-cols-2">
          <Chart
            title={b('chartOutcome')}
            summary={b('summary', { succeeded: counted.succeeded, failed: counted.systemFailures, business: counted.businessExceptions })}
            data={outcomeChart(f, series, { succeeded: b('succeeded'), failed: b('failed'), business: b('business'), unit: b('unit') })}
            axisLabel={axis}
          />
          <Chart title={b('chartRate')} summary={formatFigure(f, success)} data={rateChart(f, series, { label: b('rate'), previous: b('previous') }, target)} axisLabel={axis} />
          <Chart title={b('chartAht')} summary={formatValue(f, 'aht', figures.get('aht')!.value)} data={handlingChart(f, series, { label: b('aht'), previous: b('previous') })} axisLabel={axis} />
          {backlog.trend.length > 1 && <Chart title={b('chartBacklog')} summary={f.number(backlog.waiting)} data={backlogChart(f, backlog.trend, b('waiting'))} axisLabel={axis} />}
        </div>
      )}
    </>
  )
}
