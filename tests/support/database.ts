import { randomUUID } from 'node:crypto'
import { copyFile, mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { db, dialect, disconnect, withPgClient, withWriter } from '@/lib/server/db'
import { TEMPLATE } from './postgresql'

/**
 * Gives the test file a migrated, empty database; call it once at the top. `reset` empties it again:
 * `const database = useDatabase(); beforeEach(database.reset)`.
 */
export function useDatabase() {
  beforeAll(create)
  afterAll(drop)
  return { db, dialect, reset }
}

const dataDir = () => process.env.DATA_DIR ?? ''
const url = () => process.env.DATABASE_URL ?? ''
const databaseName = () => new URL(url()).pathname.slice(1)

async function create() {
  const server = inject('databaseServer')
  if (!server) throw new Error('only tests under tests/features, server, jobs and tools have a database')
  await mkdir(dataDir(), { recursive: true })
  if (server.sqliteTemplate) await copyFile(server.sqliteTemplate, url().slice('file:'.length))
  else await maintain(`CREATE DATABASE "${databaseName()}" TEMPLATE "${TEMPLATE}"`)
}

async function drop() {
  await disconnect()
  if (dialect === 'postgresql') await maintain(`DROP DATABASE IF EXISTS "${databaseName()}" WITH (FORCE)`)
  await rm(dataDir(), { recursive: true, force: true })
}

/** Another database of the same kind without any table; `drop` removes it. */
export async function emptyDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `empty_${randomUUID().replaceAll('-', '')}`
  if (dialect === 'sqlite') {
    const dir = path.join(tmpdir(), 'wheelhouse-test', name)
    await mkdir(dir, { recursive: true })
    return { url: `file:${path.join(dir, 'empty.db')}`, drop: () => rm(dir, { recursive: true, force: true }) }
  }
  await maintain(`CREATE DATABASE "${name}"`)
  return { url: `${path.dirname(url())}/${name}`, drop: () => maintain(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`) }
}

async function maintain(sql: string) {
  const client = new pg.Client({ connectionString: `${path.dirname(url())}/postgres` })
  await client.connect()
  try {
    // Copies of one template take turns.
    await client.query('SELECT pg_advisory_lock(1)')
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** Deletes every row and starts ids at 1 again; the audit trail too, past its triggers. */
async function reset() {
  if (dialect === 'sqlite') await withWriter(emptySqlite)
  else await withPgClient(emptyPostgresql)
}

function emptySqlite(raw: Parameters<Parameters<typeof withWriter>[0]>[0]) {
  const master = raw.prepare(`SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_%' ESCAPE '\\'`)
  const objects = master.all() as { type: string; name: string; sql: string }[]
  const triggers = objects.filter(({ type }) => type === 'trigger')
  const kept = raw.prepare(`SELECT name, type FROM pragma_table_list WHERE type IN ('virtual', 'shadow')`).all() as { name: string; type: string }[]
  raw.pragma('defer_foreign_keys=ON')
  for (const { name } of triggers) raw.exec(`DROP TRIGGER "${name}"`)
  for (const { name } of objects.filter(({ type, name }) => type === 'table' && !kept.some((table) => table.name === name))) raw.exec(`DELETE FROM "${name}"`)
  // Indexes of words are made anew from the tables that they belong to.
  for (const { name } of kept.filter(({ type }) => type === 'virtual')) raw.exec(`INSERT INTO "${name}"("${name}") VALUES ('rebuild')`)
  for (const { sql } of triggers) raw.exec(sql)
  raw.exec('DELETE FROM sqlite_sequence')
}

async function emptyPostgresql(client: pg.PoolClient) {
  const { rows } = await client.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_%'`,
  )
  await client.query('SET LOCAL session_replication_role = replica')
  await client.query(`TRUNCATE ${rows.map(({ name }) => name).join(', ')} RESTART IDENTITY`)
}
