import { inert } from '@/lib/core/transfer/inert'
import type { Sheet, SheetCell } from './sheet'

/** A cell as the thread writes it. */
export interface RawCell {
  value: string | number | Date
  format?: string
}
export interface RawSheet {
  name: string
  widths: number[]
  above: RawCell[]
  header: string[]
  rows: (RawCell | null)[][]
}

const DAY_MS = 86_400_000
const widest = 60
const narrowest = 8

/** Plain values with spreadsheet formats; wall clock times stand in for moments, as spreadsheets know no zones. */
export function rawSheets(sheets: readonly Sheet[], timeZone: string): RawSheet[] {
  const taken = new Set<string>()
  return sheets.map(({ name, columns, rows, above = [] }) => {
    const cells = rows.map((row) => columns.map((_, i) => rawCell(row[i] ?? null, timeZone)))
    return {
      name: sheetName(name, taken),
      above: above.map((text) => ({ value: plain(text), format: '@' })),
      header: columns.map(({ header }) => plain(header)),
      rows: cells,
      widths: columns.map(({ header, width }, i) => width ?? fitting([header, ...cells.slice(0, 500).map((row) => textOf(row[i] ?? null))])),
    }
  })
}

/** As a spreadsheet can hold it: no control characters, not too long, never a formula. */
export const plain = (text: string): string => inert(text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, ' ').slice(0, 32_000))

/** A value and the format that shows it. */
export function rawCell(cell: SheetCell, timeZone: string): RawCell | null {
  if (cell === null) return null
  if (typeof cell === 'string') return { value: plain(cell), format: '@' }
  if ('number' in cell) return { value: cell.number, format: cell.digits ? `#,##0.${'0'.repeat(cell.digits)}` : '#,##0' }
  if ('percentBp' in cell) return { value: cell.percentBp / 10_000, format: '0.0%' }
  if ('day' in cell) return { value: new Date(`${cell.day}T00:00:00.000Z`), format: 'yyyy-mm-dd' }
  if ('moment' in cell) return { value: wallClock(cell.moment, timeZone), format: 'yyyy-mm-dd hh:mm' }
  if ('durationMs' in cell) return { value: cell.durationMs / DAY_MS, format: '[h]:mm:ss' }
  const decimals = new Intl.NumberFormat('en', { style: 'currency', currency: cell.currency }).resolvedOptions().maximumFractionDigits ?? 2
  return { value: Number(cell.minor) / 10 ** decimals, format: `#,##0${decimals ? `.${'0'.repeat(decimals)}` : ''} "${cell.currency}"` }
}

function wallClock(at: Date, timeZone: string): Date {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' }).formatToParts(at)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return new Date(Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')))
}

function sheetName(name: string, taken: Set<string>): string {
  const clean = name.replace(/[\\/?*[\]:]/g, ' ').replace(/^'|'$/g, '').trim().slice(0, 31) || 'Sheet'
  let unique = clean
  for (let n = 2; taken.has(unique.toLowerCase()); n += 1) unique = `${clean.slice(0, 27)} (${n})`
  taken.add(unique.toLowerCase())
  return unique
}

const textOf = (cell: RawCell | null): string => (cell === null ? '' : cell.value instanceof Date ? '2026-11-22 00:00' : typeof cell.value === 'number' ? cell.value.toFixed(2) : cell.value)

/** Chinese characters are two wide. */
const fitting = (texts: string[]): number => Math.min(widest, Math.max(narrowest, ...texts.map((text) => [...text].reduce((sum, char) => sum + (char > '\u2e80' ? 2 : 1), 2))))
