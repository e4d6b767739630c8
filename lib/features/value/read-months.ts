import type { Month } from '@/lib/core/ledger/month'
import type { ValueMonth } from '@/lib/core/value/months'
import { effectiveMonths } from '@/lib/features/ledger/effective'
import type { Ctx } from '@/lib/server/ctx'

/** What the books say of the automations that the reader may see, as numbers that add up. Sums of ms and units are far below 2^53. */
export async function valueMonths(ctx: Ctx, asked: { automationIds?: readonly string[]; from?: Month; to?: Month } = {}): Promise<ValueMonth[]> {
  const rows = await effectiveMonths(ctx, asked)
  return rows.map(({ automationId, month, state, plannedMinor, realisedMinor, lostMinor, plannedMs, returnedMs, lostMs, units, failedUnits, lateUnits, missedUnits, downMs, coverageBp, adoptionBp, gap }) => ({
    automationId, month, state, plannedMinor, realisedMinor, lostMinor, coverageBp, adoptionBp, gap,
    plannedMs: plannedMs === null ? null : Number(plannedMs),
    returnedMs: Number(returnedMs),
    lostMs: Number(lostMs),
    units: Number(units),
    failedUnits: Number(failedUnits),
    lateUnits: lateUnits === null ? null : Number(lateUnits),
    missedUnits: Number(missedUnits),
    downMs: Number(downMs),
  }))
}
