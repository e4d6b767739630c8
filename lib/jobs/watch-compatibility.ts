import { z } from 'zod'
import { HOUR_MS, localDay, startOfDay } from '@/lib/core/calendar/local-day'
import { reconcileCells } from '@/lib/features/compatibility/reconcile-cells'
import { remindDefects } from '@/lib/features/compatibility/remind-defects'
import { settingsOf } from '@/lib/server/settings'
import { defineJob } from './definition'

/** Reminders leave at the beginning of the working day, not at midnight. */
const FROM_HOUR = 7

export const remindOfDefects = defineJob({
  id: 'remind-defects',
  schedule: '37 * * * *',
  payload: z.strictObject({}),
  async run(ctx, _payload, signal) {
    const { timeZone } = await settingsOf(ctx.db, 'organisation')
    const at = ctx.now.getTime()
    if (at < startOfDay(localDay(at, timeZone), timeZone) + FROM_HOUR * HOUR_MS) return null
    const reminded = await remindDefects(ctx, signal)
    return reminded ? { items: { handled: reminded, succeeded: reminded } } : null
  },
})

export const reconcileCompatibility = defineJob({
  id: 'reconcile-compatibility',
  schedule: '42 2 * * *',
  payload: z.strictObject({}),
  async run(ctx, _payload, signal) {
    const { looked, changed } = await reconcileCells(ctx, signal)
    return changed ? { items: { handled: looked, succeeded: looked } } : null
  },
})
