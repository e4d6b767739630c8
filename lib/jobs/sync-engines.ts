import { z } from 'zod'
import { syncDueEngines } from '@/lib/features/engines/sync-due'
import { dueEngines } from '@/lib/features/engines/sync-engine'
import { db } from '@/lib/server/db'
import { log } from '@/lib/server/log'
import { defineJob } from './definition'
import { readingFailed } from './error-words'
import { recordJobRun } from './record'

const QUIET_MS = 3_600_000

/**
 * Starts the syncs that are due and leaves them running, so that a slow engine holds up no other. Each sync is recorded as a run
 * of this job: always when it failed or brought something, else once an hour.
 */
export const syncEngines = defineJob({
  id: 'sync-engines',
  schedule: '*/5 * * * * *',
  payload: z.strictObject({}),
  due: async () => (await dueEngines(new Date(), 1)).length > 0,
  async run() {
    await syncDueEngines(async ({ engineId, syncId, startedAt, end }) => {
      if (end.outcome === 'interrupted') return
      const counts = await db.syncLog.findUnique({ where: { id: syncId }, select: { created: true, updated: true, rejected: true, engine: { select: { name: true } } } })
      const brought = (counts?.created ?? 0) + (counts?.updated ?? 0)
      if (end.outcome !== 'failed' && !brought && !isHourly(engineId, startedAt)) return
      const handled = brought + (counts?.rejected ?? 0)
      await recordJobRun({
        jobId: syncEngines.id,
        startedAt,
        endedAt: new Date(),
        key: String(engineId),
        outcome: { items: { handled, succeeded: brought } },
        error: end.outcome === 'failed' ? { kind: 'system', code: end.fault, message: readingFailed(counts?.engine.name ?? String(engineId), end.fault ?? 'internal') } : undefined,
      }).catch((error: unknown) => log.error({ err: error, syncId }, 'job run could not be recorded'))
    })
    return null
  },
})

const recorded = new Map<number, number>()
function isHourly(engineId: number, at: Date): boolean {
  if (at.getTime() - (recorded.get(engineId) ?? 0) < QUIET_MS) return false
  recorded.set(engineId, at.getTime())
  return true
}
