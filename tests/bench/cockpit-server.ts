/**
 * Holds one programme and answers the parent's questions: each request is the cockpit, the answer its milliseconds. The daily
 * roll-ups are written as counting `BENCH_LOAD` runs over 90 days would leave them; the runs themselves are never read by boards.
 */
import { cockpit } from '@/lib/features/cockpit/queries'
import { openProgramme } from '@/lib/features/programme/open-programme'
import { storeRuns } from '@/lib/features/runs/store-runs'
import { addDays, localDay } from '@/lib/core/calendar/local-day'
import { systemCtx } from '@/lib/server/ctx'
import { db, disconnect, withWriter } from '@/lib/server/db'
import { makeAutomation, makeBaseline, makeEngine, makeProcess } from '@/prisma/seed/factories'

const automations = Number(process.env.BENCH_AUTOMATIONS)
const runs = Number(process.env.BENCH_LOAD)
const DAYS = 90
/** The present: what is worked out once for several looks is so for the present only. */
const NOW = new Date()
const today = localDay(NOW.getTime(), 'Asia/Shanghai')

const ctx = () => ({ ...systemCtx('bench'), now: new Date() })
const programme = await openProgramme({ ...ctx(), now: new Date(NOW.getTime() - 60 * 86_400_000) }, { name: 'Bench', locale: 'en' })
const phases = await db.phase.findMany({ where: { programmeId: programme.id }, orderBy: { ordinal: 'asc' } })
const engine = await makeEngine(db, { slug: 'bench', lastSyncAt: NOW, freshAt: NOW })
const sources: number[] = []
for (let i = 0; i < automations; i += 1) {
  const process = await makeProcess(db)
  await makeBaseline(db, process.id, { validFrom: '2026-01-01' })
  const automation = await makeAutomation(db, { processId: process.id, phaseId: phases[i % 10 < 8 ? 0 : 1]!.id, stage: 'live', liveSince: new Date(NOW.getTime() - 80 * 86_400_000) })
  sources.push((await db.engineProcess.create({ data: { engineId: engine.id, externalId: `p${i}`, name: `Process ${i}`, automationId: automation.id, purpose: 'production' } })).id)
}
const perDay = runs / automations / DAYS
await withWriter((raw) => {
  const insert = raw.prepare(`INSERT INTO "RunDay" ("engineProcessId", "day", "succeeded", "failed", "errSystem", "items", "unitsSucceeded", "unitsSystem", "unitsStraight", "timedRuns", "timedUnits", "durationMs", "histogram") VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?)`)
  sources.forEach((id, i) => {
    for (let day = 0; day < DAYS; day += 1) {
      const all = Math.max(1, Math.round(perDay * (0.8 + ((i * 31 + day * 17) % 40) / 100)))
      const failed = Math.round((all * ((i * 7 + day) % 9)) / 200)
      insert.run(id, addDays(today, -day), all - failed, failed, failed, all - failed, failed, all - failed, all, all, all * 90_000, `80:${Math.ceil(all / 2)} 84:${Math.floor(all / 2)}`)
    }
  })
})

let arrivals = 0
/** A batch of runs as an engine would push it between two looks: twenty processes have something new. */
const arrive = async () => {
  arrivals += 1
  const started = NOW.getTime() - 3_600_000
  const reports = Array.from({ length: Math.min(20, automations) }, (_, i) => ({ externalId: `n-${arrivals}-${i}`, process: { externalId: `p${(arrivals * 20 + i) % automations}` }, status: 'succeeded', startedAt: new Date(started).toISOString(), endedAt: new Date(started + 90_000).toISOString() }))
  await storeRuns(ctx(), { engineId: engine.id, reports, observedAt: new Date() })
}

process.on('message', async (name: string) => {
  if (name === 'stop') {
    await disconnect()
    process.disconnect()
    return
  }
  if (name.includes('arrive')) await arrive()
  const start = performance.now()
  await cockpit(ctx(), { fresh: name.includes('worked out') })
  process.send!(performance.now() - start)
})
process.send!(['cockpit', 'cockpit while runs arrive', 'cockpit worked out anew'])
