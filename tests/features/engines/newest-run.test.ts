import { beforeEach, expect, it } from 'vitest'
import { newestRunAt } from '@/lib/features/engines/newest-run'
import { getEngine } from '@/lib/features/engines/queries'
import { storeRuns } from '@/lib/features/runs/store-runs'
import { asSystem, personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { makeEngine } from '@/tests/features/runs/run-model'

const { db, reset } = useDatabase()
beforeEach(reset)

it('tells when the newest run of an engine arrived, whatever its state and in whatever order runs came', async () => {
  const [engine, other] = [await makeEngine('rpa'), await makeEngine('other')]
  const store = (engineId: number, externalId: string, status: string, hour: string, observed: string) => {
    const observedAt = new Date(`2026-11-20T${observed}:00Z`)
    return storeRuns(asSystem(observedAt), { engineId, reports: [{ externalId, process: { externalId: 'p' }, status, startedAt: `2026-11-20T${hour}:00Z` }], observedAt })
  }
  expect(await newestRunAt({ db }, engine.id)).toBeNull()
  await store(engine.id, 'first', 'failed', '03:00', '03:30')
  await store(engine.id, 'newest', 'running', '05:00', '05:10')
  await store(engine.id, 'late', 'succeeded', '01:00', '06:00')
  await store(other.id, 'foreign', 'succeeded', '07:00', '07:10')
  expect((await newestRunAt({ db }, engine.id))!.toISOString()).toBe('2026-11-20T05:10:00.000Z')
  expect((await getEngine(await personCtx('admin'), { slug: 'rpa' })).lastRunObservedAt?.toISOString()).toBe('2026-11-20T05:10:00.000Z')
})
