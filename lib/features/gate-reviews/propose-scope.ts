import { localDay } from '@/lib/core/calendar/local-day'
import { rankForScope, type RankedCandidate, type ScopeCandidate } from '@/lib/core/gates/review-scope'
import { baselineOn, orderBaselines } from '@/lib/core/runs/baseline'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'

const MOST_PROPOSED = 10

/** Processes of the register that no phase has in its scope and nothing automates yet, by the handwork of a year. */
export async function proposedScope(ctx: Ctx): Promise<RankedCandidate[]> {
  const { timeZone } = await settingsOf(ctx.db, 'organisation')
  const today = localDay(ctx.now.getTime(), timeZone)
  const processes = await ctx.db.businessProcess.findMany({
    where: { archivedAt: null, phases: { none: {} }, automations: { none: { archivedAt: null, stage: { not: 'retired' } } }, baselines: { some: {} } },
    select: { id: true, code: true, name: true, nameZh: true, baselines: { select: { validFrom: true, annualVolume: true, manualMs: true, ordinal: true } } },
  })
  const candidates = processes.flatMap(({ id, code, name, nameZh, baselines }): ScopeCandidate[] => {
    const baseline = baselineOn(orderBaselines(baselines), today)
    return baseline ? [{ processId: id, code, name, nameZh, annualVolume: baseline.annualVolume, manualMs: baseline.manualMs }] : []
  })
  return rankForScope(candidates, MOST_PROPOSED)
}
