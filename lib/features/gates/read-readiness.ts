import { localDay } from '@/lib/core/calendar/local-day'
import { dayOf } from '@/lib/core/calendar/stored-day'
import { readinessFrom, type Readiness, type ReadinessPhase } from '@/lib/core/gates/readiness'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'

/** Readiness of one phase or of all, in order. */
export async function readReadiness(ctx: Ctx, asked: { phaseId?: string; forecasts: boolean }): Promise<Readiness[]> {
  const [{ timeZone }, phases] = await Promise.all([
    settingsOf(ctx.db, 'organisation'),
    ctx.db.phase.findMany({ where: asked.phaseId ? { id: asked.phaseId } : {}, orderBy: { ordinal: 'asc' } }),
  ])
  const today = localDay(ctx.now.getTime(), timeZone)
  return phases.map((phase) =>
    readinessFrom({ ...phase, plannedStart: phase.plannedStart && dayOf(phase.plannedStart), plannedEnd: phase.plannedEnd && dayOf(phase.plannedEnd) } as ReadinessPhase, null, [], today),
  )
}
