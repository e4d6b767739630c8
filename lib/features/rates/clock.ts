import { localDay, type Day } from '@/lib/core/calendar/local-day'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'

/** Today as the programme counts days, and its currency. */
export async function frameOf(ctx: Ctx): Promise<{ today: Day; home: string }> {
  const { timeZone, currency } = await settingsOf(ctx.db, 'organisation')
  return { today: localDay(ctx.now.getTime(), timeZone), home: currency }
}

export const enteredBy = (ctx: Ctx) => ({ enteredById: ctx.actor.kind === 'person' ? ctx.actor.id : null, createdAt: ctx.now })
