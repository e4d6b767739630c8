import { z } from 'zod'
import { pruneHistory } from '@/lib/features/engines/prune-history'
import { pruneRuns } from '@/lib/features/runs/prune-runs'
import { defineJob } from './definition'

/** Raw runs, logs of syncs and queue readings beyond the retention; what boards show is kept in roll-ups. */
export const pruneOldRuns = defineJob({
  id: 'prune-runs',
  schedule: '47 1 * * *',
  payload: z.strictObject({}),
  async run(ctx, _payload, signal) {
    const { deleted } = await pruneRuns(ctx, {})
    const removed = deleted + (await pruneHistory(ctx, signal))
    return { items: { handled: removed, succeeded: removed } }
  },
})
