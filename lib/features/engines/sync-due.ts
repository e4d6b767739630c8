import { jobCtx } from '@/lib/server/ctx'
import { log } from '@/lib/server/log'
import { claimSync, SYNC_JOB } from './lease'
import { runSync } from './run-sync'
import { countRunning } from './running'
import { dueEngines } from './sync-engine'
import type { SyncEnd } from './finish-sync'

/** Engines read side by side by one process; a slow one takes one place and delays nobody else. */
const PLACES = 6

export interface FinishedSync {
  engineId: number
  syncId: string
  startedAt: Date
  end: SyncEnd
}

/** Starts the syncs that are due, as far as there are places, and returns how many. They go on by themselves. */
export async function syncDueEngines(finished: (sync: FinishedSync) => Promise<void>): Promise<number> {
  const startedAt = new Date()
  const free = PLACES - countRunning()
  if (free <= 0) return 0
  let started = 0
  for (const { id } of await dueEngines(startedAt, free)) {
    const claim = await claimSync({ ...jobCtx(SYNC_JOB), now: startedAt }, id, 'schedule')
    if (!claim) continue
    started++
    // Nobody waits for this: what fails here would end the process.
    void runSync(claim)
      .then((end) => finished({ engineId: id, syncId: claim.syncId, startedAt, end }))
      .catch((error: unknown) => log.error({ err: error, engineId: id }, 'end of a sync could not be noted'))
  }
  return started
}
