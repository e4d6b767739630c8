/**
 * The part of a start that needs the installed dependencies: checks the environment, brings the database up to date and
 * writes what the server process needs to know to the file descriptor 3. With `--check` it only checks the environment.
 */
import { accessSync, constants, existsSync, mkdirSync, writeSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { EnvError, parseEnv, type Env } from '@/lib/server/env'
import { migrate, MigrationError } from './migrate.mjs'
import { explain, reasonOf, Refusal } from './refusal.mjs'

export interface Prepared {
  host: string
  port: number
  baseUrl: string
  dataDir: string
  /** Null once there is an administrator */
  setupCode: string | null
}

const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|\[?::1\]?)$/i.test(host)

export function checkAddress({ HOST, BASE_URL, ALLOW_HTTP }: Pick<Env, 'HOST' | 'BASE_URL' | 'ALLOW_HTTP'>): void {
  const base = new URL(BASE_URL)
  if (base.protocol === 'https:' || ALLOW_HTTP || (isLoopback(HOST) && isLoopback(base.hostname))) return
  throw new Refusal(
    `The portal would be reachable without encryption (HOST ${HOST}, BASE_URL ${BASE_URL}). Put a TLS proxy in front and set BASE_URL=https://…, or set ALLOW_HTTP=1 for a test network.`,
  )
}

/** One level at a time: the recursive mkdir of Node.js never returns on some special file systems. */
function makeFolder(dir: string): void {
  if (existsSync(dir)) return
  makeFolder(path.dirname(dir))
  mkdirSync(dir, { mode: 0o700 })
}

function checkFolder(dir: string, name: string): void {
  try {
    makeFolder(dir)
    accessSync(dir, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new Refusal(`The folder ${dir} (${name}) cannot be written: ${reasonOf(error)}`)
  }
}

function checkPort(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const why: Record<string, string> = {
        EADDRINUSE: `Port ${port} on ${host} is taken by another program. Stop that one or set PORT.`,
        EACCES: `Port ${port} on ${host} may not be used by this account. Set PORT to 1024 or higher.`,
        EADDRNOTAVAIL: `HOST ${host} is no address of this machine.`,
        ENOTFOUND: `HOST ${host} cannot be resolved.`,
      }
      reject(new Refusal(why[error.code ?? ''] ?? `Port ${port} on ${host} cannot be used: ${error.message}`))
    })
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}

async function checkEnvironment(): Promise<Env> {
  const env = parseEnv(process.env)
  if (process.env.NODE_ENV !== 'development') checkAddress(env)
  checkFolder(env.DATA_DIR, 'DATA_DIR')
  if (env.DATABASE_URL.startsWith('file:')) checkFolder(path.dirname(env.DATABASE_URL.slice('file:'.length)), 'DATABASE_URL')
  await checkPort(env.PORT, env.HOST)
  return env
}

async function bringUpToDate(env: Env): Promise<void> {
  try {
    const report = await migrate({
      url: env.DATABASE_URL,
      backupDir: path.join(env.DATA_DIR, 'backups'),
      log: console.log,
      backUpPostgresql: async (url, file) => void (await (await import('./dump')).dumpPostgresql(url, file, env.DATA_DIR)),
    })
    if (report.backup) console.log(`The database before the upgrade is kept in ${report.backup}`)
  } catch (error) {
    if (error instanceof MigrationError) throw error
    throw new Refusal(`The database ${env.DATABASE_URL.replace(/:[^:@/]+@/, ':…@')} cannot be opened: ${reasonOf(error)}`)
  }
}

async function prepare(): Promise<Prepared> {
  const env = await checkEnvironment()
  await bringUpToDate(env)
  const { keyFitsDatabase, rememberKey } = await import('@/lib/server/key-check')
  const { createSetupCode } = await import('@/lib/server/setup-code')
  if (!(await keyFitsDatabase())) {
    throw new Refusal('WHEELHOUSE_SECRET is not the one that this database was set up with. Put the former one back; without it stored credentials cannot be read.')
  }
  await rememberKey()
  const setupCode = await createSetupCode()
  return { host: env.HOST, port: env.PORT, baseUrl: env.BASE_URL, dataDir: env.DATA_DIR, setupCode }
}

if (process.argv[1] && import.meta.filename === path.resolve(process.argv[1])) {
  try {
    if (process.argv.includes('--check')) await checkEnvironment()
    else writeSync(3, JSON.stringify(await prepare()))
    process.exit(0)
  } catch (error) {
    console.error(error instanceof EnvError || error instanceof MigrationError ? error.message : explain(error))
    process.exit(1)
  }
}
