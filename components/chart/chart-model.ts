export type Hue = 1 | 2 | 3 | 4 | 5 | 6 | 'ok' | 'watch' | 'high' | 'act' | 'none'

/** What the numbers are: basis points, milliseconds, or plain. */
export type ChartUnit = 'percent' | 'duration' | 'number'

export interface ChartSeries {
  label: string
  /** In the unit's own measure; null where there is no data. */
  values: (number | null)[]
  /** The same, formatted for the reader, for the tooltip and the table view; left out where they are plain numbers. */
  texts?: string[]
  hue?: Hue
  /** The period before: a thin grey line under the others. */
  previous?: boolean
  /** Beside bars: draw this series as a line. */
  line?: boolean
}

export interface ChartTarget {
  value: number
  /** "target ≥ 98 %" */
  label: string
}

export interface ChartData {
  kind: 'line' | 'bar' | 'stacked'
  /** Formatted moments or names along the bottom axis. */
  labels: string[]
  series: ChartSeries[]
  unit: ChartUnit
  /** For plain numbers: what is counted ("runs"). */
  unitLabel?: string
  target?: ChartTarget
  /** Lower end of the axis; bars always begin at zero. */
  from?: number
}

/** What a point says: its own text, or the number in the reader's language. */
export function pointText(series: ChartSeries, at: number, number: Intl.NumberFormat): string {
  const value = series.values[at]
  return series.texts?.[at] ?? (typeof value === 'number' ? number.format(value) : '')
}

export const hueVar = (hue: Hue): string => (typeof hue === 'number' ? `var(--series-${hue})` : `var(--${hue})`)

/** The hue of a series: its own, or by its place; the period before is grey. */
export const hueOf = (series: readonly ChartSeries[], index: number): Hue => {
  const one = series[index]
  if (one?.previous) return 'none'
  if (one?.hue) return one.hue
  const place = series.slice(0, index).filter((s) => !s.previous).length
  return (((place % 6) + 1) as Hue)
}

export const hasData = (data: ChartData): boolean => data.series.some((s) => !s.previous && s.values.some((v) => v !== null))
