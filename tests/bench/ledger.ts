/**
 * The ledger of one month for 500 automations from the roll-ups that `BENCH_LOAD` runs leave, against one hand-written statement over the same
 * roll-ups that multiplies, with one row written an automation: median of alternating turns. Prints lines as JSON.
 */
import { addDays, HOUR_MS, startOfDay } from '@/lib/core/calendar/local-day'
import { recompute } from '@/lib/features/ledger/recompute'
import { systemCtx } from '@/lib/server/ctx'
import { db, disconnect, withWriter } from '@/lib/server/db'
import { prismaTime } from '@/lib/server/sql/prisma-time'
import { makeAutomation, makeBaseline, makeEngine, makeProcess } from '@/prisma/seed/factories'
import { limits, median, thousands, type Line } from './limits'
import { watchStalls } from './stalls'

const runs = Number(process.env.BENCH_LOAD)
const AUTOMATIONS = 500
const TURNS = 7
const DAYS = 31
const MONTH = '2026-10'
const now = new Date('2026-11-10T04:00:00.000Z')

const ctx = () => ({ ...systemCtx('bench'), now })
const engine = await makeEngine(db, { slug: 'bench' })
const sources: number[] = []
for (let i = 0; i < AUTOMATIONS; i += 1) {
  const process = await makeProcess(db)
  await makeBaseline(db, process.id, { validFrom: '2026-01-01', hourlyWageMinor: 6_000n, currency: 'CNY' })
  if (i % 10 === 0) await makeBaseline(db, process.id, { validFrom: `${MONTH}-15`, manualMs: 500_000, hourlyWageMinor: 6_000n, currency: 'CNY' })
  const automation = await makeAutomation(db, { processId: process.id, stage: 'live', liveSince: new Date('2026-09-30T16:00:00.000Z') })
  sources.push((await db.engineProcess.create({ data: { engineId: engine.id, externalId: `p${i}`, name: `Process ${i}`, automationId: automation.id, purpose: 'production' } })).id)
}
/** Runs come in the ten hours of a working day; every fortieth hour of an automation fails. */
const HOURS = 10
const perHour = Math.max(1, Math.round(runs / AUTOMATIONS / DAYS / HOURS))
await withWriter((raw) => {
  const columns = '"succeeded", "failed", "errSystem", "unitsSucceeded", "unitsSystem", "timedRuns", "timedUnits", "durationMs", "attendedMs"'
  const hours = raw.prepare(`INSERT INTO "RunHour" ("engineProcessId", "hour", ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const days = raw.prepare(`INSERT INTO "RunDay" ("engineProcessId", "day", ${columns}) SELECT ?, ?, SUM("succeeded"), SUM("failed"), SUM("errSystem"), SUM("unitsSucceeded"), SUM("unitsSystem"), SUM("timedRuns"), SUM("timedUnits"), SUM("durationMs"), SUM("attendedMs") FROM "RunHour" WHERE "engineProcessId" = ? AND "hour" >= ? AND "hour" < ?`)
  sources.forEach((id, i) => {
    for (let day = 0; day < DAYS; day += 1) {
      const local = addDays(`${MONTH}-01`, day)
      const start = startOfDay(local, 'Asia/Shanghai')
      for (let hour = 8; hour < 8 + HOURS; hour += 1) {
        const down = (i * 7 + day * 13 + hour * 5) % 40 === 0
        const [ok, bad] = down ? [0, perHour] : [perHour, 0]
        hours.run(id, prismaTime(start + hour * HOUR_MS), ok, bad, bad, ok, bad, perHour, perHour, perHour * 90_000, ok * 4_000)
      }
      days.run(id, local, id, prismaTime(start), prismaTime(start + 24 * HOUR_MS))
    }
  })
})

/** What a team would write first: one sum with the baselines joined, hours without success beside it, a product, a row. */
async function byHand(): Promise<void> {
  await withWriter((raw) => {
    raw.exec('CREATE TABLE IF NOT EXISTS "HandMonth" ("automationId" TEXT PRIMARY KEY, "amount" REAL, "hours" REAL, "down" INTEGER, "facts" TEXT)')
    const rows = raw
      .prepare(
        `SELECT e."automationId" AS id, b."ordinal" AS ordinal, b."manualMs" AS manual, b."hourlyWageMinor" AS wage, SUM(r."unitsSucceeded") AS ok, SUM(r."unitsSystem" + r."unitsBusiness") AS bad, SUM(r."attendedMs") AS attended
          FROM "RunDay" r JOIN "EngineProcess" e ON e."id" = r."engineProcessId" JOIN "Automation" a ON a."id" = e."automationId"
          JOIN "ProcessBaseline" b ON b."processId" = a."processId" AND b."validFrom" = (SELECT MAX(c."validFrom") FROM "ProcessBaseline" c WHERE c."processId" = a."processId" AND c."validFrom" <= r."day")
          WHERE r."day" BETWEEN '${MONTH}-01' AND '${MONTH}-31' AND e."purpose" = 'production' GROUP BY 1, 2`,
      )
      .safeIntegers(false)
      .all() as { id: string; manual: number; wage: number; ok: number; bad: number; attended: number }[]
    const down = raw
      .prepare(
        `SELECT id, COUNT(*) AS hours FROM (SELECT e."automationId" AS id, r."hour", SUM(r."unitsSucceeded") AS ok, SUM(r."errSystem" + r."errTimeout" + r."errInfrastructure") AS bad
          FROM "RunHour" r JOIN "EngineProcess" e ON e."id" = r."engineProcessId" WHERE r."hour" >= ? AND r."hour" < ? GROUP BY 1, 2 HAVING ok = 0 AND bad > 0) GROUP BY 1`,
      )
      .safeIntegers(false)
      .all(prismaTime(startOfDay(`${MONTH}-01`, 'Asia/Shanghai')), prismaTime(startOfDay('2026-11-01', 'Asia/Shanghai'))) as { id: string; hours: number }[]
    const hours = new Map(down.map((row) => [row.id, row.hours]))
    const write = raw.prepare('INSERT OR REPLACE INTO "HandMonth" VALUES (?, ?, ?, ?, ?)')
    const sums = new Map<string, { amount: number; ms: number; parts: unknown[] }>()
    for (const row of rows) {
      const sum = sums.get(row.id) ?? { amount: 0, ms: 0, parts: [] }
      const ms = row.ok * row.manual - (row.ok * row.attended) / (row.ok + row.bad)
      sums.set(row.id, { amount: sum.amount + (ms / 3_600_000) * row.wage, ms: sum.ms + ms, parts: [...sum.parts, row] })
    }
    for (const [id, { amount, ms, parts }] of sums) write.run(id, amount, ms, hours.get(id) ?? 0, JSON.stringify(parts))
  })
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const cpu = process.cpuUsage()
  await work()
  const used = process.cpuUsage(cpu)
  return (used.user + used.system) / 1000
}

/** Everything is computed and written: rows that are there would be left as they are. */
async function ours(): Promise<void> {
  const done = await recompute(ctx(), { from: MONTH, to: MONTH })
  if (done.changed !== AUTOMATIONS) throw new Error(`${done.changed} months were written`)
}
const forget = () => db.ledgerMonth.deleteMany()

for (let i = 0; i < 2; i += 1) {
  await ours()
  await forget()
  await byHand()
}
const stop = watchStalls()
const times = { ours: [] as number[], hand: [] as number[] }
for (let i = 0; i < TURNS; i += 1) {
  times.ours.push(await timed(ours))
  if (i < TURNS - 1) await forget()
}
const stalls = await stop()
for (let i = 0; i < TURNS; i += 1) times.hand.push(await timed(byHand))
const again = await timed(() => recompute(ctx(), { from: MONTH, to: MONTH }))
const [a, b] = [median(times.ours), median(times.hand)]
const lines: Line[] = [
  {
    what: `ledger of a month, ${AUTOMATIONS} automations over ${thousands(perHour * HOURS * DAYS * AUTOMATIONS)} runs, against one statement by hand, by processor time`,
    value: a / b,
    rule: 'at-most',
    limit: limits.ledgerFactor,
    detail: `${a.toFixed(0)} ms with segments, formulas, usual hours, facts and digests; by hand ${b.toFixed(0)} ms; nothing changed ${again.toFixed(0)} ms`,
  },
  { what: 'longest stall of the event loop meanwhile beyond that of an idle thread, ms, ledger', value: Math.max(0, stalls.maxMs - stalls.idleMaxMs), rule: 'at-most', limit: limits.stallMs, detail: `longest ${stalls.maxMs.toFixed(0)} (idle thread ${stalls.idleMaxMs.toFixed(0)})` },
]
console.log(JSON.stringify(lines))
await disconnect()
