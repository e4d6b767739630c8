import { z } from 'zod'
import { watchReviews } from '@/lib/features/reviews/watch-reviews'
import { defineJob } from './definition'

export const watchReviewDeadlines = defineJob({
  id: 'watch-reviews',
  schedule: '* * * * *',
  payload: z.strictObject({}),
  async run(ctx, _payload, signal) {
    const done = await watchReviews(ctx, signal)
    return done ? { items: { handled: done, succeeded: done } } : null
  },
})
