import { z } from 'zod'
import { recomputeMonths } from '@/lib/features/ledger/recompute'
import { tellEndedMonths } from '@/lib/features/ledger/tell-ended'
import { defineJob } from './definition'

const outcome = ({ months, changed }: { months: number; changed: number }) => ({ items: { handled: months, succeeded: changed } })

/** Every hour: the figures of this month and the last, from the roll-ups. */
export const recomputeLedger = defineJob({
  id: 'recompute-ledger',
  schedule: '23 * * * *',
  payload: z.strictObject({}),
  due: async (ctx) => (await ctx.db.automation.count()) > 0,
  async run(ctx, _payload, signal) {
    const done = outcome(await recomputeMonths(ctx, { signal }))
    await tellEndedMonths(ctx, {})
    return done.items.handled ? done : null
  },
})

/** Every night: all months, so that what came late or was put right is booked as adjustments. */
export const reconcileLedger = defineJob({
  id: 'reconcile-ledger',
  schedule: '10 18 * * *',
  payload: z.strictObject({}),
  due: async (ctx) => (await ctx.db.automation.count()) > 0,
  run: async (ctx, _payload, signal) => outcome(await recomputeMonths(ctx, { all: true, signal })),
})
