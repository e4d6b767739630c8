import { Chart } from '@/components/chart/chart'
import type { ProgrammeValue } from '@/lib/features/value/programme-value'
import { getAxisFormat } from '@/lib/i18n/day-format'
import { drawn, type ValueWords } from './value-words'

/** Signed, measured and forecast benefit of each month as bars, the plan as a line. */
export async function MonthChart({ value, words: { t, f, money } }: { value: ProgrammeValue; words: ValueWords }) {
  const axis = await getAxisFormat()
  const { months, fullMonths, forecast } = value.view
  const rest = months.map(({ realised, forecast: of }) => (of ? of.minor - (realised ?? 0n) : null))
  const text = (minor: bigint | null) => (minor === null ? f.none : f.money(minor, value.currency))
  const series = (label: string, values: (bigint | null)[]) => ({ label, values: values.map((minor) => (minor === null ? null : drawn(minor))), texts: values.map(text) })
  const open = months.map(({ realised, signed }) => (realised === null ? null : realised - signed))
  return (
    <Chart
      title={t('chart.title')}
      summary={t('chart.summary', { realised: money(fullMonths.realised ?? 0n), planned: fullMonths.planned === null ? t('stat.notKnown') : money(fullMonths.planned), forecast: forecast.ok && value.view.expected ? money(forecast.value.total.minor) : 'none' })}
      axisLabel={t('chart.axis')}
      height={260}
      data={{
        kind: 'stacked',
        unit: 'number',
        unitLabel: value.currency,
        labels: months.map(({ month }) => axis.month(`${month}-01`)),
        series: [
          { ...series(t('chart.signed'), months.map(({ realised, signed }) => (realised === null ? null : signed))), hue: 1 },
          { ...series(t('chart.open'), open), hue: 2 },
          ...(rest.some((minor) => minor !== null) ? [{ ...series(t('chart.forecast'), rest), hue: 'none' as const }] : []),
          { ...series(t('chart.planned'), months.map(({ planned }) => planned)), hue: 4, line: true },
        ],
      }}
    />
  )
}
