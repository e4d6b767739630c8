import { z } from 'zod'
import { DAY_MS, hourOf } from '@/lib/core/calendar/local-day'
import { openStatuses, runStatuses } from '@/lib/core/runs/status'
import { appendAudit } from '@/lib/server/audit'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { inTransaction } from '@/lib/server/db'
import { settingsOf } from '@/lib/server/settings'
import { runTables } from '@/lib/server/sql/run-tables'
import { giveWay } from './give-way'

const BATCH = 1000
const pruned = runStatuses.filter((status) => !(openStatuses as readonly string[]).includes(status))

/**
 * Deletes raw runs that are older than the retention says; their roll-ups stay. What is still open is kept. Works in short
 * transactions and may be interrupted anywhere: the engine's horizon moves before the first row goes.
 */
export const pruneRuns = command({
  permission: 'run:prune',
  input: z.object({}),
  async prepare(ctx) {
    const { rawRunDays } = await settingsOf(ctx.db, 'retention')
    const horizon = new Date(hourOf(ctx.now.getTime() - rawRunDays * DAY_MS))
    let total = 0
    for (const { id } of await ctx.db.engine.findMany({ select: { id: true }, orderBy: { id: 'asc' } })) {
      for (let deleted = BATCH; deleted === BATCH; total += deleted) {
        deleted = await inTransaction((tx) => pruneBatch({ ...ctx, db: tx, inTransaction: true }, id, horizon))
        await giveWay()
      }
    }
    return { deleted: total, before: horizon.toISOString() }
  },
  run: async (_ctx, _input, result) => ({ result, audit: [] }), // each batch has written its entry
})

async function pruneBatch(ctx: Ctx, engineId: number, horizon: Date): Promise<number> {
  await runTables(ctx.db).lock(engineId)
  const old = await ctx.db.run.findMany({
    where: { engineId, status: { in: pruned }, at: { lt: horizon } },
    select: { id: true },
    take: BATCH,
  })
  if (!old.length) return 0
  await ctx.db.engine.updateMany({ where: { id: engineId, OR: [{ prunedBefore: null }, { prunedBefore: { lt: horizon } }] }, data: { prunedBefore: horizon } })
  const { count } = await ctx.db.run.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } })
  await appendAudit(ctx, [{ action: 'runs.pruned', entity: 'engine', entityId: engineId, facts: { count, before: horizon } }])
  return count
}
