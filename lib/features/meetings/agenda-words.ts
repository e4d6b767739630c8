import { metrics } from '@/lib/core/runs/metrics'
import type { Figure } from '@/lib/core/runs/figure'
import type { Formats } from '@/lib/i18n/format'

/** Figures of an agenda as text. Shares are cut towards the worse side, as on every board. */
export function agendaWords(f: Formats) {
  const show = ({ unit, id }: Pick<Figure, 'unit' | 'id'>, value: number | null): string => {
    if (value === null) return f.none
    if (unit === 'ms') return f.duration(value)
    if (unit !== 'ratio') return f.number(value)
    const tenths = value * 1000
    return f.percent((metrics[id].better === 'lower' ? Math.ceil(tenths - 1e-9) || 0 : Math.floor(tenths + 1e-9)) * 10)
  }
  return {
    value: (figure: Figure) => show(figure, figure.value),
    before: (figure: Figure) => show(figure, figure.previous),
    /** "±0" for one that hardly moved; null where either side is not known */
    change({ unit, change }: Pick<Figure, 'unit' | 'change'>): string | null {
      if (!change) return null
      if (change.direction === 'flat') return '±0'
      if (unit === 'ratio') return f.points(change.difference * 10_000)
      return `${change.difference > 0 ? '+' : '−'}${unit === 'ms' ? f.duration(Math.abs(change.difference)) : f.number(Math.abs(change.difference))}`
    },
  }
}
