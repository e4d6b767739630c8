import { z } from 'zod'
import { HOUR_MS, localDay, startOfDay } from '@/lib/core/calendar/local-day'
import { remindCompliance } from '@/lib/features/compliance/remind'
import { settingsOf } from '@/lib/server/settings'
import { defineJob } from './definition'

/** Reminders leave at the beginning of the working day, not at midnight. */
const FROM_HOUR = 7

export const remindOfCompliance = defineJob({
  id: 'remind-compliance',
  schedule: '41 * * * *',
  payload: z.strictObject({}),
  async run(ctx, _payload, signal) {
    const { timeZone } = await settingsOf(ctx.db, 'organisation')
    const at = ctx.now.getTime()
    if (at < startOfDay(localDay(at, timeZone), timeZone) + FROM_HOUR * HOUR_MS) return null
    const told = await remindCompliance(ctx, signal)
    return told ? { items: { handled: told, succeeded: told } } : null
  },
})
