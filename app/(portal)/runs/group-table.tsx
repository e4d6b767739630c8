import { useTranslations } from 'next-intl'
import { use } from 'react'
import { FigureBook } from '@/components/metrics/figure-book'
import { figureCell, standingCell } from '@/components/metrics/figure-cell'
import { PlainTable } from '@/components/table/plain-table'
import type { Locale } from '@/lib/core/localized'
import { nameIn } from '@/lib/core/localized'
import type { Overview, OverviewGroup } from '@/lib/features/runs/overview'
import { getFormats } from '@/lib/i18n/formats'
import { runsBehind } from './runs-behind'

const unnamed = { automation: 'unlinked', process: 'unlinked', department: 'noDepartment', phase: 'noPhase', engine: 'unlinked' } as const

/** The groups of the board, worst success rate first; each figure opens. */
export function GroupTable({ board, chosen, locale, period }: { board: Overview; chosen: Record<string, string>; locale: Locale; period: string }) {
  const t = useTranslations()
  const f = use(getFormats())
  const nameOf = (group: OverviewGroup) => (group.name === null ? t(`boards.runs.${unnamed[board.group]}`) : nameIn(locale, { name: group.name, nameZh: group.nameZh }))
  const runsHref = (group: OverviewGroup) => runsBehind(board, chosen, group)
  const words = { reason: useTranslations('boards.reason'), status: useTranslations('ui.status') }
  const samples = Object.values(board.groups[0]?.figures ?? {})
  return (
    <>
      <FigureBook samples={samples} period={period} />
      <PlainTable
        caption={t('boards.runs.byGroup')}
        columns={[
          { id: 'name', header: t(`boards.runs.groups.${board.group}`) },
          { id: 'status', header: t('boards.runs.columns.status') },
          { id: 'successRate', header: t('boards.runs.columns.successRate'), align: 'right' },
          { id: 'business', header: t('boards.runs.columns.business'), align: 'right' },
          { id: 'aht', header: t('boards.runs.columns.aht'), align: 'right' },
          { id: 'ahtReduction', header: t('boards.runs.columns.ahtReduction'), align: 'right' },
          { id: 'throughput', header: t('boards.runs.columns.throughput'), align: 'right' },
          { id: 'hours', header: t('boards.runs.columns.hours'), align: 'right' },
          { id: 'runs', header: t('boards.runs.columns.runs'), align: 'right' },
        ]}
        rows={board.groups.map((group) => ({
          id: group.key ?? 'none',
          name: nameOf(group),
          runsHref: runsHref(group),
          href: board.group === 'automation' && group.key ? `/automations/${group.key}` : board.group === 'process' && group.key ? `/processes/${group.key}` : board.group === 'engine' && group.key ? `/engines/${group.key}` : undefined,
          cells: {
            name: { text: nameOf(group), sub: group.code ?? undefined },
            status: standingCell(words, group.figures.successRate),
            successRate: figureCell(f, group.figures.successRate),
            business: figureCell(f, group.figures.businessExceptionRate),
            aht: figureCell(f, group.figures.aht),
            ahtReduction: figureCell(f, group.figures.ahtReduction),
            throughput: figureCell(f, group.figures.throughput),
            hours: figureCell(f, group.figures.hoursReturned),
            runs: { text: f.number(group.counted.runs), href: runsHref(group) },
          },
        }))}
      />
    </>
  )
}
