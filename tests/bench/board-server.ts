/** Holds one database and answers the parent's questions: each request is one board or list, the answer its milliseconds. */
import { automationBoard } from '@/lib/features/runs/automation-board'
import { listRuns } from '@/lib/features/runs/list-runs'
import { runsOverview } from '@/lib/features/runs/overview'
import { readMetrics } from '@/lib/features/runs/read-metrics'
import { systemCtx } from '@/lib/server/ctx'
import { db, disconnect } from '@/lib/server/db'
import { makeAutomation, makeBaseline, makeProcess } from '@/prisma/seed/factories'
import { batch, NOW } from './data'
import { ours } from './ours'

const load = Number(process.env.BENCH_LOAD ?? 0)
if (load) {
  const product = await ours()
  for (let from = 0; from < load; from += 2000) await product.store(batch(from, 2000, load))
}
const automations: string[] = []
for (const { id } of await db.engineProcess.findMany({ select: { id: true } })) {
  const process = await makeProcess(db)
  await makeBaseline(db, process.id)
  const automation = await makeAutomation(db, { processId: process.id })
  await db.engineProcess.update({ where: { id }, data: { automationId: automation.id } })
  automations.push(automation.id)
}

const ctx = () => ({ ...systemCtx('bench'), now: NOW })
let turn = 0
const requests: Record<string, () => Promise<unknown>> = {
  overview: () => runsOverview(ctx(), { period: '30d' }),
  'automation board': () => automationBoard(ctx(), { automationId: automations[turn++ % automations.length], period: '30d' }),
  'metrics by automation': () => readMetrics(ctx(), { group: 'automation' }),
  'list of runs': () => listRuns(ctx(), {}),
  'failed runs of an automation': () => listRuns(ctx(), { automation: automations[turn++ % automations.length], status: 'failed' }),
}

process.on('message', async (name: string) => {
  if (name === 'stop') {
    await disconnect()
    process.disconnect()
    return
  }
  const start = performance.now()
  await requests[name]!()
  process.send!(performance.now() - start)
})
process.send!(Object.keys(requests))
