import { z } from 'zod'
import { HOUR_MS, localDay, startOfDay } from '@/lib/core/calendar/local-day'
import { expireAcceptances } from '@/lib/features/risks/expire-acceptances'
import { remindReviews } from '@/lib/features/risks/remind-reviews'
import { settingsOf } from '@/lib/server/settings'
import { defineJob } from './definition'

/** Reminders leave at the beginning of the working day, not at midnight. */
const FROM_HOUR = 7

export const remindOfRisks = defineJob({
  id: 'remind-risks',
  schedule: '23 * * * *',
  payload: z.strictObject({}),
  async run(ctx, _payload, signal) {
    const { timeZone } = await settingsOf(ctx.db, 'organisation')
    const at = ctx.now.getTime()
    if (at < startOfDay(localDay(at, timeZone), timeZone) + FROM_HOUR * HOUR_MS) return null
    const handled = (await expireAcceptances(ctx, signal)) + (await remindReviews(ctx, signal))
    return handled ? { items: { handled, succeeded: handled } } : null
  },
})
