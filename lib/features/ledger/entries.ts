import type { amountFields, Amounts } from '@/lib/core/ledger/amounts'
import type { Month } from '@/lib/core/calendar/month'
import { digestOf } from './compute'

export const amountColumns = {
  realisedMinor: true, lostMinor: true, returnedMs: true, lostMs: true, units: true, failedUnits: true, lateUnits: true, missedUnits: true, downMs: true,
} as const satisfies Record<(typeof amountFields)[number], true>

/** Everything that the digest of an entry speaks for. */
export const sealedColumns = {
  ...amountColumns,
  automationId: true, month: true, bookedMonth: true, kind: true, currency: true, plannedMinor: true, plannedMs: true, coverageBp: true, adoptionBp: true, gap: true,
  facts: true, reason: true, correctsId: true, sourceKey: true, byId: true, at: true,
} as const

export interface EntryDraft extends Amounts {
  automationId: string
  /** Month of the evidence, and month in which it counts */
  month: Month
  bookedMonth: Month
  kind: 'signed' | 'adjustment' | 'correction'
  currency: string
  plannedMinor?: bigint | null
  plannedMs?: bigint | null
  coverageBp?: number | null
  adoptionBp?: number | null
  gap?: string | null
  facts: string
  reason: string | null
  correctsId?: string | null
  sourceKey: string
  byId: string | null
  at: Date
}

type Sealed = { [Column in keyof typeof sealedColumns]?: unknown }

/** SHA-256 over the entry as it is stored, so that a row changed past the database's own guard shows. */
export const digestOfEntry = (entry: Sealed): string =>
  digestOf(Object.fromEntries(Object.keys(sealedColumns).map((column) => [column, entry[column as keyof Sealed] ?? null])))
