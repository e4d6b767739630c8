import type { Change } from '@/lib/core/runs/compare'
import type { Figure } from '@/lib/core/runs/figure'
import { metrics, type MetricId } from '@/lib/core/runs/metrics'
import type { Formats } from './format'

/** Slack for the binary fractions of shares such as 0.57. */
const SLACK = 1e-9

/**
 * A share as it is shown, in basis points: cut towards the worse side, so that 97.95 % is never read as 98 % and one failure in
 * ten thousand not as none.
 */
export function shownRate(id: MetricId, share: number, digits = 1): number {
  const step = 10 ** (2 - digits)
  const steps = (share * 10_000) / step
  const cut = metrics[id].better === 'lower' ? Math.ceil(steps - SLACK) : Math.floor(steps + SLACK)
  return cut * step || 0 // never −0
}

/** A value of a metric in the reader's language; null is the sign for no data. `digits` are the decimals of shares. */
export function formatValue(f: Formats, id: MetricId, value: number | null, digits = 1): string {
  if (value === null) return f.none
  switch (metrics[id].unit) {
    case 'ratio':
      return f.percent(shownRate(id, value, digits), { digits })
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
export function formatChange(f: Formats, id: MetricId, change: Change | null): string | null {
  if (!change || change.direction === 'flat') return null
  const sign = change.difference > 0 ? '+' : '−'
  if (metrics[id].unit === 'ratio') return f.points(change.difference * 10_000)
  return `${sign}${formatValue(f, id, Math.abs(change.difference))}`
}

/** A figure with as many decimals as its target has, so that both can be compared by eye. */
export const formatFigure = (f: Formats, figure: Figure): string => formatValue(f, figure.id, figure.value, rateDigits(figure))

export const nothingWaits = (figure: Figure): boolean => figure.id === 'backlogAge' && figure.variables.backlogWaiting === 0

/** "≥ 98 %" or "≤ 4 hr"; null where there is no target. */
export function formatTarget(f: Formats, figure: Figure): string | null {
  if (figure.target === null) return null
  return `${figure.id === 'backlogAge' ? '≤' : '≥'} ${figure.unit === 'ratio' ? formatTargetRate(f, figure.target) : formatValue(f, figure.id, figure.target)}`
}

/** Targets are kept in basis points, and shown to their last decimal. */
export const formatTargetRate = (f: Formats, share: number): string => f.percent(share * 10_000, { digits: targetDigits(share) })

const targetDigits = (share: number): number => {
  const basisPoints = Math.round(share * 10_000)
  return basisPoints % 100 === 0 ? 0 : basisPoints % 10 === 0 ? 1 : 2
}

/** Decimals of a rate beside its target: one, or two where the target has two. */
export const rateDigits = (figure: Pick<Figure, 'unit' | 'target'>): number => (figure.unit === 'ratio' && figure.target !== null ? Math.max(1, targetDigits(figure.target)) : 1)

/** Variables end in Ms, or are counts; time given back is counted in hours, as the figure itself, since a day of 24 hours is nobody's working day. */
export const formatVariable = (f: Formats, name: string, value: number | null): string =>
  value === null ? f.none : name === 'returnedMs' ? f.hours(value) : name.endsWith('Ms') ? f.duration(value) : f.number(value, { digits: Number.isInteger(value) ? 0 : 2 })
