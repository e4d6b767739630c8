import { z } from 'zod'
import { purgeEngines } from '@/lib/features/engines/purge-engines'
import { defineJob } from './definition'

/** Removes the runs of deleted engines. */
export const purgeDeletedEngines = defineJob({
  id: 'purge-engines',
  schedule: '* * * * *',
  payload: z.strictObject({}),
  due: async (ctx) => (await ctx.db.engine.count({ where: { status: 'deleting' } })) > 0,
  async run(ctx, _payload, signal) {
    const removed = await purgeEngines(ctx, signal)
    return removed ? { items: { handled: removed, succeeded: removed } } : null
  },
})
