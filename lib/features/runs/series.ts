import { addDays, HOUR_MS, localDay, type Day } from '@/lib/core/calendar/local-day'
import { daysOf, lengthOf, type Period } from '@/lib/core/calendar/period'
import { emptyCounters, type Counters, type RollupField } from '@/lib/core/runs/rollup'
import { allRuns, openRuns } from '@/lib/core/runs/facts'
import { ratio } from '@/lib/core/runs/metrics'
import type { Ctx } from '@/lib/server/ctx'
import { prismaTime, readPrismaTime } from '@/lib/server/sql/prisma-time'
import { sumRollups } from '@/lib/server/sql/rollup-sums'
import { instantsOf, type Frame } from './period'

/** One bar or point of a chart. */
export interface SeriesPoint {
  /** Local day, or the start of an hour as ISO 8601 */
  slot: string
  succeeded: number
  systemFailures: number
  businessExceptions: number
  canceled: number
  open: number
  runs: number
  /** Null where nothing was judged or timed: a gap, not a zero */
  successRate: number | null
  ahtMs: number | null
}

export interface Series {
  by: 'hour' | 'day'
  points: SeriesPoint[]
  /** The period before, place by place as far as it goes: its first day under the first of this one */
  previous: Pick<SeriesPoint, 'successRate' | 'ahtMs'>[]
}

/** Periods of up to this many days are drawn by the hour. */
const HOURLY_DAYS = 3

/** What a point shows. */
const fields = [
  'queued', 'running', 'waiting', 'succeeded', 'failed', 'canceled', 'skipped', 'unknown',
  'unitsSucceeded', 'unitsSystem', 'unitsBusiness', 'timedUnits', 'durationMs',
] as const satisfies readonly RollupField[]

/** Every day (or hour) of the period up to now, those without runs included, and the period that ends the day before it. */
export async function readSeries(ctx: Ctx, { period, previous, timeZone }: Frame, processIds: readonly number[] | null): Promise<Series> {
  const by = lengthOf(period) <= HOURLY_DAYS ? 'hour' : 'day'
  const [start, end] = instantsOf(period, timeZone)
  const [earlier] = instantsOf(previous, timeZone)
  const range = by === 'day' ? { from: previous.from, before: addDays(period.to, 1) } : { from: prismaTime(earlier), before: prismaTime(end) }
  const rows = await sumRollups(ctx, { table: by, ...range, processIds, by: 'slot', fields })
  const found = new Map(rows.map((row) => [by === 'day' ? row.slot : prismaTime(readPrismaTime(row.slot)), row]))
  const slots = by === 'day' ? daysUpTo(period, localDay(ctx.now.getTime(), timeZone)) : hoursOf(start, Math.min(end, ctx.now.getTime()))
  const before = by === 'day' ? daysOf(previous) : hoursOf(earlier, start)
  const at = (slot: string) => pointOf(by === 'day' ? slot : new Date(readPrismaTime(slot)).toISOString(), found.get(slot) ?? emptyCounters())
  return { by, points: slots.map(at), previous: before.slice(0, slots.length).map(at).map(({ successRate, ahtMs }) => ({ successRate, ahtMs })) }
}

const daysUpTo = (period: Period, today: Day): Day[] => daysOf(period).filter((day) => day <= today || day === period.from)

function hoursOf(start: number, end: number): string[] {
  const hours: string[] = []
  for (let hour = Math.floor(start / HOUR_MS) * HOUR_MS; hour < end; hour += HOUR_MS) hours.push(prismaTime(hour))
  return hours
}

function pointOf(slot: string, c: Pick<Counters, (typeof fields)[number]>): SeriesPoint {
  return {
    slot,
    succeeded: c.unitsSucceeded,
    systemFailures: c.unitsSystem,
    businessExceptions: c.unitsBusiness,
    canceled: c.canceled,
    open: openRuns(c),
    runs: allRuns(c),
    successRate: ratio(c.unitsSucceeded, c.unitsSucceeded + c.unitsSystem),
    ahtMs: ratio(c.durationMs, c.timedUnits),
  }
}
