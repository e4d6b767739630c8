/** Stores batches without end and says when each has been acknowledged, until it is killed. Run by `kill.test.ts`. */
import { storeRuns } from '@/lib/features/runs/store-runs'
import { systemCtx } from '@/lib/server/ctx'
import { EPOCH } from './run-model'

const engineId = Number(process.argv[2])
const first = Number(process.argv[3])
for (let batch = first; ; batch++) {
  const now = new Date(EPOCH + 86_400_000 + batch * 1000)
  const reports = Array.from({ length: 300 }, (_, i) => ({
    externalId: `R-${batch * 200 + i}`, // a third of them again in the next batch, changed
    process: { externalId: `p-${i % 5}` },
    status: i % 7 ? 'succeeded' : 'running',
    startedAt: new Date(EPOCH + i * 60_000).toISOString(),
    endedAt: i % 7 ? new Date(EPOCH + i * 60_000 + batch * 1000).toISOString() : undefined,
  }))
  await storeRuns({ ...systemCtx('kill test'), now }, { engineId, reports, observedAt: now, progress: { cursor: { v: 1, batch } } })
  process.stdout.write(`${batch}\n`)
}
