import type { Explanation } from '@/components/ui/explain'
import type { Figure } from '@/lib/core/runs/figure'
import type { Formats } from '@/lib/i18n/format'
import { formatValue, formatVariable } from './figure-format'

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

/** What a figure opens to: definition, formula, the values that went in, the sample, the runs. */
export function explainFigure(t: Words, f: Formats, figure: Figure, context: FigureContext): Explanation {
  const say = (key: string, params?: object) => t(key as never, params as never)
  const sample = figure.sample === null ? null : f.number(figure.sample)
  return {
    title: say(`metrics.${figure.id}.name`),
    value: formatValue(f, figure.unit, figure.value),
    definition: say(`metrics.${figure.id}.definition`),
    formula: say(`metrics.${figure.id}.formula`),
    values: Object.entries(figure.variables).map(([name, value]) => ({ label: say(`metrics.variables.${name}`), value: formatVariable(f, name, value) })),
    sample: sample === null ? context.period : say('boards.sample', { sample, period: context.period }),
    runsHref: context.runsHref,
  }
}
