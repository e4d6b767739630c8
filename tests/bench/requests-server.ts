/** Holds BENCH_REQUESTS requests and answers the parent's questions; `rate …` is answers a second over 8 connections. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { listRequests, pageRequests } from '@/lib/features/requests/list-requests'
import { requestWords } from '@/lib/features/requests/index-request'
import { systemCtx } from '@/lib/server/ctx'
import { db, disconnect, sqliteReader, withWriter } from '@/lib/server/db'
import { prismaTime } from '@/lib/server/sql/prisma-time'

const total = Number(process.env.BENCH_REQUESTS ?? 1000)
const statuses = ['submitted', 'in-assessment', 'needs-information', 'assessed', 'approved', 'rejected', 'in-delivery', 'live']
const START = Date.UTC(2025, 0, 1)
const MINUTE = 60_000
const words = ['invoice', 'order', 'supplier', 'report', 'contract', 'customer', 'payment', 'delivery', 'master data', 'travel', '合同', '报销', '库存', '对账']

const person = await db.person.create({ data: { name: 'Bench', email: 'bench@example.test', searchText: 'bench' } })
await withWriter((raw) => {
  const insert = raw.prepare(`INSERT INTO "Request" ("id", "number", "type", "status", "statusSince", "title", "pain", "submitterId", "submittedAt", "scoreHundredths", "hoursPerYearTenths", "searchText", "createdAt", "updatedAt")
    VALUES (?, ?, 'idea', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  for (let i = 0; i < total; i += 1) {
    const number = 1001 + i
    // As with the peers: one request in 42 has `reconciliation`. One in two has `quarterly`, and 24 of any register have `customs`.
    const rest = `${(i >> 3) % 2 ? 'quarterly' : 'weekly'}${i % Math.floor(total / 24) === 0 && i / Math.floor(total / 24) < 24 ? ' customs' : ''}`
    const title = `${words[i % words.length]} ${words[(i * 7 + 3) % words.length]} ${i % 42 === 0 ? 'reconciliation' : 'typing'} ${i} ${rest}`
    const pain = `We type ${words[(i * 5 + 1) % words.length]} from ${words[(i * 11 + 2) % words.length]} by hand, twice a day, and look for mistakes 采购订单重复录入`
    const at = prismaTime(START + i * MINUTE)
    insert.run(`r${i}`, number, statuses[(i * 3) % statuses.length], at, title, pain, person.id, at, (i * 7919) % 10_000, (i * 104_729) % 50_000, requestWords({ number, title, pain }), at, at)
  }
  raw.exec(`INSERT INTO "RequestSearch"("RequestSearch") VALUES ('optimize'); ANALYZE;`)
})

const ctx = () => systemCtx('bench')
let turn = 0
const next = () => statuses[(turn += 1) % statuses.length]
const raw = await sqliteReader()
const like = raw.prepare(`SELECT "id", "number", "title", "status", "scoreHundredths", "submittedAt" FROM "Request" WHERE "status" = ? AND ("title" LIKE ? OR "pain" LIKE ?) ORDER BY "submittedAt" DESC LIMIT 50`)
const count = raw.prepare(`SELECT count(*) AS n FROM "Request" WHERE "status" = ? AND ("title" LIKE ? OR "pain" LIKE ?)`)
const pattern = '%reconciliation%'

const requests: Record<string, () => Promise<unknown>> = {
  list: () => listRequests(ctx(), {}),
  'list of one state': () => listRequests(ctx(), { status: next() }),
  'list by score': () => listRequests(ctx(), { status: next(), sort: 'score' }),
  'tenth page': () => listRequests(ctx(), { page: 10 }),
  'search and state': () => listRequests(ctx(), { q: 'quarterly', status: next() }),
  'search by score': () => listRequests(ctx(), { q: 'quarterly', status: next(), sort: 'score' }),
  'search of the beginning of a word': () => listRequests(ctx(), { q: 'quart', status: next() }),
  'search of a rare word': () => listRequests(ctx(), { q: 'customs' }),
  'search of a rare word and state, by score': () => listRequests(ctx(), { q: 'customs', status: next(), sort: 'score' }),
  'search of Chinese': () => listRequests(ctx(), { q: '重复录入', status: next() }),
  'page for machines': () => pageRequests(ctx(), { status: next() }),
  /** What the peers are asked */
  'search as the peers': () => listRequests(ctx(), { q: 'reconciliation', status: next() }),
  /** The statement that a team would write first, with nothing around it */
  stub: async () => ({ rows: like.all(next(), pattern, pattern), total: count.get(next(), pattern, pattern) }),
}

const matches = raw.prepare(`SELECT count(*) FROM "RequestSearch" WHERE "RequestSearch" MATCH ?`).pluck().safeIntegers(false)
/** How many requests have a word */
const matching = { get: (word: string) => matches.get(`"${word}"*`) as number }

const CONNECTIONS = 8
const SECONDS = 4

/** Answers a second of one question over plain HTTP. */
async function rateOf(name: string): Promise<number> {
  const server = http.createServer((_, response) => {
    void requests[name]!().then((answer) => response.setHeader('content-type', 'application/json').end(JSON.stringify(answer, (_key, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const one = () =>
    new Promise<void>((resolve, reject) => {
      http.get({ host: '127.0.0.1', port, agent }, (response) => response.resume().on('end', resolve)).on('error', reject)
    })
  const end = performance.now() + SECONDS * 1000
  let done = 0
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() < end) {
        await one()
        done += 1
      }
    }),
  )
  agent.destroy()
  server.close()
  return done / SECONDS
}

process.on('message', async (name: string) => {
  if (name === 'stop') {
    await disconnect()
    process.disconnect()
    return
  }
  if (name.startsWith('matches ')) return process.send!(matching.get(name.slice(8)))
  if (name.startsWith('rate ')) return process.send!(await rateOf(name.slice(5)))
  const [start, cpu] = [performance.now(), process.cpuUsage()]
  await requests[name]!()
  const used = process.cpuUsage(cpu)
  process.send!([performance.now() - start, (used.user + used.system) / 1000])
})
process.send!(Object.keys(requests).filter((name) => name !== 'stub'))
