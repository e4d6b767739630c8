import type { Month } from '@/lib/core/calendar/month'
import type { Figures } from '@/lib/core/ledger/amounts'
import type { Ctx } from '@/lib/server/ctx'
import { booksOf } from './read-books'

/**
 * What the books say of one automation in one month: signed or working figures of the month, and what was booked in it about earlier ones.
 * Money in the home currency; `gap` is the reason `ledger.gaps.<gap>` when there is no amount, or only one for a part.
 */
export interface EffectiveMonth extends Omit<Figures, 'gap'> {
  automationId: string
  /** Month in which it counts, YYYY-MM of the programme's zone */
  month: Month
  state: 'signed' | 'open'
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
