import { z } from 'zod'
import { HOUR_MS, localDay, startOfDay } from '@/lib/core/calendar/local-day'
import { remindActions } from '@/lib/features/actions/remind-actions'
import { settingsOf } from '@/lib/server/settings'
import { defineJob } from './definition'

/** Reminders leave at the beginning of the working day, not at midnight. */
const FROM_HOUR = 7

export const remindOfActions = defineJob({
  id: 'remind-actions',
  schedule: '13 * * * *',
  payload: z.strictObject({}),
  async run(ctx, _payload, signal) {
    const { timeZone } = await settingsOf(ctx.db, 'organisation')
    const at = ctx.now.getTime()
    if (at < startOfDay(localDay(at, timeZone), timeZone) + FROM_HOUR * HOUR_MS) return null
    const reminded = await remindActions(ctx, signal)
    return reminded ? { items: { handled: reminded, succeeded: reminded } } : null
  },
})
