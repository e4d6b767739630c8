import { localDay, type Day } from '@/lib/core/calendar/local-day'
import type { WorkingCalendar } from '@/lib/core/calendar/working-calendar'
import type { Ctx } from '@/lib/server/ctx'
import { readSettings } from '@/lib/server/settings'

export interface IndicatorClock {
  /** Epoch ms */
  now: number
  today: Day
  timeZone: string
  calendar: WorkingCalendar
  /** Figures of engines that are older are not judged */
  staleMs: number
}

export async function indicatorClock(ctx: Ctx): Promise<IndicatorClock> {
  const { organisation, calendar, gates } = await readSettings(ctx.db)
  const now = ctx.now.getTime()
  return { now, today: localDay(now, organisation.timeZone), timeZone: organisation.timeZone, calendar, staleMs: gates.staleHours * 3_600_000 }
}
