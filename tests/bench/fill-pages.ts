/** Fills a database for the measurement of pages: 120 processes, 20 automations with sixty days of runs, one reader; prints the reader's session cookie. */
import { encode } from 'next-auth/jwt'
import { cookieName, cookieSecret } from '@/lib/server/auth-cookie'
import { db, disconnect, inTransaction } from '@/lib/server/db'
import { systemCtx } from '@/lib/server/ctx'
import { openSession } from '@/lib/server/sessions'
import { openProgramme } from '@/lib/features/programme/open-programme'
import { storeRuns } from '@/lib/features/runs/store-runs'
import { makeAutomation, makeBaseline, makeDepartment, makeEngine, makePerson, makeProcess } from '@/prisma/seed/factories'

const DAY_MS = 86_400_000
const now = Date.now()
const ctx = systemCtx('bench')
const reader = await makePerson(db, { grants: { create: { role: 'admin' } } } as never)
const department = await makeDepartment(db)
await openProgramme(ctx, { name: 'Bench', locale: 'en' })
const engine = await makeEngine(db)
const processes = []
for (let i = 0; i < 120; i += 1) {
  const process = await makeProcess(db, { departmentId: department.id, ownerId: reader.id })
  await makeBaseline(db, process.id)
  processes.push(process)
}
const reports = []
for (let p = 0; p < 20; p += 1) {
  for (let day = 0; day < 60; day += 1) {
    for (let run = 0; run < 4; run += 1) {
      const start = now - day * DAY_MS - run * 3_600_000
      const failed = (p * 7 + day * 3 + run) % 29 === 0
      reports.push({
        externalId: `${p}-${day}-${run}`,
        process: { externalId: `p${p}`, name: `Process ${p}` },
        status: failed ? 'failed' : 'succeeded',
        startedAt: new Date(start - 60_000 - p * 1000).toISOString(),
        endedAt: new Date(start).toISOString(),
      })
    }
  }
}
for (let from = 0; from < reports.length; from += 1000) await storeRuns(ctx, { engineId: engine.id, reports: reports.slice(from, from + 1000), observedAt: new Date(now) })
for (const [i, source] of (await db.engineProcess.findMany({ orderBy: { id: 'asc' } })).entries()) {
  const automation = await makeAutomation(db, { processId: processes[i]!.id })
  await db.engineProcess.update({ where: { id: source.id }, data: { automationId: automation.id } })
}
const session = await inTransaction((tx) => openSession(tx, reader.id, { ip: null, userAgent: null }, new Date()))
const token = await encode({ token: { sid: session.secret }, secret: cookieSecret() })
console.log(`${cookieName('session')}=${token}`)
await disconnect()
