import { runStatuses } from '@/lib/core/runs/status'
import type { Ctx } from '@/lib/server/ctx'

/**
 * When the run that counts last was stored, or null before the first. One step into the index for each state, so that it costs
 * the same however many runs an engine has.
 */
export async function newestRunAt(ctx: Pick<Ctx, 'db'>, engineId: number): Promise<Date | null> {
  const found = await Promise.all(
    runStatuses.map((status) => ctx.db.run.findFirst({ where: { engineId, status }, orderBy: { at: 'desc' }, select: { at: true, observedAt: true } })),
  )
  const newest = found.reduce((latest, run) => (run && (!latest || run.at > latest.at) ? run : latest), null)
  return newest?.observedAt ?? null
}
