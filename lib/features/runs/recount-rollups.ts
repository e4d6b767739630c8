import { z } from 'zod'
import { DAY_MS, HOUR_MS, hourOf } from '@/lib/core/calendar/local-day'
import { RollupChanges } from '@/lib/core/runs/changes'
import { zoneFor } from '@/lib/core/runs/day-zone'
import { emptyRollup, fingerprint, type Rollup } from '@/lib/core/runs/rollup'
import { appendAudit } from '@/lib/server/audit'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { inTransaction } from '@/lib/server/db'
import { prismaTime } from '@/lib/server/sql/prisma-time'
import type { BucketRow } from '@/lib/server/sql/rollup-columns'
import { firstSlot, runsToCount } from '@/lib/server/sql/recount'
import { runTables } from '@/lib/server/sql/run-tables'
import { readDayZone } from './day-zone'
import { giveWay } from './give-way'
import { rewriteDays } from './rebuild-days'

/**
 * Counts the hourly roll-ups anew from the raw runs, wherever those are complete, and the daily ones from the hourly. In a
 * healthy database it corrects nothing. Works day by day in short transactions, while runs arrive.
 */
export const recountRollups = command({
  permission: 'run:prune',
  input: z.object({ engineId: z.int().optional() }),
  async prepare(ctx, { engineId }) {
    const processes = await ctx.db.engineProcess.findMany({
      where: { engineId },
      select: { id: true, engineId: true, engine: { select: { prunedBefore: true } } },
      orderBy: { id: 'asc' },
    })
    let corrected = 0
    for (const { id, engineId: engine, engine: { prunedBefore } } of processes) {
      let from: number | null = prunedBefore?.getTime() ?? 0
      while ((from = await firstSlot(ctx, id, from)) !== null) {
        const start = hourOf(from)
        corrected += await inTransaction((tx) => recountDay({ ...ctx, db: tx, inTransaction: true }, engine, id, start))
        from = start + DAY_MS
      }
      await inTransaction((tx) => redoDays({ ...ctx, db: tx, inTransaction: true }, engine, id))
    }
    return { processes: processes.length, corrected }
  },
  async run(_ctx, { engineId }, result) {
    return { result, audit: { action: 'runs.recounted', entity: 'engine', entityId: engineId ?? 'all', facts: result } }
  },
})

/** The 24 hours from `start`; answers how many of them were wrong. */
async function recountDay(ctx: Ctx, engineId: number, engineProcessId: number, start: number): Promise<number> {
  const tables = runTables(ctx.db)
  await tables.lock(engineId)
  const raw = new RollupChanges()
  let after = 0
  for (;;) {
    const runs = await runsToCount(ctx, engineProcessId, start, start + DAY_MS, after, tables.chunk)
    for (const run of runs) raw.count(engineProcessId, run, 1)
    if (runs.length < tables.chunk) break
    after = runs.at(-1)!.id
    await giveWay()
  }
  const counted = new Map<string, Rollup>(raw.hours().map(({ hour, change }) => [prismaTime(hour), change]))
  const slots = Array.from({ length: 24 }, (_, i) => ({ engineProcessId, slot: prismaTime(start + i * HOUR_MS) }))
  const stored = await tables.readRollups('hour', slots)
  const wrong: BucketRow[] = []
  for (const [i, bucket] of slots.entries()) {
    const rollup = counted.get(bucket.slot) ?? emptyRollup()
    if (fingerprint(rollup) !== fingerprint(stored[i] ?? emptyRollup())) wrong.push({ ...bucket, rollup })
  }
  if (!wrong.length) return 0
  await tables.writeRollups('hour', wrong)
  await appendAudit(ctx, [{ action: 'runs.recounted', entity: 'engineProcess', entityId: engineProcessId, facts: { hours: wrong.map(({ slot }) => slot) } }])
  return wrong.length
}

async function redoDays(ctx: Ctx, engineId: number, engineProcessId: number): Promise<void> {
  const tables = runTables(ctx.db)
  await tables.lock(engineId)
  await rewriteDays(ctx, tables, engineProcessId, zoneFor(await readDayZone(ctx.db), engineProcessId))
}
