import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

export const TEMPLATE = 'wheelhouse_template'

export interface PostgresqlServer {
  /** `postgresql://user:password@host:port`, without a database name */
  url: string
  createDatabase(name: string): Promise<void>
  stop(): Promise<void>
}

/** A real PostgreSQL from npm on a free loopback port, with durability off; its data is deleted by `stop`. */
export async function startPostgresql(): Promise<PostgresqlServer> {
  const dir = await mkdtemp(path.join(tmpdir(), 'wheelhouse-pg-'))
  await chmod(dir, 0o755)
  const port = await freePort()
  const log: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir: path.join(dir, 'data'),
    user: 'postgres',
    password: 'test',
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'max_connections=300', '-c', 'listen_addresses=127.0.0.1'],
    onLog: (message) => log.push(String(message)),
    onError: (message) => log.push(String(message)),
  })
  const stop = async () => {
    await server.stop()
    await rm(dir, { recursive: true, force: true })
  }
  try {
    if (process.getuid?.() === 0) await chmod(dir, 0o777)
    await server.initialise()
    await server.start()
  } catch (error) {
    await rm(dir, { recursive: true, force: true })
    throw new Error(`PostgreSQL did not start:\n${log.join('\n')}`, { cause: error })
  }
  return { url: `postgresql://postgres:test@127.0.0.1:${port}`, createDatabase: (name) => server.createDatabase(name), stop }
}

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
