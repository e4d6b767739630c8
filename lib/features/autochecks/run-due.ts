import type { Ctx } from '@/lib/server/ctx'
import type { Ran } from './store-attempt'
import { performCheck } from './run-check'

/** Of one round; what is left is due in the next. */
const MOST = 40
/** Side by side, so that a slow target holds up no other. */
const PLACES = 4

const due = (now: Date) => ({ archivedAt: null, status: 'active', nextAt: { lte: now }, OR: [{ leaseUntil: null }, { leaseUntil: { lt: now } }] })

export const anyCheckDue = async (ctx: Ctx): Promise<boolean> => (await ctx.db.autoCheck.findFirst({ where: due(ctx.now), select: { id: true } })) !== null

/** Runs the checks whose time has come, those that wait longest first. */
export async function runDueChecks(ctx: Ctx, signal: AbortSignal): Promise<Ran[]> {
  const rows = await ctx.db.autoCheck.findMany({ where: due(ctx.now), select: { id: true }, orderBy: [{ nextAt: 'asc' }, { id: 'asc' }], take: MOST })
  const done: Ran[] = []
  const work = async () => {
    for (let row = rows.shift(); row && !signal.aborted; row = rows.shift()) {
      const ran = await performCheck({ ...ctx, now: new Date() }, row.id, 'schedule', { signal })
      if (ran) done.push(ran)
    }
  }
  await Promise.all(Array.from({ length: PLACES }, work))
  return done
}
