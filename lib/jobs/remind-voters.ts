import { z } from 'zod'
import { HOUR_MS, localDay, startOfDay } from '@/lib/core/calendar/local-day'
import { remindVoters } from '@/lib/features/gate-reviews/remind-voters'
import { settingsOf } from '@/lib/server/settings'
import { defineJob } from './definition'

const FROM_HOUR = 7

export const remindOfVotes = defineJob({
  id: 'remind-voters',
  schedule: '23 * * * *',
  payload: z.strictObject({}),
  async run(ctx) {
    const { timeZone } = await settingsOf(ctx.db, 'organisation')
    const at = ctx.now.getTime()
    if (at < startOfDay(localDay(at, timeZone), timeZone) + FROM_HOUR * HOUR_MS) return null
    const { told } = await remindVoters(ctx, {})
    return told ? { items: { handled: told, succeeded: told } } : null
  },
})
