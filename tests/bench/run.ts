/**
 * `npm run bench`: measures what the product promises about speed and size against limits measured in the same run.
 * BENCH_RUNS (default 1,000,000) scales all of it; BENCH_ONLY names parts: ingest, postgresql, growth, boards, cockpit, requests, ledger, cases, pages.
 * Exits with 1 when a limit is missed.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrate } from '@/lib/tools/migrate.mjs'
import { startPostgresql } from '@/tests/support/postgresql'
import { boards } from './boards'
import { cockpits } from './cockpit'
import { pages } from './pages'
import { requestLists } from './requests'
import { passes, print, thousands, type Line } from './limits'

const runs = Number(process.env.BENCH_RUNS ?? 1_000_000)
const parts = (process.env.BENCH_ONLY ?? 'ingest,postgresql,growth,boards,cockpit,requests,ledger,cases,pages').split(',')
const dir = mkdtempSync(path.join(tmpdir(), 'wheelhouse-bench-'))
const lines: Line[] = []

const environment = (url: string, more: Record<string, string> = {}) => ({
  DATABASE_URL: url,
  DATA_DIR: dir,
  WHEELHOUSE_SECRET: 'only for measuring, only for measuring',
  LOG_LEVEL: 'silent',
  BENCH_RUNS: String(runs),
  BENCH_INGEST: String(runs / 5),
  BENCH_BATCH: '1000',
  ...more,
})

const file = (name: string) => `file:${path.join(dir, `${name}.db`)}`

async function measure(script: string, env: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, script)], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code !== 0) throw new Error(`${script} ended with ${String(code)}`)
  keep(JSON.parse(output) as Line[])
}

function keep(measured: Line[]): void {
  print(measured)
  lines.push(...measured)
}

async function onSqlite(): Promise<void> {
  if (parts.includes('ingest')) {
    for (const name of ['ours', 'hand']) await migrate({ url: file(name) })
    await measure('ingest.ts', environment(file('ours'), { BENCH_HAND: path.join(dir, 'hand.db') }))
  }
  if (parts.includes('growth') || parts.includes('boards')) {
    await migrate({ url: file('large') })
    await measure('growth.ts', environment(file('large')))
  }
  if (parts.includes('growth')) {
    await migrate({ url: file('unordered') })
    await measure('growth.ts', environment(file('unordered'), { BENCH_SHUFFLED: '1' }))
  }
  if (parts.includes('boards')) {
    await migrate({ url: file('small') })
    const few = Math.max(2000, runs / 100)
    keep(await boards(environment(file('small'), { BENCH_LOAD: String(few) }), environment(file('large')), `${thousands(few)} → ${thousands(runs * 1.2)} runs`))
  }
}

async function ofCockpit(): Promise<void> {
  const load = String(runs * 2)
  for (const name of ['ten', 'fivehundred']) await migrate({ url: file(name) })
  keep(await cockpits(environment(file('ten'), { BENCH_AUTOMATIONS: '10', BENCH_LOAD: load }), environment(file('fivehundred'), { BENCH_AUTOMATIONS: '500', BENCH_LOAD: load }), Number(load)))
}

async function ofRequests(): Promise<void> {
  const sizes = [1000, Math.round(runs / 10)]
  for (const size of sizes) await migrate({ url: file(`requests-${size}`) })
  const of = (size: number) => environment(file(`requests-${size}`), { BENCH_REQUESTS: String(size) })
  keep(await requestLists(of(sizes[0]!), of(sizes[1]!), sizes.map(thousands).join(' → ') + ' requests'))
}

async function ofLedger(): Promise<void> {
  await migrate({ url: file('ledger') })
  await measure('ledger.ts', environment(file('ledger'), { BENCH_LOAD: String(runs * 2) }))
}

async function onPostgresql(): Promise<void> {
  const server = await startPostgresql()
  try {
    for (const name of ['ours', 'hand']) {
      await server.createDatabase(name)
      await migrate({ url: `${server.url}/${name}` })
    }
    await measure('ingest.ts', environment(`${server.url}/ours`, { BENCH_HAND: `${server.url}/hand` }))
  } finally {
    await server.stop()
  }
}

try {
  await onSqlite()
  if (parts.includes('cockpit')) await ofCockpit()
  if (parts.includes('requests')) await ofRequests()
  if (parts.includes('ledger')) await ofLedger()
  if (parts.includes('cases')) await measure('cases.ts', environment(file('none')))
  if (parts.includes('postgresql')) await onPostgresql()
  if (parts.includes('pages')) keep(await pages())
} finally {
  rmSync(dir, { recursive: true, force: true })
}
const missed = lines.filter((line) => !passes(line)).length
console.log(`${lines.length - missed} within their limits, ${missed} missed`)
if (missed) process.exitCode = 1
