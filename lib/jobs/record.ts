import type { RunReport } from '@/lib/core/runs/run'
import { storeRuns } from '@/lib/features/runs/store-runs'
import { ensureOwnEngine } from '@/lib/features/engines/own-engine'
import { jobCtx } from '@/lib/server/ctx'
import type { JobOutcome } from './definition'

export interface JobRun {
  jobId: string
  startedAt: Date
  endedAt: Date
  outcome: JobOutcome
  error?: NonNullable<RunReport['error']>
  /** Distinguishes runs of one job that start in the same millisecond */
  key?: string
}

/** Stores one run of a job as a run of the engine "Wheelhouse". */
export async function recordJobRun({ jobId, startedAt, endedAt, outcome, error, key }: JobRun): Promise<void> {
  const ctx = jobCtx(jobId)
  const engineId = await ensureOwnEngine(ctx)
  const report: RunReport = {
    externalId: `${jobId}/${startedAt.toISOString()}${key ? `/${key}` : ''}`,
    process: { externalId: jobId, name: jobId },
    status: error ? 'failed' : 'succeeded',
    startedAt: startedAt.toISOString(),
    endedAt: new Date(Math.max(endedAt.getTime(), startedAt.getTime())).toISOString(),
    items: outcome.items && outcome.items.handled > 0 ? { handled: outcome.items.handled, succeeded: outcome.items.succeeded, systemExceptions: outcome.items.handled - outcome.items.succeeded } : undefined,
    error,
  }
  await storeRuns(ctx, { engineId, reports: [report], observedAt: new Date(), own: true })
}
