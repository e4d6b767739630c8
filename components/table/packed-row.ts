import type { ReactNode } from 'react'
import type { Tone } from '@/components/ui/tone'
import { isRichCell, type FigureStory, type TableCell, type TableColumn, type TableRow } from './table-model'

/** Text, second line, tone of a status, address, story of a figure; 0 where there is none, and the rest left out. */
export type RichTuple = [text: string, sub?: string | 0, tone?: Tone | 0, href?: string | 0, story?: FigureStory]
export type PackedCell = string | number | null | RichTuple | ReactNode

/** A row without its keys, since it stands in the page twice, drawn and as data: id, address, name, runs, cells in the order of the columns. */
export type PackedRow = [id: string, href: string | 0, name: string | 0, runsHref: string | 0, ...cells: PackedCell[]]

/** Where the cells begin in a packed row. */
export const FIRST_CELL = 4

const textOf = (cell: TableCell): unknown => (isRichCell(cell) ? cell.text : cell)

/** @param columns those shown, in order */
export function packRow(row: TableRow, columns: readonly TableColumn[]): PackedRow {
  const first = columns[0] && textOf(row.cells[columns[0].id] ?? null)
  return [row.id, row.href ?? 0, first === row.name ? 0 : row.name, row.runsHref ?? 0, ...columns.map((column) => packCell(row.cells[column.id] ?? null))]
}

function packCell(cell: TableCell): PackedCell {
  if (!isRichCell(cell)) return cell as PackedCell
  const { text, sub, tone, href, story } = cell
  if (story) return [text, sub ?? 0, tone ?? 0, href ?? 0, story]
  if (href) return [text, sub ?? 0, tone ?? 0, href]
  if (tone) return [text, sub ?? 0, tone]
  return sub ? [text, sub] : text
}

/** Elements never come as arrays: what is an array was packed. */
export const isRichTuple = (cell: PackedCell): cell is RichTuple => Array.isArray(cell)

/** What a screen reader calls the row. */
export function nameOf(row: PackedRow): string {
  if (row[2]) return row[2]
  const first = row[FIRST_CELL] as PackedCell
  return isRichTuple(first) ? first[0] : String(first ?? '')
}
