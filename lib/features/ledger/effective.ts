import type { Month } from '@/lib/core/calendar/month'
import type { Ctx } from '@/lib/server/ctx'
import { booksOf } from './read-books'

/** What the books say of one automation in one month: signed or working figures of the month, and what was booked in it about earlier ones. */
export interface EffectiveMonth {
  automationId: string
  /** Month in which it counts, YYYY-MM of the programme's zone */
  month: Month
  state: 'signed' | 'open'
  /** Minor units of the home currency; null: cannot be told, `gap` says why */
  plannedMinor: bigint | null
  realisedMinor: bigint | null
  lostMinor: bigint | null
  plannedMs: bigint | null
  returnedMs: bigint
  lostMs: bigint
  units: bigint
  failedUnits: bigint
  /** Null: nobody entered them and no queue tells */
  lateUnits: bigint | null
  missedUnits: bigint
  downMs: bigint
  /** Measured, basis points; null: not measured */
  coverageBp: number | null
  adoptionBp: number | null
  /** Reason key `ledger.gaps.<gap>` when there is no amount, or only one for a part */
  gap: string | null
  /** Adjustments and corrections that were booked in this month */
  bookings: number
}

export interface EffectiveInput {
  automationIds?: readonly string[]
  /** First and last month in which figures count */
  from?: Month
  to?: Month
}

/**
 * The one reading of the books: of the automations that the reader may see (value:read), by automation and month, oldest first.
 * Sums over all months are what the evidence says today, corrections by finance added.
 */
export async function effectiveMonths(ctx: Ctx, { automationIds, from, to }: EffectiveInput = {}): Promise<EffectiveMonth[]> {
  const book = await booksOf(ctx, { automationIds, from, to })
  return book.map(({ automationId, month, state, gap, total, bookings, planned, shares }) => ({ automationId, month, state, ...planned, ...total, ...shares, gap, bookings }))
}
