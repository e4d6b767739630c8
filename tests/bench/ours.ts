import type { RunReport } from '@/lib/core/runs/run'
import { storeRuns } from '@/lib/features/runs/store-runs'
import { systemCtx } from '@/lib/server/ctx'
import { db, disconnect } from '@/lib/server/db'
import { NOW } from './data'

/** The real pipeline: checks, merge rule, roll-ups, audit, one transaction a batch. */
export async function ours() {
  const engine = await db.engine.create({ data: { slug: `bench-${Date.now()}`, kind: 'push', name: 'Bench', config: {} } })
  let clock = NOW.getTime()
  return {
    engineId: engine.id,
    async store(reports: RunReport[]): Promise<void> {
      const now = new Date(++clock)
      const { counts } = await storeRuns({ ...systemCtx('bench'), now }, { engineId: engine.id, reports, observedAt: now })
      if (counts.created + counts.updated !== reports.length) throw new Error(`not all were written: ${JSON.stringify(counts)}`)
    },
    close: disconnect,
  }
}
