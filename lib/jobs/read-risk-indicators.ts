import { z } from 'zod'
import { readIndicators } from '@/lib/features/risks/read-indicators'
import { defineJob } from './definition'

/** Every hour, after the ledger was counted. */
export const readRiskIndicators = defineJob({
  id: 'read-risk-indicators',
  schedule: '33 * * * *',
  payload: z.strictObject({}),
  due: async (ctx) => (await ctx.db.riskIndicator.count({ where: { archivedAt: null } })) > 0,
  async run(ctx, _payload, signal) {
    const { read } = await readIndicators(ctx, signal)
    return read ? { items: { handled: read, succeeded: read } } : null
  },
})
