import { z } from 'zod'
import { callbackIsDue, sendCallbacks } from '@/lib/features/reviews/send-callbacks'
import { defineJob } from './definition'

export const answerEngines = defineJob({
  id: 'send-callbacks',
  schedule: '*/5 * * * * *',
  payload: z.strictObject({}),
  due: callbackIsDue,
  async run(ctx, _payload, signal) {
    const items = await sendCallbacks(ctx, signal)
    return items && { items }
  },
})
