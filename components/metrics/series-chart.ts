import type { ChartData } from '@/components/chart/chart-model'
import type { BacklogPoint } from '@/lib/features/runs/backlog'
import type { Series } from '@/lib/features/runs/series'
import type { Formats } from '@/lib/i18n/format'
import { formatValue } from './figure-format'

/** Days as "Nov 22", hours as "09:00". */
const labelsOf = (f: Formats, series: Series) => series.points.map((point) => (series.by === 'day' ? f.day(point.slot) : f.time(point.slot)))

interface OutcomeWords {
  succeeded: string
  failed: string
  business: string
  unit: string
}

export const outcomeChart = (f: Formats, series: Series, words: OutcomeWords): ChartData => ({
  kind: 'stacked',
  unit: 'number',
  unitLabel: words.unit,
  labels: labelsOf(f, series),
  series: [
    { label: words.succeeded, hue: 1, values: series.points.map((point) => point.succeeded) },
    { label: words.business, hue: 3, values: series.points.map((point) => point.businessExceptions) },
    { label: words.failed, hue: 'act', values: series.points.map((point) => point.systemFailures) },
  ],
})

/** The words of a line and of the thin one under it, the period before. */
interface LineWords {
  label: string
  previous: string
}

const known = (values: (number | null)[]): boolean => values.some((value) => value !== null)
const before = (label: string, values: (number | null)[], text: (value: number | null) => string): ChartData['series'] =>
  known(values) ? [{ label, values, texts: values.map(text), previous: true }] : []

/** Values are basis points. */
export function rateChart(f: Formats, series: Series, { label, previous }: LineWords, target: { share: number; label: string } | null): ChartData {
  const points = (of: readonly { successRate: number | null }[]) => of.map(({ successRate }) => (successRate === null ? null : successRate * 10_000))
  const [values, earlier] = [points(series.points), points(series.previous)]
  const low = Math.min(...[...values, ...earlier].filter((value) => value !== null), target ? target.share * 10_000 : 10_000)
  const text = (value: number | null) => formatValue(f, 'successRate', value === null ? null : value / 10_000)
  return {
    kind: 'line',
    unit: 'percent',
    labels: labelsOf(f, series),
    series: [{ label, hue: 1, values, texts: values.map(text) }, ...before(previous, earlier, text)],
    from: Math.max(0, Math.floor(low / 500) * 500 - 500),
    ...(target && { target: { value: target.share * 10_000, label: target.label } }),
  }
}

export function handlingChart(f: Formats, series: Series, { label, previous }: LineWords): ChartData {
  const values = series.points.map((point) => point.ahtMs)
  const text = (value: number | null) => f.duration(value)
  const lines: ChartData['series'] = [{ label, hue: 2, values, texts: values.map(text) }, ...before(previous, series.previous.map((point) => point.ahtMs), text)]
  return { kind: 'line', unit: 'duration', labels: labelsOf(f, series), series: lines, from: 0 }
}

export function backlogChart(f: Formats, trend: BacklogPoint[], label: string): ChartData {
  const values = trend.map((point) => Math.round(point.waiting * 10) / 10)
  return { kind: 'line', unit: 'number', labels: trend.map((point) => f.day(point.day)), series: [{ label, hue: 4, values }], from: 0 }
}
