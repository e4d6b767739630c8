import { randomUUID } from 'node:crypto'
import { endLeasesOfTheDead } from '@/lib/features/engines/holder'
import { endAllSyncs } from '@/lib/features/engines/running'
import { jobCtx } from '@/lib/server/ctx'
import { db } from '@/lib/server/db'
import { log } from '@/lib/server/log'
import type { Job } from './definition'
import { enrol, nextOccurrence } from './lease'
import { jobs } from './registry'
import { runJob } from './run-job'

const LOOK_EVERY_MS = 5_000

interface Running {
  stop: AbortController
  timer: NodeJS.Timeout
  work: Map<string, Promise<unknown>>
}

// One set of timers per process, however often a development server loads this file again.
const shared = globalThis as typeof globalThis & { wheelhouseJobs?: Running }

/** Starts looking for due jobs; what was missed while nobody ran is done first. Several instances share the jobs, each once. */
export async function startJobs(list: readonly Job[] = jobs, lookEveryMs = LOOK_EVERY_MS): Promise<void> {
  if (shared.wheelhouseJobs) return
  const holder = randomUUID()
  const stop = new AbortController()
  const work = new Map<string, Promise<unknown>>()
  const look = () => void lookOnce(list, holder, stop.signal, work).catch((error: unknown) => log.warn({ err: error }, 'jobs could not be looked up'))
  const timer = setInterval(look, lookEveryMs)
  timer.unref()
  shared.wheelhouseJobs = { stop, timer, work }
  await endLeasesOfTheDead(new Date()).catch((error: unknown) => log.warn({ err: error }, 'leases of killed processes could not be ended'))
  look()
}

/** Ends running jobs and syncs at their next step and hands back their leases; resolves when that is done. */
export async function stopJobs(): Promise<void> {
  const running = shared.wheelhouseJobs
  if (!running) return
  delete shared.wheelhouseJobs
  clearInterval(running.timer)
  running.stop.abort()
  await Promise.allSettled([...running.work.values(), endAllSyncs()])
}

async function lookOnce(list: readonly Job[], holder: string, signal: AbortSignal, work: Map<string, Promise<unknown>>): Promise<void> {
  const now = new Date()
  const states = await db.jobState.findMany({ where: { id: { in: list.map(({ id }) => id) } }, select: { id: true, nextAt: true, leaseUntil: true } })
  const byId = new Map(states.map((state) => [state.id, state]))
  for (const job of list) {
    const { nextAt, leaseUntil } = byId.get(job.id) ?? { nextAt: null, leaseUntil: null }
    if (!nextAt || nextAt > nextOccurrence(job.schedule, now)) {
      await enrol(job, now)
      continue
    }
    const due = nextAt <= now && (!leaseUntil || leaseUntil < now)
    if (!due || signal.aborted || work.has(job.id)) continue
    if (job.due && !(await job.due(jobCtx(job.id)))) continue
    work.set(job.id, runJob(job, holder, signal).finally(() => work.delete(job.id)))
  }
}
