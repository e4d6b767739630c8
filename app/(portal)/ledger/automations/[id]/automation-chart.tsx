import { Chart } from '@/components/chart/chart'
import { decimalsOf } from '@/lib/core/portfolio/money'
import { sumOfMonths, type BookMonth } from '@/lib/features/ledger/read-books'
import type { LedgerWords } from '../../ledger-words'

const SHOWN = 24

/** Realised and lost benefit of each month as bars, the plan as a line. */
export function AutomationChart({ months, currency, words: { t, f, month } }: { months: readonly BookMonth[]; currency: string; words: LedgerWords }) {
  const shown = months.slice(-SHOWN)
  const drawn = (minor: bigint | null) => (minor === null ? null : Number(minor) / 10 ** decimalsOf(currency))
  const series = (label: string, values: (bigint | null)[]) => ({ label, values: values.map(drawn), texts: values.map((minor) => f.money(minor, currency)) })
  const total = sumOfMonths(shown)
  const planned = shown.flatMap(({ planned: { plannedMinor } }) => plannedMinor ?? []).reduce((sum, minor) => sum + minor, 0n)
  return (
    <Chart
      title={t('automation.chart')}
      summary={t('automation.chartSummary', { realised: f.money(total.realisedMinor, currency), planned: f.money(planned, currency), lost: f.money(total.lostMinor, currency) })}
      axisLabel={t('automation.axis')}
      height={230}
      data={{
        kind: 'bar',
        unit: 'number',
        unitLabel: currency,
        labels: shown.map((one) => month(one.month)),
        series: [
          { ...series(t('columns.realised'), shown.map(({ total: { realisedMinor } }) => realisedMinor)), hue: 1 },
          { ...series(t('columns.lost'), shown.map(({ total: { lostMinor } }) => lostMinor)), hue: 3 },
          { ...series(t('columns.planned'), shown.map(({ planned: { plannedMinor } }) => plannedMinor)), hue: 4, line: true },
        ],
      }}
    />
  )
}
