import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from '@/lib/tools/schema.mjs'
import { freePort } from './postgresql'

export interface Portal {
  url: string
  dataDir: string
  /** Environment of the portal, for command-line tools that are to work on it */
  env: NodeJS.ProcessEnv
  /** The one-time code of the set-up page; null when there is an administrator already */
  setupCode: string | null
  /** Everything that the server has printed */
  output(): string
  stop(): Promise<void>
  /** Kills the process as a power cut would. */
  kill(): Promise<void>
  /** Starts again on the same data after `stop` or `kill`; the former object is then stale. */
  again(env?: Record<string, string>): Promise<Portal>
}

interface Options {
  env?: Record<string, string>
  /** Extra arguments of the start command, such as --demo */
  args?: string[]
  /** Milliseconds in which the portal must be ready; a first start builds */
  readyMs?: number
}

/** Starts the production build on a free loopback port with data of its own; builds it first when it is stale. */
export async function startPortal(options: Options = {}): Promise<Portal> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'wheelhouse-portal-'))
  return launch(dataDir, await freePort(), randomBytes(32).toString('hex'), options)
}

async function launch(dataDir: string, port: number, secret: string, options: Options): Promise<Portal> {
  const { args = [], readyMs = 300_000 } = options
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(port),
    HOST: '127.0.0.1',
    BASE_URL: `http://127.0.0.1:${port}`,
    DATA_DIR: dataDir,
    DATABASE_URL: `file:${path.join(dataDir, 'wheelhouse.db')}`,
    WHEELHOUSE_SECRET: secret,
    LOG_LEVEL: 'warn',
    ...options.env,
  }
  const child = spawn(process.execPath, ['lib/tools/start.mjs', ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const killWithTests = () => void child.kill('SIGKILL')
  process.once('exit', killWithTests)
  child.once('exit', () => process.off('exit', killWithTests))
  let printed = ''
  child.stdout.on('data', (chunk) => (printed += chunk))
  child.stderr.on('data', (chunk) => (printed += chunk))
  await ready(child, () => printed, readyMs)
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill(signal)
      await ended
    }
  }
  return {
    url: `http://127.0.0.1:${port}`,
    dataDir,
    env,
    setupCode: /\/setup\?code=([\w-]+)/.exec(printed)?.[1] ?? null,
    output: () => printed,
    kill: () => end('SIGKILL'),
    again: (more = {}) => launch(dataDir, port, secret, { ...options, env: { ...options.env, ...more } }),
    stop: async () => {
      await end('SIGTERM')
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function ready(child: ChildProcess, printed: () => string, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      clearTimeout(timer)
      clearInterval(poll)
      child.kill('SIGKILL')
      reject(new Error(`${why}:\n${printed()}`))
    }
    const timer = setTimeout(() => fail('The portal was not ready in time'), timeoutMs)
    const poll = setInterval(() => {
      // The greeting ends with its own line: then the set-up link, if any, has been printed too.
      if (!/is ready at .*\n/.test(printed())) return
      clearTimeout(timer)
      clearInterval(poll)
      setTimeout(resolve, 50)
    }, 50)
    child.once('exit', (code) => fail(`The portal ended with ${String(code)}`))
  })
}
