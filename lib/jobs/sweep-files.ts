import { z } from 'zod'
import { sweepFiles } from '@/lib/features/files/sweep-files'
import { defineJob } from './definition'

export const sweepStoredFiles = defineJob({
  id: 'sweep-files',
  schedule: '17 3 * * *',
  payload: z.strictObject({}),
  async run(ctx, _payload, signal) {
    const removed = await sweepFiles(ctx, signal)
    return { items: { handled: removed, succeeded: removed } }
  },
})
