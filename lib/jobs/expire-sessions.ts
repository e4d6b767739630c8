import { z } from 'zod'
import { expireSessions } from '@/lib/features/people/expire-sessions'
import { defineJob } from './definition'

export const expireOldSessions = defineJob({
  id: 'expire-sessions',
  schedule: '31 2 * * *',
  payload: z.strictObject({}),
  async run(ctx) {
    const removed = await expireSessions(ctx)
    return { items: { handled: removed, succeeded: removed } }
  },
})
