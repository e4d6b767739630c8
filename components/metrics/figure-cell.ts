import type { TableCell } from '@/components/table/table-model'
import type { Figure } from '@/lib/core/runs/figure'
import type { Formats } from '@/lib/i18n/format'
import { formatFigure, toneOf } from './figure-format'

/** A metric in a table: the value, and what the page's one `FigurePanel` needs to explain it. */
export function figureCell(f: Formats, figure: Figure): TableCell {
  if (figure.value === null) return f.none
  return { text: formatFigure(f, figure), story: [figure.id, Object.values(figure.variables), figure.sample] }
}

/** How a metric stands against its target, or why it is not judged; `t` reads `boards.reason` and `ui.status`. */
export function standingCell(words: { reason: (key: never) => string; status: (key: never) => string }, figure: Figure): TableCell {
  const tone = toneOf[figure.standing]
  if (figure.standing !== 'no-data') return { text: words.status(tone as never), tone }
  return { text: words.reason((figure.value === null ? 'no-value' : (figure.reason ?? 'no-value')) as never), tone }
}
