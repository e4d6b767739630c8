import { useTranslations } from 'next-intl'
import { use } from 'react'
import { Figure as FigureButton } from '@/components/ui/explain'
import { Status } from '@/components/ui/status'
import type { Figure } from '@/lib/core/runs/figure'
import { getFormats } from '@/lib/i18n/formats'
import { explainFigure, type FigureContext } from './explain-figure'
import { formatValue, toneOf } from './figure-format'

interface FigureCellProps extends FigureContext {
  /** What the figure belongs to: the automation, the department … */
  of: string
  figure: Figure
}

/** A metric in a table: the value, which opens to its explanation. */
export function FigureCell({ of, figure, ...context }: FigureCellProps) {
  const t = useTranslations()
  const f = use(getFormats())
  if (figure.value === null) return <>{f.none}</>
  const explanation = explainFigure(t as never, f, figure, context)
  return <FigureButton explanation={{ ...explanation, title: `${of} · ${explanation.title}` }}>{formatValue(f, figure.unit, figure.value)}</FigureButton>
}

/** How a metric stands against its target, or why it is not judged. */
export function Standing({ figure }: { figure: Figure }) {
  const t = useTranslations('boards.reason')
  return <Status tone={toneOf[figure.standing]}>{figure.standing === 'no-data' ? t(figure.value === null ? 'no-value' : (figure.reason ?? 'no-value')) : undefined}</Status>
}
