import { z } from 'zod'
import { daysOf, type HourChange } from '@/lib/core/runs/changes'
import { appendAudit } from '@/lib/server/audit'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { inTransaction } from '@/lib/server/db'
import { settingsOf } from '@/lib/server/settings'
import { readPrismaTime } from '@/lib/server/sql/prisma-time'
import { rollupFields } from '@/lib/core/runs/rollup'
import { rollupOf } from '@/lib/server/sql/rollup-columns'
import { sumRollups } from '@/lib/server/sql/rollup-sums'
import { runTables, type RunTables } from '@/lib/server/sql/run-tables'
import { readDayZone, writeDayZone } from './day-zone'
import { giveWay } from './give-way'

/**
 * Cuts the daily roll-ups anew from the hourly ones when the programme's time zone has changed, engine process by engine
 * process. Runs may arrive meanwhile; interrupted anywhere, it goes on where it stopped.
 */
export const rebuildDays = command({
  permission: 'settings:edit',
  input: z.object({ force: z.boolean().default(false) }),
  async prepare(ctx, { force }) {
    const { timeZone } = await settingsOf(ctx.db, 'organisation')
    const state = await readDayZone(ctx.db)
    if (state.zone === timeZone && !state.next && !force) {
      await writeDayZone(ctx.db, state)
      return { rebuilt: 0, timeZone }
    }
    let doneTo = state.next?.zone === timeZone ? state.next.doneTo : 0
    let rebuilt = 0
    for (;;) {
      const next = await ctx.db.engineProcess.findFirst({ where: { id: { gt: doneTo } }, orderBy: { id: 'asc' }, select: { id: true, engineId: true } })
      if (!next) break
      await inTransaction((tx) => rebuildProcess({ ...ctx, db: tx, inTransaction: true }, next, timeZone))
      doneTo = next.id
      rebuilt += 1
    }
    return { rebuilt, timeZone }
  },
  async run(ctx, _input, result) {
    if (!result.rebuilt) return { result, audit: [] }
    await writeDayZone(ctx.db, { zone: result.timeZone, next: null })
    return { result, audit: { action: 'runs.daysRebuilt', entity: 'setting', entityId: 'organisation', facts: result } }
  },
})

/** Whether the daily roll-ups are cut in another time zone than the programme's, or only half recut. */
export async function daysAreCutOtherwise(ctx: Ctx): Promise<boolean> {
  const [{ timeZone }, state] = await Promise.all([settingsOf(ctx.db, 'organisation'), readDayZone(ctx.db)])
  return state.next !== null || state.zone !== timeZone
}

async function rebuildProcess(ctx: Ctx, process: { id: number; engineId: number }, zone: string): Promise<void> {
  const tables = runTables(ctx.db)
  await tables.lock(process.engineId)
  await rewriteDays(ctx, tables, process.id, zone)
  const { zone: before } = await readDayZone(ctx.db)
  await writeDayZone(ctx.db, { zone: before, next: { zone, doneTo: process.id } })
  await appendAudit(ctx, [{ action: 'runs.daysRebuilt', entity: 'engineProcess', entityId: process.id, facts: { zone } }])
}

const FIRST = '2000-01-01T00:00:00.000+00:00'
const LAST = '9999-01-01T00:00:00.000+00:00'

/** Replaces the daily roll-ups of one engine process by the sums of its hourly ones. */
export async function rewriteDays(ctx: Ctx, tables: RunTables, engineProcessId: number, zone: string): Promise<void> {
  const cells = await sumRollups(ctx, { table: 'hour', from: FIRST, before: LAST, processIds: [engineProcessId], by: 'cell', histograms: true })
  const hours: HourChange[] = []
  for (const [i, cell] of cells.entries()) {
    hours.push({ engineProcessId, hour: readPrismaTime(cell.slot), change: rollupOf([...rollupFields.map((field) => cell[field]), cell.histogram]) })
    if (i % 1000 === 999) await giveWay()
  }
  const days = daysOf(hours, () => zone)
  await ctx.db.runDay.deleteMany({ where: { engineProcessId } })
  for (let from = 0; from < days.length; from += tables.chunk) {
    await tables.writeRollups('day', days.slice(from, from + tables.chunk).map(({ day, change }) => ({ engineProcessId, slot: day, rollup: change })))
    await giveWay()
  }
}
