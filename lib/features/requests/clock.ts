import { addDays, localDay, type Day } from '@/lib/core/calendar/local-day'
import { addWorkingDays } from '@/lib/core/calendar/working-calendar'
import type { Ctx } from '@/lib/server/ctx'
import { readSettings } from '@/lib/server/settings'

/** Today, the working calendar and the currency of the programme. */
export async function clockOf(ctx: Ctx) {
  const { organisation, calendar } = await readSettings(ctx.db)
  const today = localDay(ctx.now.getTime(), organisation.timeZone)
  return {
    today, calendar, currency: organisation.currency, timeZone: organisation.timeZone,
    dueAfter: (days: number): Day => addWorkingDays(calendar, today, days) ?? addDays(today, days),
  }
}

export type Clock = Awaited<ReturnType<typeof clockOf>>
