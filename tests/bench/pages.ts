import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrate } from '@/lib/tools/migrate.mjs'
import { root } from '@/lib/tools/schema.mjs'
import { freePort } from '@/tests/support/postgresql'
import { limits, median, type Line } from './limits'

const CONNECTIONS = 16
const SECONDS = Number(process.env.BENCH_SECONDS ?? 6)
const ROUNDS = 3
const next = path.join(root, 'node_modules/next/dist/bin/next')
const bareDir = path.join(import.meta.dirname, 'bare')

interface Target {
  url: string
  headers: Record<string, string>
}

/** Requests a second over a list of fifty rows and over the board, ours against a bare Next page, in turns. */
export async function pages(): Promise<Line[]> {
  const dir = mkdtempSync(path.join(tmpdir(), 'wheelhouse-pages-'))
  const children: ChildProcess[] = []
  try {
    const database = path.join(dir, 'wheelhouse.db')
    await migrate({ url: `file:${database}` })
    const port = await freePort()
    const env = {
      ...process.env,
      NODE_ENV: 'production' as const,
      PORT: String(port),
      HOST: '127.0.0.1',
      BASE_URL: `http://127.0.0.1:${port}`,
      DATA_DIR: dir,
      DATABASE_URL: `file:${database}`,
      WHEELHOUSE_SECRET: 'only for measuring, only for measuring',
      LOG_LEVEL: 'warn',
    }
    const filled = spawnSync(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'fill-pages.ts')], { env, encoding: 'utf8' })
    const cookie = filled.stdout.trim()
    if (filled.status !== 0 || !cookie) throw new Error(`filling failed: ${filled.stderr}`)
    copyFileSync(database, path.join(dir, 'bare.db'))

    const ours = await serve(['lib/tools/start.mjs'], root, env, `http://127.0.0.1:${port}`, children)
    const barePort = await freePort()
    const bareEnv = { ...env, BARE_DB: path.join(dir, 'bare.db'), PORT: String(barePort), NEXT_TELEMETRY_DISABLED: '1' }
    const built = spawnSync(process.execPath, [next, 'build', '.'], { cwd: bareDir, env: bareEnv, encoding: 'utf8' })
    if (built.status !== 0) throw new Error(`the bare pages could not be built: ${built.stdout}${built.stderr}`)
    const bare = await serve([next, 'start', '.', '--hostname', '127.0.0.1', '--port', String(barePort)], bareDir, bareEnv, `http://127.0.0.1:${barePort}/list`, children)

    const origin = (url: string) => new URL(url).origin
    return [
      await compare('list of 50 processes', { url: `${origin(ours)}/processes`, headers: { cookie } }, { url: `${origin(bare)}/list`, headers: {} }),
      await compare('board of 20 automations', { url: `${origin(ours)}/runs`, headers: { cookie } }, { url: `${origin(bare)}/board`, headers: {} }),
    ]
  } finally {
    for (const child of children) child.kill('SIGKILL')
    rmSync(dir, { recursive: true, force: true })
    for (const made of ['.next', 'tsconfig.json', 'next-env.d.ts']) rmSync(path.join(bareDir, made), { recursive: true, force: true })
  }
}

async function serve(args: string[], cwd: string, env: NodeJS.ProcessEnv, url: string, children: ChildProcess[]): Promise<string> {
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'ignore', 'inherit'] })
  children.push(child)
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const answered = await fetch(url, { redirect: 'manual' }).then(() => true, () => false)
    if (answered) return url
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`${url} did not start`)
}

async function compare(what: string, ours: Target, bare: Target): Promise<Line> {
  const rates: { ours: number[]; bare: number[] } = { ours: [], bare: [] }
  await load(ours, 2)
  await load(bare, 2)
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.ours.push(await load(ours, SECONDS))
    rates.bare.push(await load(bare, SECONDS))
  }
  const [own, plain] = [median(rates.ours), median(rates.bare)]
  return { what: `${what} against a bare page`, value: own / plain, rule: 'at-least', limit: limits.pageShare, detail: `${own.toFixed(0)} of ${plain.toFixed(0)} requests/s` }
}

/** Requests a second over some seconds; anything but 200 ends the measurement. */
async function load({ url, headers }: Target, seconds: number): Promise<number> {
  const end = performance.now() + seconds * 1000
  let answered = 0
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() < end) {
        const response = await fetch(url, { headers, redirect: 'manual' })
        await response.arrayBuffer()
        if (response.status !== 200) throw new Error(`${url} answered ${response.status}`)
        answered += 1
      }
    }),
  )
  return answered / seconds
}
