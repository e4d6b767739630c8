import { useTranslations } from 'next-intl'
import { use, type ReactNode } from 'react'
import { Stat } from '@/components/ui/stat'
import type { Figure } from '@/lib/core/runs/figure'
import { getFormats } from '@/lib/i18n/formats'
import { explainFigure, figureText, type FigureContext } from './explain-figure'
import { formatChange, formatTarget, toneOf } from './figure-format'

interface FigureStatProps extends FigureContext {
  figure: Figure
  points?: readonly (number | null)[]
  note?: ReactNode
}

/** A line two hundred points wide needs four digits, not sixteen. */
const brief = (value: number | null) => (value === null ? null : Number(value.toPrecision(4)))

/** A metric in the band of figures of a board: value, change, target, trend, and what it was computed from. */
export function FigureStat({ figure, points, note, period, runsHref }: FigureStatProps) {
  const t = useTranslations()
  const f = use(getFormats())
  const status = figure.standing === 'no-data' ? t(`boards.reason.${figure.value === null ? 'no-value' : (figure.reason ?? 'no-value')}`) : undefined
  return (
    <Stat
      label={t(`metrics.${figure.id}.name` as never)}
      value={figure.value === null ? null : figureText(t as never, f, figure)}
      unit={figure.unit === 'perDay' ? t('boards.aDay') : undefined}
      delta={formatChange(f, figure.id, figure.change)}
      tone={figure.standing === 'no-data' && figure.reason === 'no-target' ? 'info' : toneOf[figure.standing]}
      statusWord={status}
      target={formatTarget(f, figure) ?? undefined}
      note={note ?? (figure.sample === null ? undefined : t('boards.units', { count: figure.sample }))}
      spark={points && { points: points.map(brief), target: figure.target }}
      explanation={explainFigure(t as never, f, figure, { period, runsHref })}
    />
  )
}
