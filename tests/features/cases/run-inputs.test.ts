import { beforeEach, expect, it } from 'vitest'
import { readRunInputs } from '@/lib/features/cases/read-run-inputs'
import { makeEngine, makeEngineProcess } from '@/prisma/seed/factories'
import { asSystem } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { caseWorld, now } from './case-world'

const { db, reset } = useDatabase()
beforeEach(reset)

it('the share that succeeds is one of all finished items, business exceptions counted as not', async () => {
  const { automation } = await caseWorld(db)
  const engine = await makeEngine(db)
  const source = await makeEngineProcess(db, { engineId: engine.id, automationId: automation.id, purpose: 'production' })
  await db.runDay.create({ data: { engineProcessId: source.id, day: '2026-11-10', succeeded: 90, failed: 10, items: 100n, unitsSucceeded: 80n, unitsBusiness: 15n, unitsSystem: 5n, attendedMs: 3_600_000n } })
  const found = await readRunInputs(asSystem(now), automation.id, '2026-11-20')
  expect(found['runs.success-rate']).toMatchObject({ value: 80, note: { params: { count: 100 } } })
  expect(found['runs.items-failed']).toMatchObject({ value: 20 })
  expect(found['runs.attended-hours']).toMatchObject({ value: 0.8 })
})

it('nothing is known without runs', async () => {
  const { automation } = await caseWorld(db)
  const found = await readRunInputs(asSystem(now), automation.id, '2026-11-20')
  expect(found['runs.success-rate']).toMatchObject({ value: null, note: { key: 'noRuns' } })
})
