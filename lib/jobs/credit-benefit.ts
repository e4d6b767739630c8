import { z } from 'zod'
import { creditBenefit } from '@/lib/features/recognition/credit-benefit'
import { defineJob } from './definition'

/** Every night: what runs of live ideas gave back in full months, as points of those who had the idea. */
export const creditMeasuredBenefit = defineJob({
  id: 'credit-benefit',
  schedule: '50 1 * * *',
  payload: z.strictObject({}),
  due: async (ctx) => (await ctx.db.request.count({ where: { liveAt: { not: null } } })) > 0,
  async run(ctx) {
    const { ideas } = await creditBenefit(ctx, {})
    return { items: { handled: ideas, succeeded: ideas } }
  },
})
