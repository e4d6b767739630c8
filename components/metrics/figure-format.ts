import type { Change, Standing } from '@/lib/core/runs/compare'
import type { Figure } from '@/lib/core/runs/figure'
import type { MetricUnit } from '@/lib/core/runs/metrics'
import type { Formats } from '@/lib/i18n/format'
import type { Tone } from '@/components/ui/tone'

export const toneOf: Record<Standing, Tone> = { 'on-target': 'ok', watch: 'watch', act: 'act', 'no-data': 'none' }

/** A value of a metric in the reader's language; null is the sign for no data. */
export function formatValue(f: Formats, unit: MetricUnit, value: number | null): string {
  if (value === null) return f.none
  switch (unit) {
    case 'ratio':
      return f.percent(value * 10_000)
    case 'ms':
      return f.duration(value)
    case 'hours':
      return f.number(value, { digits: value < 100 ? 1 : 0 })
    case 'perDay':
      return f.number(value, { digits: value < 10 ? 1 : 0 })
    case 'count':
      return f.number(value)
  }
}

/** The difference to the period before: points for rates, the metric's unit otherwise. */
export function formatChange(f: Formats, unit: MetricUnit, change: Change | null): string | null {
  if (!change || change.direction === 'flat') return null
  const sign = change.difference > 0 ? '+' : '−'
  if (unit === 'ratio') return f.points(change.difference * 10_000)
  return `${sign}${formatValue(f, unit, Math.abs(change.difference))}`
}

/** "≥ 98 %" or "≤ 4 hr"; null where there is no target. */
export function formatTarget(f: Formats, figure: Figure): string | null {
  if (figure.target === null) return null
  return `${figure.id === 'backlogAge' ? '≤' : '≥'} ${figure.unit === 'ratio' ? targetPercent(f, figure.target) : formatValue(f, figure.unit, figure.target)}`
}

const targetPercent = (f: Formats, share: number) => f.percent(share * 10_000, { digits: Number.isInteger(share * 100) ? 0 : 1 })

/** Variables end in Ms, or are counts. */
export const formatVariable = (f: Formats, name: string, value: number | null): string =>
  value === null ? f.none : name.endsWith('Ms') ? f.duration(value) : f.number(value, { digits: Number.isInteger(value) ? 0 : 2 })
