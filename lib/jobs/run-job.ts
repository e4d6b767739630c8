import { AppError } from '@/lib/core/errors'
import type { RunReport } from '@/lib/core/runs/run'
import { jobCtx } from '@/lib/server/ctx'
import { log } from '@/lib/server/log'
import type { Job, JobOutcome } from './definition'
import { failedWith, INTERRUPTED, refusedWith } from './error-words'
import { claimJob, keepJobLease, releaseJob } from './lease'
import { recordJobRun } from './record'

/**
 * Runs the job if it is due and no living instance holds it. Never throws; what went wrong is logged and recorded as a failed
 * run. Returns false when it was not this instance's turn.
 */
export async function runJob(job: Job, holder: string, signal: AbortSignal): Promise<boolean> {
  const startedAt = new Date()
  const lease = await claimJob(job.id, holder, startedAt)
  if (!lease) return false
  if (lease.diedAfterStart) await noteDeath(job.id, lease.diedAfterStart, startedAt)
  const controller = new AbortController()
  const stop = () => controller.abort()
  signal.addEventListener('abort', stop, { once: true })
  const keeper = keepJobLease(lease, stop)
  let outcome: JobOutcome | null = null
  let error: RunReport['error']
  try {
    outcome = await job.run({ ...jobCtx(job.id), now: startedAt }, job.payload.parse({}), controller.signal)
  } catch (cause) {
    error = errorOf(cause)
    log.error({ err: cause, jobId: job.id }, 'job failed')
  } finally {
    keeper.stop()
    signal.removeEventListener('abort', stop)
  }
  const again = controller.signal.aborted
  try {
    if ((outcome || error) && !again) await recordJobRun({ jobId: job.id, startedAt, endedAt: new Date(), outcome: outcome ?? {}, error: error ?? undefined })
  } catch (cause) {
    log.error({ err: cause, jobId: job.id }, 'job run could not be recorded')
  } finally {
    await releaseJob(lease, job, { failed: Boolean(error), again }).catch((cause: unknown) => log.error({ err: cause, jobId: job.id }, 'job lease could not be handed back'))
  }
  return true
}

/** Messages of other systems stay in the log: only our own words are stored. */
function errorOf(cause: unknown): NonNullable<RunReport['error']> {
  if (cause instanceof AppError) return { kind: 'system', code: cause.code, message: refusedWith(cause.key) }
  return { kind: 'system', code: 'internal', message: failedWith(cause instanceof Error ? cause.name : 'Error') }
}

async function noteDeath(jobId: string, startedAt: Date, endedAt: Date): Promise<void> {
  const error = { kind: 'infrastructure', code: 'interrupted', message: INTERRUPTED } as const
  await recordJobRun({ jobId, startedAt, endedAt, outcome: {}, error }).catch((cause: unknown) => log.error({ err: cause, jobId }, 'job run could not be recorded'))
}
