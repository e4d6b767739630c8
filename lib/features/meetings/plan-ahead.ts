import { addDays, localDay } from '@/lib/core/calendar/local-day'
import { PLAN_AHEAD_DAYS, plannedOccurrences, type Cadence } from '@/lib/core/programme/meetings'
import type { Ctx } from '@/lib/server/ctx'
import { readSettings } from '@/lib/server/settings'

/**
 * Puts the meetings of the next weeks into the calendar, those that are not there yet; a day that was moved or canceled keeps
 * its row, so that it does not come back. Inside the caller's transaction.
 * @returns how many were added
 */
export async function planAhead(ctx: Ctx, series: Cadence & { id: string }): Promise<number> {
  const { organisation, calendar } = await readSettings(ctx.db)
  const today = localDay(ctx.now.getTime(), organisation.timeZone)
  // Begins with the week before: a regular day in the past may have gone to a working day to come.
  const wanted = plannedOccurrences(series, addDays(today, -14), addDays(today, PLAN_AHEAD_DAYS), calendar, organisation.timeZone).filter(({ at }) => at > ctx.now.getTime())
  const known = await ctx.db.meeting.findMany({
    where: { seriesId: series.id, OR: [{ occursOn: { in: wanted.map(({ occursOn }) => occursOn) } }, { plannedAt: { in: wanted.map(({ at }) => new Date(at)) } }] },
    select: { occursOn: true, plannedAt: true },
  })
  const days = new Set(known.map(({ occursOn }) => occursOn))
  const times = new Set(known.map(({ plannedAt }) => plannedAt.getTime()))
  const missing = wanted.filter(({ occursOn, at }) => !days.has(occursOn) && !times.has(at))
  for (const { occursOn, at } of missing) {
    times.add(at)
    await ctx.db.meeting.create({ data: { seriesId: series.id, occursOn, plannedAt: new Date(at), createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } })
  }
  return missing.length
}

/** Takes back what was only planned: still to come, and prepared by nobody. */
export async function unplan(ctx: Ctx, seriesId: string): Promise<number> {
  const { count } = await ctx.db.meeting.deleteMany({ where: { seriesId, status: 'planned', agenda: null, plannedAt: { gt: ctx.now }, attendance: { none: {} }, decisions: { none: {} } } })
  return count
}
