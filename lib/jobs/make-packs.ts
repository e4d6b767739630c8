import { z } from 'zod'
import { AppError } from '@/lib/core/errors'
import { HOUR_MS, localDay, startOfDay } from '@/lib/core/calendar/local-day'
import { generatePack } from '@/lib/features/packs/generate-pack'
import { monthsOwed } from '@/lib/features/packs/owed'
import { settingsOf } from '@/lib/server/settings'
import { defineJob } from './definition'

/** Packs are made at the beginning of the working day, when the night's runs have arrived. */
const FROM_HOUR = 7

/** Every hour: the pack whose day has come, and months that a downtime left out, each once. */
export const makePacks = defineJob({
  id: 'make-packs',
  schedule: '37 * * * *',
  payload: z.strictObject({}),
  due: async (ctx) => (await monthsOwed(ctx)).length > 0,
  async run(ctx, _payload, signal) {
    const { timeZone } = await settingsOf(ctx.db, 'organisation')
    const at = ctx.now.getTime()
    if (at < startOfDay(localDay(at, timeZone), timeZone) + FROM_HOUR * HOUR_MS) return null
    let made = 0
    for (const month of await monthsOwed(ctx)) {
      if (signal.aborted) break
      const pack = await generatePack(ctx, { month, onlyMissing: true }).catch((error: unknown) => {
        // Another instance was faster: then the month has its pack.
        if (error instanceof AppError && error.code === 'conflict') return null
        throw error
      })
      if (pack) made += 1
    }
    return made ? { items: { handled: made, succeeded: made } } : null
  },
})
