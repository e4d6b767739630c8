import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { InLink } from '@/components/ui/in-link'
import type { Locale } from '@/lib/core/localized'
import type { HeatArrow, HeatCell } from '@/lib/core/risks/heat'
import { isAboveAppetite, type Judged, type Matrix } from '@/lib/core/risks/matrix'
import { arrowOf, CELL } from './arrow-path'
import './risks.css'

interface HeatMapProps {
  matrix: Matrix
  rows: readonly (readonly HeatCell[])[]
  arrows: readonly HeatArrow[]
  side: 'residual' | 'inherent'
  locale: Locale
  /** The list of one cell's risks; null: the cell is not a link */
  hrefOf?: ((cell: Judged) => string) | null
  active?: string | null
}

/** Likelihood upwards, impact to the right; the dashed line is the appetite. Each cell with risks is a link with its words. */
export function HeatMap({ matrix, rows, arrows, side, locale, hrefOf, active }: HeatMapProps) {
  const t = useTranslations('risks.heat')
  const bands = useTranslations('risks.bands')
  const { size } = matrix
  const above = (row: number, column: number) => rows[row]?.[column] !== undefined && isAboveAppetite(matrix, rows[row][column]!.score)
  const columns = { gridTemplateColumns: `repeat(${size}, minmax(0, 1fr))` }
  return (
    <div className="heat" role="group" aria-label={t('label')}>
      <span className="heat-axis text-right">{t('likelihood')} ↑</span>
      <span className="heat-axis" aria-hidden="true" />
      <div className="heat-likelihood" style={{ gridTemplateRows: `repeat(${size}, minmax(0, 1fr))` }}>
        {rows.map((row) => (
          <span key={row[0]!.likelihood}>{matrix.likelihood[row[0]!.likelihood - 1]?.[locale]}</span>
        ))}
      </div>
      <div className="heat-plot" style={{ ...columns, aspectRatio: `${size * CELL} / ${size}` }}>
        {rows.flatMap((row, at) =>
          row.map((cell, column) => {
            const { likelihood, impact, score, band } = cell
            const count = cell[side]
            const key = `${likelihood}-${impact}`
            const className = clsx('heat-cell', `cell-${band}`, above(at, column) && !above(at, column - 1) && 'heat-line-left', above(at, column) && at + 1 < size && !above(at + 1, column) && 'heat-line-below')
            const label = t('cell', { likelihood: matrix.likelihood[likelihood - 1]![locale], impact: matrix.impact[impact - 1]![locale], score, band: bands(band), count })
            const inside = (
              <>
                <span className="sr-only">{label}</span>
                {count > 0 && <b aria-hidden="true">{count}</b>}
                <small aria-hidden="true">{score}</small>
              </>
            )
            return count > 0 && hrefOf ? (
              <InLink key={key} href={hrefOf(cell)} stay aria-current={active === key ? 'true' : undefined} className={className} title={label}>
                {inside}
              </InLink>
            ) : (
              <span key={key} title={label} className={className}>
                {inside}
              </span>
            )
          }),
        )}
        <svg viewBox={`0 0 ${size * CELL} ${size}`} aria-hidden="true" className="heat-arrows">
          {arrows.map(({ from, to, count }) => {
            const { start, line, head } = arrowOf(size, from, to)
            return (
              <g key={`${from.likelihood}-${from.impact}-${to.likelihood}-${to.impact}`}>
                <path d={line} strokeWidth={Math.min(1 + count * 0.4, 3)} />
                <path d={head} className="heat-head" />
                <circle cx={start.x} cy={start.y} r="0.055" strokeWidth="1.25" />
              </g>
            )
          })}
        </svg>
      </div>
      <div className="heat-impact" style={columns} lang={locale}>
        {matrix.impact.map((label, at) => (
          <span key={at}>{label[locale]}</span>
        ))}
      </div>
      <span className="heat-axis col-start-2 text-right">{t('impact')} →</span>
    </div>
  )
}
