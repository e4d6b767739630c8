import { Cron } from 'croner'
import { db } from '@/lib/server/db'
import type { Job } from './definition'

/** A dead holder is replaced after this; a living one renews well before. */
const LEASE_MS = 60_000
const RENEW_MS = 15_000

export interface JobLease {
  jobId: string
  holder: string
  /** Start of a run whose holder died before it ended; null otherwise */
  diedAfterStart: Date | null
}

/** First occurrence after `now`; UTC, so that no hour is missing or doubled. */
export const nextOccurrence = (schedule: string, now: Date): Date => {
  const next = new Cron(schedule, { timezone: 'UTC', paused: true }).nextRun(now)
  if (!next) throw new Error(`the schedule "${schedule}" never occurs`)
  return next
}

/** Makes sure the job has its row. A new job is due at its next occurrence, one that was missed while nobody ran is due now. */
export async function enrol(job: Job, now: Date): Promise<void> {
  const nextAt = nextOccurrence(job.schedule, now)
  await db.jobState.upsert({ where: { id: job.id }, create: { id: job.id, nextAt }, update: {}, select: { id: true } })
  // A schedule that was made denser takes effect at once; a clock that jumped back does not silence the job.
  await db.jobState.updateMany({ where: { id: job.id, OR: [{ nextAt: null }, { nextAt: { gt: nextAt } }] }, data: { nextAt } })
}

/** Takes a due job by compare-and-set: of several instances one gets it. */
export async function claimJob(jobId: string, holder: string, now: Date): Promise<JobLease | null> {
  const before = await db.jobState.findUnique({ where: { id: jobId }, select: { leaseHolder: true, lastStartAt: true } })
  const { count } = await db.jobState.updateMany({
    where: { id: jobId, nextAt: { lte: now }, OR: [{ leaseUntil: null }, { leaseUntil: { lt: now } }] },
    data: { leaseHolder: holder, leaseUntil: new Date(now.getTime() + LEASE_MS), lastStartAt: now },
  })
  if (count === 0) return null
  return { jobId, holder, diedAfterStart: before?.leaseHolder ? before.lastStartAt : null }
}

export function keepJobLease({ jobId, holder }: JobLease, lost: () => void): { stop(): void } {
  const timer = setInterval(() => {
    const leaseUntil = new Date(Date.now() + LEASE_MS)
    db.jobState.updateMany({ where: { id: jobId, leaseHolder: holder }, data: { leaseUntil } }).then(
      ({ count }) => count === 0 && lost(),
      () => {},
    )
  }, RENEW_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

/** Hands the lease back and plans the next occurrence; after a stop in the middle (`again`) the job is due at once. */
export async function releaseJob(lease: JobLease, job: Job, end: { failed: boolean; again: boolean }): Promise<void> {
  const now = new Date()
  await db.jobState.updateMany({
    where: { id: lease.jobId, leaseHolder: lease.holder },
    data: {
      leaseHolder: null,
      leaseUntil: null,
      lastEndAt: now,
      nextAt: end.again ? now : nextOccurrence(job.schedule, now),
      failures: end.failed ? { increment: 1 } : 0,
    },
  })
}
