import type { ChartData } from './chart-model'

export interface ChartScale {
  /** Values are divided by this before they are drawn. */
  divisor: number
  /** Intl unit whose short name labels the axis; null for a percentage or a count. */
  intlUnit: 'millisecond' | 'second' | 'minute' | 'hour' | 'day' | null
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** The measure of the axis: percentages of basis points, and the time unit in which the largest value reads well. */
export function scaleOf(data: Pick<ChartData, 'unit' | 'series' | 'target'>): ChartScale {
  if (data.unit === 'percent') return { divisor: 100, intlUnit: null }
  if (data.unit === 'number') return { divisor: 1, intlUnit: null }
  const values = [...data.series.flatMap((s) => s.values), data.target?.value ?? null]
  const largest = Math.max(0, ...values.filter((v): v is number => v !== null))
  if (largest < 2 * second) return { divisor: 1, intlUnit: 'millisecond' }
  if (largest < 2 * minute) return { divisor: second, intlUnit: 'second' }
  if (largest < 2 * hour) return { divisor: minute, intlUnit: 'minute' }
  if (largest < 3 * day) return { divisor: hour, intlUnit: 'hour' }
  return { divisor: day, intlUnit: 'day' }
}

/** The axis title: "%", "min", "分钟", or what is counted. */
export function axisTitle(locale: string, data: Pick<ChartData, 'unit' | 'unitLabel'>, scale: ChartScale): string {
  if (data.unit === 'percent') return '%'
  if (!scale.intlUnit) return data.unitLabel ?? ''
  const parts = new Intl.NumberFormat(locale, { style: 'unit', unit: scale.intlUnit, unitDisplay: 'short' }).formatToParts(2)
  return parts.find((part) => part.type === 'unit')?.value ?? ''
}
