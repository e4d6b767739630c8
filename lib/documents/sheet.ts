import type { Day } from '@/lib/core/calendar/local-day'

/** A value with its type: a spreadsheet calculates with it and shows it in the format of its own language. */
export type SheetCell =
  | string
  | null
  | { number: number; digits?: number }
  /** Basis points: 9840 is 98.4 % */
  | { percentBp: number }
  /** Minor units of the currency */
  | { minor: bigint | number; currency: string }
  | { day: Day }
  /** Shown as the clocks of the sheet's time zone showed it */
  | { moment: Date }
  | { durationMs: number }

export interface SheetColumn {
  header: string
  /** Characters; left out: as wide as the widest cell, within reason */
  width?: number
}

export interface Sheet {
  /** At most 31 characters; what spreadsheets refuse in a name is replaced */
  name: string
  columns: SheetColumn[]
  rows: SheetCell[][]
  /** Lines above the header: title, period, what the figures rest on */
  above?: string[]
}
