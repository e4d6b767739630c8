import { z } from 'zod'
import { followDelivery } from '@/lib/features/requests/follow-delivery'
import { defineJob } from './definition'

export const followDeliveries = defineJob({
  id: 'follow-delivery',
  schedule: '*/3 * * * *',
  payload: z.strictObject({}),
  async run(ctx, _payload, signal) {
    const moved = await followDelivery(ctx, signal)
    return moved ? { items: { handled: moved, succeeded: moved } } : null
  },
})
