import { z } from 'zod'
import { lookForSiblings } from '@/lib/features/expansion/look-for-siblings'
import { defineJob } from './definition'

/** Every Monday morning: which proven automations other processes could follow. */
export const lookForExpansion = defineJob({
  id: 'look-for-siblings',
  schedule: '20 1 * * 1',
  payload: z.strictObject({}),
  due: async (ctx) => (await ctx.db.automation.count({ where: { yearOneCostMinor: { not: null }, archivedAt: null } })) > 0,
  async run(ctx) {
    const { created, refreshed } = await lookForSiblings(ctx, {})
    const found = created + refreshed
    return { items: { handled: found, succeeded: found } }
  },
})
