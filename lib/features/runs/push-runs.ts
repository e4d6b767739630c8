import { notFound } from '@/lib/core/errors'
import type { RunProblem } from '@/lib/core/runs/problem'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { PushRuns } from './schema'
import { storeRuns, type RunOutcome } from './store-runs'

export interface PushAnswer {
  accepted: number
  rejected: number
  results: { index: number; externalId: string | null; attempt: number; outcome: RunOutcome; error?: RunProblem }[]
}

/**
 * Stores what an engine pushes, up to 2,000 states at once, through the token of its operator. What is wrong with one record
 * rejects that one alone. What has been answered is stored.
 */
export const pushRuns = command({
  permission: 'run:push',
  input: PushRuns,
  async run(ctx, { engine, runs }) {
    const engineId = await pushEngine(ctx, engine)
    const { results, counts } = await storeRuns(ctx, { engineId, reports: runs, observedAt: ctx.now, progress: { lastSyncAt: ctx.now } })
    const answer: PushAnswer = {
      accepted: results.length - counts.rejected,
      rejected: counts.rejected,
      results: results.map(({ problem, ...result }) => ({ ...result, ...(problem && { error: problem }) })),
    }
    return { result: answer, audit: [] } // storeRuns has written the entry
  },
})

/** The engine of that slug; `not_found` also for one that is read and not pushed to. */
export async function pushEngine(ctx: Ctx, slug: string): Promise<number> {
  const engine = await ctx.db.engine.findFirst({ where: { slug, kind: 'push' }, select: { id: true } })
  if (!engine) throw notFound('engine')
  return engine.id
}
