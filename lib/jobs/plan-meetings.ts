import { z } from 'zod'
import { planMeetings } from '@/lib/features/meetings/plan-meetings'
import { defineJob } from './definition'

/** Every quarter of an hour, so that "a day before" is one. */
export const planAllMeetings = defineJob({
  id: 'plan-meetings',
  schedule: '4,19,34,49 * * * *',
  payload: z.strictObject({}),
  due: async (ctx) => (await ctx.db.meetingSeries.count({ where: { active: true } })) > 0,
  async run(ctx, _payload, signal) {
    const { planned, reminded } = await planMeetings(ctx, signal)
    const handled = planned + reminded
    return handled ? { items: { handled, succeeded: handled } } : null
  },
})
