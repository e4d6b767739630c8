import type { Figure } from '@/lib/core/runs/figure'
import type { Formats } from '@/lib/i18n/format'

/** Rates of errors are shown with two decimals: a tenth of a point is what a week changes. */
const RATE_DIGITS = 2

/** Figures of an agenda as text; shares of failures are rounded up, never to a better value than measured. */
export function agendaWords(f: Formats) {
  const show = ({ unit, id }: Pick<Figure, 'unit' | 'id'>, value: number | null): string => {
    if (value === null) return f.none
    if (unit === 'ms') return f.duration(value)
    if (unit !== 'ratio') return f.number(value)
    const bp = value * 10_000
    return f.percent(id === 'successRate' ? Math.floor(bp + 1e-9) : Math.ceil(bp - 1e-9), { digits: RATE_DIGITS })
  }
  return {
    value: (figure: Figure) => show(figure, figure.value),
    before: (figure: Figure) => show(figure, figure.previous),
    /** Null where either is not known; "no change" is a change of nothing */
    change({ unit, change }: Figure): string | null {
      if (!change) return null
      if (unit === 'ratio') return f.points(change.difference * 10_000, { digits: RATE_DIGITS })
      const sign = change.difference > 0 ? '+' : change.difference < 0 ? '−' : ''
      return `${sign}${unit === 'ms' ? f.duration(Math.abs(change.difference)) : f.number(Math.abs(change.difference))}`
    },
  }
}
