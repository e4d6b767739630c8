import { getTranslations } from 'next-intl/server'
import { FigureBook } from '@/components/metrics/figure-book'
import { figureCell, standingCell } from '@/components/metrics/figure-cell'
import { formatChange, formatTarget, formatValue } from '@/components/metrics/figure-format'
import { FigureStat } from '@/components/metrics/figure-stat'
import { listHref } from '@/components/table/list-params'
import { PlainTable } from '@/components/table/plain-table'
import { Section } from '@/components/ui/section'
import { StatBand } from '@/components/ui/stat-band'
import { trendIds, type ProgrammeFigures, type SteeringId } from '@/lib/features/runs/programme-figures'
import type { ReadingWords } from '@/lib/i18n/reading-text'

const banded = ['successRate', 'ahtReduction', 'hoursReturned', 'backlogAge'] as const satisfies readonly SteeringId[]

interface FiguresProps {
  figures: ProgrammeFigures
  words: ReadingWords
}

/** "Oct 24 – Nov 22" */
export const periodText = ({ f }: ReadingWords, { frame }: ProgrammeFigures): string => `${f.day(frame.period.from)} – ${f.day(frame.period.to)}`

const runsHref = ({ frame, focus }: ProgrammeFigures) => listHref('/runs/list', {}, { ...(focus && { phase: focus }), counted: '1', from: frame.period.from, to: frame.period.to })

/** The four figures that decide, each with target, trend by week and the period before. */
export async function FigureBand({ figures, words }: FiguresProps) {
  const t = await getTranslations('cockpit')
  const period = periodText(words, figures)
  return (
    <StatBand label={t('band')}>
      {banded.map((id) => {
        const trended = trendIds.find((trend) => trend === id)
        return (
          <FigureStat
            key={id}
            figure={figures.totals.find((figure) => figure.id === id)!}
            points={trended && figures.trend.map(({ values }) => values[trended])}
            period={period}
            runsHref={runsHref(figures)}
          />
        )
      })}
    </StatBand>
  )
}

/** All figures of the phase beside those of the period before. */
export async function FiguresSection({ figures, phase, words }: FiguresProps & { phase: string | null }) {
  const [t, metrics, status, reason] = await Promise.all([getTranslations('cockpit.figures'), getTranslations('metrics'), getTranslations('ui.status'), getTranslations('boards.reason')])
  const { f } = words
  return (
    <>
      <FigureBook samples={figures.totals} period={periodText(words, figures)} />
      <Section className="max-sm:hidden" title={phase && figures.focus ? t('title', { phase }) : t('titleAll')} note={t('note')}>
        <PlainTable
          caption={t('titleAll')}
          columns={[
            { id: 'metric', header: t('metric') },
            { id: 'now', header: t('now'), align: 'right' },
            { id: 'before', header: t('before'), align: 'right', wideOnly: true },
            { id: 'change', header: t('change'), align: 'right' },
            { id: 'target', header: t('target'), align: 'right' },
            { id: 'state', header: t('state') },
          ]}
          rows={figures.totals.map((figure) => ({
            id: figure.id,
            name: metrics(`${figure.id}.name`),
            runsHref: runsHref(figures),
            cells: {
              metric: metrics(`${figure.id}.name`),
              now: figureCell(f, figure),
              before: formatValue(f, figure.id, figure.previous),
              change: formatChange(f, figure.id, figure.change),
              target: formatTarget(f, figure),
              state: figure.target === null ? null : standingCell({ reason, status }, figure),
            },
          }))}
        />
      </Section>
    </>
  )
}
