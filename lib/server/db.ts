import type { Database } from 'better-sqlite3'
import pg from 'pg'
import { PrismaPg } from '@prisma/adapter-pg'
import { databaseUrl } from './env'
import { PrismaClient as PostgresqlClient } from './generated/postgresql/client'
import { Prisma, PrismaClient } from './generated/sqlite/client'
import { SafeSqlite } from './sqlite-adapter'

/** The client, or the transaction inside `inTransaction`. */
export type Db = PrismaClient | Prisma.TransactionClient
export { Prisma }

export type Dialect = 'sqlite' | 'postgresql'

interface Connected {
  client: PrismaClient
  sqlite: SafeSqlite | null
  pool: pg.Pool | null
}

const transactionOptions = { maxWait: 10_000, timeout: 10_000 }
const url = databaseUrl()

export const dialect: Dialect = url.startsWith('postgres') ? 'postgresql' : 'sqlite'

// One process holds one set of connections, however often a development server loads this file again.
const shared = globalThis as typeof globalThis & { wheelhouseDatabase?: Connected }
const connected = (shared.wheelhouseDatabase ??= dialect === 'sqlite' ? prepareSqlite() : preparePostgresql())

/** Both databases have the same models; the type is the narrower one of SQLite. Connects at its first query. */
export const db: PrismaClient = connected.client

function prepareSqlite(): Connected {
  const sqlite = new SafeSqlite({ url })
  return { client: new PrismaClient({ adapter: sqlite, transactionOptions }), sqlite, pool: null }
}

function preparePostgresql(): Connected {
  // Timestamps have no zone and are UTC; the driver would take both directions for local time.
  pg.defaults.parseInputDatesAsUTC = true
  const types = { getTypeParser: (oid: number, format?: 'text' | 'binary') => (oid === TIMESTAMP ? readUtc : pg.types.getTypeParser(oid, format)) }
  const pool = new pg.Pool({
    connectionString: url,
    types: types as pg.CustomTypesConfig,
    max: 10,
    connectionTimeoutMillis: 5000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 15_000,
    options: '-c timezone=UTC',
  })
  pool.on('error', () => {}) // A lost idle connection is replaced; the next query reports what matters.
  const client = new PostgresqlClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }), transactionOptions })
  return { client: client as unknown as PrismaClient, sqlite: null, pool }
}

const TIMESTAMP = 1114
const readUtc = (text: string) => new Date(`${text.replace(' ', 'T')}Z`)

const marks = new WeakMap<object, object>()

/**
 * Runs `work` in one transaction: stored as a whole, or not at all when it throws. Keep calls to other systems out of it;
 * it is ended after 10 s.
 */
export function inTransaction<T>(work: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T> {
  return db.$transaction(async (tx) => {
    if (connected.sqlite) marks.set(tx, (await connected.sqlite.connect()).currentTransaction())
    return work(tx)
  })
}

/**
 * SQLite only: `work` gets the writing better-sqlite3 connection, for prepared statements over many rows. It is synchronous
 * and runs inside `tx` when one is given (from `inTransaction`), else in a transaction of its own. Integers come as BigInt
 * unless the statement says `safeIntegers(false)`.
 */
export async function withWriter<T>(work: (raw: Database) => T, tx?: Db): Promise<T> {
  if (!connected.sqlite) throw new Error('the database is not SQLite')
  const connection = await connected.sqlite.connect()
  if (!tx || tx === db) return connection.write(work)
  const mark = marks.get(tx)
  if (!mark) throw new Error('not a transaction of inTransaction')
  return work(connection.writerOf(mark))
}

/** SQLite only: the read-only better-sqlite3 connection, for large reads with prepared statements. */
export async function sqliteReader(): Promise<Database> {
  if (!connected.sqlite) throw new Error('the database is not SQLite')
  return (await connected.sqlite.connect()).readOnly
}

/** PostgreSQL only: `work` gets a client inside a transaction of its own; committed when it resolves. */
export async function withPgClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  if (!connected.pool) throw new Error('the database is not PostgreSQL')
  const client = await connected.pool.connect()
  let broken: Error | undefined
  try {
    await client.query('BEGIN')
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => (broken = failure))
    throw error
  } finally {
    client.release(broken)
  }
}

/** Closes all connections; the process must not use the database afterwards. */
export async function disconnect(): Promise<void> {
  await db.$disconnect()
  delete shared.wheelhouseDatabase
}
