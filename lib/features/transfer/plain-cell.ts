import { localDay } from '@/lib/core/calendar/local-day'
import type { SheetCell } from '@/lib/documents/sheet'

/** A cell of a spreadsheet as CSV has it: numbers as numbers, days as YYYY-MM-DD, moments by the clocks of the time zone. */
export function plainCell(cell: SheetCell, timeZone: string): string | number | null {
  if (cell === null || typeof cell === 'string') return cell
  if ('number' in cell) return cell.digits === undefined ? cell.number : Number(cell.number.toFixed(cell.digits))
  if ('percentBp' in cell) return cell.percentBp / 100
  if ('day' in cell) return cell.day
  if ('durationMs' in cell) return cell.durationMs / 1000
  if ('moment' in cell) return `${localDay(cell.moment.getTime(), timeZone)} ${clock(timeZone).format(cell.moment)}`
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency: cell.currency }).resolvedOptions().maximumFractionDigits ?? 2
  return Number((Number(cell.minor) / 10 ** digits).toFixed(digits))
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function clock(timeZone: string): Intl.DateTimeFormat {
  let found = clocks.get(timeZone)
  if (!found) clocks.set(timeZone, (found = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })))
  return found
}
