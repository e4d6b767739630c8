import { z } from 'zod'
import { daysAreCutOtherwise, rebuildDays } from '@/lib/features/runs/rebuild-days'
import { defineJob } from './definition'

/** Follows a change of the programme's time zone within a minute. */
export const rebuildDailyFigures = defineJob({
  id: 'rebuild-days',
  schedule: '* * * * *',
  payload: z.strictObject({}),
  due: daysAreCutOtherwise,
  async run(ctx) {
    const { rebuilt } = await rebuildDays(ctx, {})
    return { items: { handled: rebuilt, succeeded: rebuilt } }
  },
})
