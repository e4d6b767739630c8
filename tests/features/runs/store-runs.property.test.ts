import fc from 'fast-check'
import { beforeEach, expect, it } from 'vitest'
import { checkRun } from '@/lib/core/runs/check-run'
import { mergeRun } from '@/lib/core/runs/merge'
import type { RunReport, StoredRun } from '@/lib/core/runs/run'
import { storeRuns } from '@/lib/features/runs/store-runs'
import { systemCtx } from '@/lib/server/ctx'
import { db } from '@/lib/server/db'
import { useDatabase } from '@/tests/support/database'
import { anyReport, EPOCH, makeEngine, recounted, stored } from './run-model'

const database = useDatabase()
beforeEach(database.reset)

/** A batch and how far our clock has moved when it comes; now and then it goes backwards. */
const anyBatches = fc.array(fc.record({ reports: fc.array(anyReport, { maxLength: 12 }), tick: fc.integer({ min: -30, max: 200 }) }), { minLength: 1, maxLength: 5 })

const modelled = ['status', 'startedAt', 'endedAt', 'queuedAt', 'durationMs', 'items', 'attendedMs', 'sourceUpdatedAt', 'observedAt', 'at'] as const

it('keeps roll-ups equal to a recount, and rows equal to the merge rule, whatever arrives in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(anyBatches, anyBatches, async (first, second) => {
      await database.reset()
      const engines = [await makeEngine('one'), await makeEngine('two')]
      const models = engines.map(() => new Map<string, StoredRun>())
      let clock = EPOCH + 4 * 3_600_000
      for (let i = 0; i < Math.max(first.length, second.length); i++) {
        const both = [first[i], second[i]]
        clock += (both[0]?.tick ?? 0) * 1000
        const now = new Date(clock)
        // Both engines store at the same time.
        await Promise.all(
          both.map(async (batch, e) => {
            if (!batch) return
            const { results } = await storeRuns({ ...systemCtx(), now }, { engineId: engines[e]!.id, reports: batch.reports, observedAt: now })
            expect(results.map((result) => result.outcome)).toEqual(batch.reports.map((report) => step(models[e]!, report, clock)))
          }),
        )
        expect(await stored()).toEqual(await recounted())
      }
      for (const [e, engine] of engines.entries()) expect(await rowsOf(engine.id)).toEqual(expected(models[e]!))
    }),
    { numRuns: database.dialect === 'sqlite' ? 40 : 20 },
  )
})

function step(model: Map<string, StoredRun>, report: RunReport, now: number): string {
  const check = checkRun(report, now)
  if (!check.ok) return 'rejected'
  const key = `${report.externalId}/${report.attempt}/`
  const before = [...model.keys()].find((known) => known.startsWith(key))
  const { outcome, run } = mergeRun(before ? model.get(before)! : null, check.run, now)
  const moved = outcome === 'unchanged' && before !== key + report.process.externalId
  const after = run ?? (moved ? model.get(before!)! : null)
  if (after) {
    if (before) model.delete(before)
    model.set(key + report.process.externalId, after)
  }
  return moved ? 'updated' : outcome
}

const fieldsOf = (row: Record<(typeof modelled)[number], unknown>) =>
  modelled.map((field) => (row[field] instanceof Date ? row[field].getTime() : row[field] === null ? null : field === 'status' ? row[field] : Number(row[field])))

const expected = (model: Map<string, StoredRun>) => [...model].map(([key, run]) => [key, ...fieldsOf(run), run.states].join(' ')).sort()

async function rowsOf(engineId: number): Promise<string[]> {
  const rows = await db.run.findMany({ where: { engineId }, include: { engineProcess: true } })
  return rows.map((row) => [`${row.externalId}/${row.attempt}/${row.engineProcess.externalId}`, ...fieldsOf(row), row.states].join(' ')).sort()
}
