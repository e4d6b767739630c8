import type { Month } from '@/lib/core/calendar/month'
import type { Figures } from '@/lib/core/ledger/amounts'

/** The books' row of one automation and month, with whole numbers of any size. */
export interface BookedRow extends Omit<Figures, 'gap'> {
  automationId: string
  month: Month
  state: 'signed' | 'open'
  gap: string | null
}

/** Money is added up exactly; everything else of the row is far below 2^53. */
type Money = 'plannedMinor' | 'realisedMinor' | 'lostMinor'

/** The same with numbers that add up: durations in ms, money in minor units of the home currency, null: not known (`gap` says why). */
export type ValueMonth = { [K in keyof BookedRow]: K extends Money ? BookedRow[K] : BookedRow[K] extends bigint ? number : BookedRow[K] extends bigint | null ? number | null : BookedRow[K] }

const numberOf = (value: bigint | null): number | null => (value === null ? null : Number(value))

/** Rows of the books as numbers that add up: milliseconds and units are far below 2^53. */
export const numbered = (rows: readonly BookedRow[]): ValueMonth[] =>
  rows.map(({ automationId, month, state, plannedMinor, realisedMinor, lostMinor, plannedMs, returnedMs, lostMs, units, failedUnits, lateUnits, missedUnits, downMs, coverageBp, adoptionBp, gap }) => ({
    automationId, month, state, plannedMinor, realisedMinor, lostMinor, coverageBp, adoptionBp, gap,
    plannedMs: numberOf(plannedMs), lateUnits: numberOf(lateUnits), returnedMs: Number(returnedMs), lostMs: Number(lostMs),
    units: Number(units), failedUnits: Number(failedUnits), missedUnits: Number(missedUnits), downMs: Number(downMs),
  }))

/** Sums of some months. A sum is null when nothing in it is known; `unknown` counts rows with units whose money is not known. */
export interface ValueSum {
  planned: bigint | null
  realised: bigint | null
  /** Part of `realised` that finance signed */
  signed: bigint
  lost: bigint | null
  plannedMs: number | null
  returnedMs: number
  lostMs: number
  units: number
  rows: number
  signedRows: number
  /** Rows with work done whose money is not known */
  unknown: number
}

export const emptySum = (): ValueSum => ({ planned: null, realised: null, signed: 0n, lost: null, plannedMs: null, returnedMs: 0, lostMs: 0, units: 0, rows: 0, signedRows: 0, unknown: 0 })

const plus = <T extends bigint | number>(sum: T | null, value: T | null): T | null => (value === null ? sum : sum === null ? value : ((sum as never) + (value as never)) as T)

export function addMonth(sum: ValueSum, row: ValueMonth): ValueSum {
  sum.planned = plus(sum.planned, row.plannedMinor)
  sum.realised = plus(sum.realised, row.realisedMinor)
  sum.lost = plus(sum.lost, row.lostMinor)
  sum.plannedMs = plus(sum.plannedMs, row.plannedMs)
  sum.returnedMs += row.returnedMs
  sum.lostMs += row.lostMs
  sum.units += row.units
  sum.rows += 1
  if (row.state === 'signed') {
    sum.signedRows += 1
    sum.signed += row.realisedMinor ?? 0n
  }
  if (row.realisedMinor === null && row.units > 0) sum.unknown += 1
  return sum
}

export const sumOf = (rows: readonly ValueMonth[]): ValueSum => rows.reduce(addMonth, emptySum())

/** Sums by a key of each row; rows whose key is undefined are left out. */
export function sumBy<Key>(rows: readonly ValueMonth[], keyOf: (row: ValueMonth) => Key | undefined): Map<Key, ValueSum> {
  const sums = new Map<Key, ValueSum>()
  for (const row of rows) {
    const key = keyOf(row)
    if (key === undefined) continue
    const sum = sums.get(key) ?? emptySum()
    sums.set(key, addMonth(sum, row))
  }
  return sums
}

/** Share of the plan in basis points, cut towards zero; null where either is not known or the plan is not above zero. */
export const shareOf = (part: bigint | null, whole: bigint | null): number | null => (part === null || whole === null || whole <= 0n ? null : Number((part * 10_000n) / whole))

/** Rows of each automation, in the order given. */
export function byAutomation(rows: readonly ValueMonth[]): Map<string, ValueMonth[]> {
  const grouped = new Map<string, ValueMonth[]>()
  for (const row of rows) {
    const known = grouped.get(row.automationId)
    if (known) known.push(row)
    else grouped.set(row.automationId, [row])
  }
  return grouped
}
