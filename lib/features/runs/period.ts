import { addDays, localDay, startOfDay } from '@/lib/core/calendar/local-day'
import { periodOf, previousPeriod, type Period } from '@/lib/core/calendar/period'
import type { Ctx } from '@/lib/server/ctx'
import { readSettings } from '@/lib/server/settings'
import type { PeriodInput } from './schema'

export interface Frame {
  period: Period
  previous: Period
  today: string
  timeZone: string
}

/** The period asked for, in days of the programme's time zone; the last 30 days unless said otherwise. */
export async function frameOf(ctx: Ctx, input: PeriodInput): Promise<Frame> {
  const settings = await readSettings(ctx.db)
  const { timeZone } = settings.organisation
  const today = localDay(ctx.now.getTime(), timeZone)
  const named = periodOf(input.period ?? '30d', today, settings.calendar)
  const to = input.to ?? (input.from && input.from > today ? input.from : named.to)
  const period = input.from ? { from: input.from, to } : input.to ? { from: addDays(input.to, -29), to } : named
  return { period, previous: previousPeriod(period), today, timeZone }
}

/** Epoch ms of the first instant of a period and of the first after it. */
export const instantsOf = ({ from, to }: Period, timeZone: string): [number, number] => [startOfDay(from, timeZone), startOfDay(addDays(to, 1), timeZone)]
