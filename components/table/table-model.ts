import type { ReactNode } from 'react'
import type { Tone } from '@/components/ui/tone'

/** A column as plain data, so that a server page can hand it to the client table. */
export interface TableColumn {
  id: string
  /** With the unit where the figures have one: "Handling time, min". */
  header: string
  align?: 'left' | 'right'
  /** The server can sort by it. */
  sortable?: boolean
  /** Not shown unless chosen. */
  hidden?: boolean
  /** Long text is cut at this width; CSS length. */
  maxWidth?: string
  /** Left out of the cards on a phone. */
  wideOnly?: boolean
  /** Only in the cards on a phone: what stands there for columns that are left out. */
  phoneOnly?: boolean
}

/** Texts are formatted on the server in the reader's language. Null is "no data". */
export interface RichCell {
  text: string
  sub?: string
  /** Drawn as a status. */
  tone?: Tone
  href?: string
  /** A metric: the text opens to its story in the page's `FigurePanel`. */
  story?: FigureStory
}

/** Metric, values of its variables in order, sample; put into words when the figure is opened. */
export type FigureStory = [id: string, variables: (number | null)[], sample: number | null]

export type TableCell = string | number | null | RichCell | ReactNode

export interface TableRow {
  id: string
  /** The record that the row opens. */
  href?: string
  /** Name of the row for everybody who does not see it. */
  name: string
  /** Where the runs behind the figures of the row are listed. */
  runsHref?: string
  cells: Record<string, TableCell>
}

export const isRichCell = (cell: TableCell): cell is RichCell => typeof cell === 'object' && cell !== null && 'text' in cell && !('$$typeof' in cell)

/** The columns shown: those asked for in the table's own order, else the usual ones; the first always. */
export function shownColumns(columns: readonly Pick<TableColumn, 'id' | 'hidden'>[], asked: readonly string[] | null): Record<string, boolean> {
  return Object.fromEntries(columns.map((column, index) => [column.id, index === 0 || (asked ? asked.includes(column.id) : !column.hidden)]))
}
