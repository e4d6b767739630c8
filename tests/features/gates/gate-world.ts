import { publishDefaults } from '@/lib/features/gates/publish-defaults'
import { storeRuns } from '@/lib/features/runs/store-runs'
import { db } from '@/lib/server/db'
import { makeAutomation, makeBaseline, makeDepartment, makeEngine, makeProcess, makeProgramme } from '@/prisma/seed/factories'
import { asSystem } from '@/tests/support/ctx'

/** Friday, two in the afternoon in China. */
export const NOW = new Date('2026-11-20T06:00:00.000Z')

let told = 0
/** One-item runs of two minutes on a day of November 2026, at ten in the morning in China. */
export const runs = (process: string, day: number, succeeded: number, failed = 0) =>
  Array.from({ length: succeeded + failed }, (_, i) => {
    told += 1
    const started = Date.UTC(2026, 10, day, 2) + i * 1000
    return {
      externalId: `G-${told}`,
      process: { externalId: process },
      status: i < succeeded ? 'succeeded' : 'failed',
      startedAt: new Date(started).toISOString(),
      endedAt: new Date(started + 120_000).toISOString(),
      ...(i >= succeeded && { error: { kind: 'system' } }),
    }
  })

/** A programme with published gates, and two pilot automations in two departments, one of them live; runs arrive by push. */
export async function gateWorld() {
  const programme = await makeProgramme(db, '2026-10-01')
  const [pilot, rollout, deepening] = programme.phases as [(typeof programme.phases)[number], (typeof programme.phases)[number], (typeof programme.phases)[number]]
  await publishDefaults(asSystem(NOW), {})
  const [finance, sales] = [await makeDepartment(db, { name: 'Finance' }), await makeDepartment(db, { name: 'Sales' })]
  const processes = [await makeProcess(db, { departmentId: finance.id, name: 'Payables' }), await makeProcess(db, { departmentId: sales.id, name: 'Orders' })] as const
  const invoices = await makeAutomation(db, { name: 'Invoices', nameZh: '发票', processId: processes[0].id, phaseId: pilot.id, stage: 'live', liveSince: new Date('2026-10-20T02:00:00.000Z') })
  const orders = await makeAutomation(db, { name: 'Orders', processId: processes[1].id, phaseId: pilot.id, stage: 'in-test' })
  for (const { id } of processes) await makeBaseline(db, id, { manualMs: 600_000, validFrom: '2026-01-01' })
  const engine = await makeEngine(db, { slug: 'rpa', lastSyncAt: NOW })
  for (const [externalId, automation] of [['invoices', invoices], ['orders', orders]] as const) {
    await db.engineProcess.create({ data: { engineId: engine.id, externalId, name: externalId, automationId: automation.id, purpose: 'production' } })
  }
  const store = (...reports: object[]) => storeRuns(asSystem(NOW), { engineId: engine.id, reports, observedAt: NOW })
  return { programme, pilot, rollout, deepening, finance, sales, processes, invoices, orders, engine, store }
}
