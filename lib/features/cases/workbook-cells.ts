import { WHOLE_BP } from '@/lib/core/finance/kinds'
import type { Reason } from '@/lib/core/errors'
import { withoutMark } from '@/lib/core/transfer/inert'
import { columnLetters } from '@/lib/documents/live-workbook'

/** A cell as it was read, with the name that people know it by. */
export interface ReadCell {
  /** Such as `E12` */
  at: string
  text: string
}

export type CellValue<T> = { ok: true; value: T } | { ok: false; reason: Reason }

const refused = (name: string, { at, text }: ReadCell, params: Record<string, string | number> = {}): CellValue<never> => ({
  ok: false,
  reason: text === '' ? { key: 'finance.workbook.errors.empty', params: { cell: at } } : { key: `finance.workbook.errors.${name}`, params: { cell: at, value: text.slice(0, 40), ...params } },
})

export const cellAt = (cells: readonly string[], line: number, column: number): ReadCell => ({ at: `${columnLetters(column)}${line}`, text: withoutMark((cells[column] ?? '').normalize('NFKC').trim()) })

/** A number as spreadsheets keep it, or as somebody typed it as text; `12.5%` is 0.125. */
function numberOf(text: string): number | null {
  const match = /^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:e[+-]?\d{1,3})?)\s*(%?)$/i.exec(text)
  if (!match || !/\d/.test(match[1]!)) return null
  const value = Number(match[1]!.replaceAll(',', ''))
  return Number.isFinite(value) ? value / (match[2] ? 100 : 1) : null
}

/** Amount text as the case keeps it; `known` is kept when it says the same. */
export function amountIn(cell: ReadCell, known: string): CellValue<string> {
  const value = numberOf(cell.text)
  if (value === null) return refused('number', cell)
  if (value === Number(known)) return { ok: true, value: known }
  const rounded = Math.round(value * 10_000) / 10_000
  if (value < 0 || value >= 1e12 || Math.abs(rounded - value) > 1e-9 * Math.max(1, value)) return refused('amount', cell)
  return { ok: true, value: rounded.toFixed(4).replace(/\.?0+$/, '') }
}

/** A percentage as basis points, ends included. */
export function percentIn(cell: ReadCell, [least, most]: readonly [number, number]): CellValue<number> {
  const value = numberOf(cell.text)
  if (value === null) return refused('number', cell)
  const bp = Math.round(value * WHOLE_BP)
  if (bp < least || bp > most || Math.abs(value * WHOLE_BP - bp) > 1e-6) return refused('percent', cell, { least: `${least / 100} %`, most: `${most / 100} %` })
  return { ok: true, value: bp + 0 }
}

export function wholeIn(cell: ReadCell, [least, most]: readonly [number, number]): CellValue<number> {
  const value = numberOf(cell.text)
  if (value === null) return refused('number', cell)
  return Number.isInteger(value) && value >= least && value <= most ? { ok: true, value } : refused('whole', cell, { least, most })
}

/** A date of the month, or `2026-04` as text. */
export function monthIn(cell: ReadCell): CellValue<string> {
  const match = /^(20\d{2})[-/](0?[1-9]|1[0-2])(?:[-/]\d{1,2})?$/.exec(cell.text)
  return match ? { ok: true, value: `${match[1]}-${match[2]!.padStart(2, '0')}` } : refused('month', cell)
}

/** One of the options by its word in any of the languages, or by its value. */
export function optionIn(cell: ReadCell, options: readonly { value: string; words: readonly string[] }[]): CellValue<string> {
  const wanted = cell.text.toLowerCase()
  const found = options.find(({ value, words }) => value === wanted || words.some((word) => word.normalize('NFKC').toLowerCase() === wanted))
  return found ? { ok: true, value: found.value } : refused('option', cell)
}
