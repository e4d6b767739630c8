import type { Explanation } from '@/components/ui/explain'
import type { Figure } from '@/lib/core/runs/figure'
import type { Formats } from '@/lib/i18n/format'
import { formatFigure, formatVariable, nothingWaits } from './figure-format'

/** The part of a root translator that the catalogue of metrics is read with. */
interface Words {
  (key: never, params?: never): string
}

export interface FigureContext {
  /** "Oct 24 – Nov 22" */
  period: string
  /** Where the runs behind the figure are listed. */
  runsHref?: string
}

/** A figure as it stands alone: "empty" for the age of a backlog in which nothing waits. */
export const figureText = (t: Words, f: Formats, figure: Figure): string => (nothingWaits(figure) ? t('boards.emptyBacklog' as never) : formatFigure(f, figure))

/** What a figure opens to: definition, formula, the values that went in, the sample, the runs. */
export function explainFigure(t: Words, f: Formats, figure: Figure, context: FigureContext): Explanation {
  const say = (key: string, params?: object) => t(key as never, params as never)
  const sample = figure.sample === null ? null : f.number(figure.sample)
  return {
    title: say(`metrics.${figure.id}.name`),
    value: figure.unit === 'perDay' && figure.value !== null ? `${figureText(t, f, figure)} ${say('boards.aDay')}` : figureText(t, f, figure),
    definition: say(`metrics.${figure.id}.definition`),
    formula: say(`metrics.${figure.id}.formula`),
    values: Object.entries(figure.variables).map(([name, value]) => ({ label: say(`metrics.variables.${name}`), value: name === 'backlogAgeMs' ? figureText(t, f, figure) : formatVariable(f, name, value) })),
    sample: sample === null ? context.period : say('boards.sample', { sample, period: context.period }),
    runsHref: context.runsHref,
  }
}
