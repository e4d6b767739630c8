import type { RunProblem } from '@/lib/core/runs/problem'
import { command } from '@/lib/server/command'
import { pushEngine } from './push-runs'
import { PushBacklog } from './schema'
import { storeBacklog, type BacklogResult } from './store-backlog'

export interface PushBacklogAnswer {
  accepted: number
  rejected: number
  results: (Omit<BacklogResult, 'problem'> & { error?: RunProblem })[]
}

/** Stores readings of queues that an engine pushes; a wrong one is rejected alone. */
export const pushBacklog = command({
  permission: 'run:push',
  input: PushBacklog,
  async run(ctx, { engine, samples }) {
    const engineId = await pushEngine(ctx, engine)
    const results = await storeBacklog(ctx, { engineId, samples })
    const rejected = results.filter(({ outcome }) => outcome === 'rejected').length
    const answer: PushBacklogAnswer = {
      accepted: results.length - rejected,
      rejected,
      results: results.map(({ problem, ...result }) => ({ ...result, ...(problem && { error: problem }) })),
    }
    return { result: answer, audit: [] } // storeBacklog has written the entry
  },
})
