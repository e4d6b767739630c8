import { indicatorMetrics, type IndicatorMetric } from '@/lib/core/risks/indicator-metrics'
import type { Formats } from './format'

/**
 * A value of an indicator in the reader's language; null is the sign for no data. Shares are cut towards the side that is not healthy, so
 * that 97.95 % never reads as 98 %; a threshold is shown to its last decimal.
 */
export function formatIndicator(f: Formats, metric: IndicatorMetric, value: number | null): string {
  if (value === null) return f.none
  const { unit, comparator } = indicatorMetrics[metric]
  switch (unit) {
    case 'bp': {
      const tenths = comparator === 'at-least' ? Math.floor(value / 10) : Math.ceil(value / 10)
      return value % 100 === 0 ? f.percent(value, { digits: 0 }) : f.percent(tenths * 10, { digits: 1 })
    }
    case 'ms':
      return f.duration(value)
    default:
      return f.number(value)
  }
}

export function formatThreshold(f: Formats, metric: IndicatorMetric, threshold: number): string {
  const { unit, comparator } = indicatorMetrics[metric]
  const sign = comparator === 'at-least' ? '≥' : '≤'
  return `${sign} ${unit === 'bp' ? f.percent(threshold, { digits: threshold % 100 === 0 ? 0 : threshold % 10 === 0 ? 1 : 2 }) : formatIndicator(f, metric, threshold)}`
}
