import { useTranslations } from 'next-intl'
import { use } from 'react'
import { Status } from '@/components/ui/status'
import type { Figure } from '@/lib/core/runs/figure'
import { getFormats } from '@/lib/i18n/formats'
import { formatFigure, formatVariable, toneOf } from './figure-format'
import type { FigureData } from './figure-panel'

interface FigureCellProps {
  /** What the figure belongs to: the automation, the department … */
  of: string
  figure: Figure
  runsHref: string
}

/** A metric in a table: the value, and what the page's one `FigurePanel` needs to explain it. */
export function FigureCell({ of, figure, runsHref }: FigureCellProps) {
  const f = use(getFormats())
  if (figure.value === null) return <>{f.none}</>
  const value = formatFigure(f, figure)
  const data: FigureData = [
    figure.id,
    of,
    value,
    Object.entries(figure.variables).map(([name, variable]) => formatVariable(f, name, variable)),
    figure.sample === null ? null : f.number(figure.sample),
    runsHref,
  ]
  return (
    <button type="button" data-figure={JSON.stringify(data)} aria-haspopup="dialog" className="figure">
      {value}
    </button>
  )
}

/** How a metric stands against its target, or why it is not judged. */
export function Standing({ figure }: { figure: Figure }) {
  const t = useTranslations('boards.reason')
  return <Status tone={toneOf[figure.standing]}>{figure.standing === 'no-data' ? t(figure.value === null ? 'no-value' : (figure.reason ?? 'no-value')) : undefined}</Status>
}
