import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import {
  DriverAdapterError,
  type IsolationLevel,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
  type Transaction,
} from '@prisma/driver-adapter-utils'
import type { Database } from 'better-sqlite3'
import { Checkpoints } from './checkpoints'
import { breathe, retryWhileBusy, WriteGate } from './write-gate'

/** The parts of Prisma's adapter that its declaration leaves out. */
interface Connection extends SqlDriverAdapter {
  client: Database
  onError(error: unknown): never
}

interface Options {
  /** `file:` and a path */
  url: string
  /** How long a statement waits for another process's lock */
  busyMs?: number
}

const NAME = 'wheelhouse-sqlite'

/**
 * SQLite for Prisma that keeps what it acknowledged under concurrency, unlike the shipped adapters:
 * - every statement that may write, and every transaction, goes one by one through a gate, so that no statement slips into
 *   another request's transaction;
 * - reads use a second, read-only connection (WAL snapshot): nothing uncommitted is seen and writers do not block them;
 * - the write-ahead log is moved into the database by a thread (checkpoints.ts);
 * - BEGIN IMMEDIATE waits for locks without blocking the event loop, and a failed COMMIT rolls back (prisma/orm #29933).
 */
export class SafeSqlite implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = 'sqlite'
  readonly adapterName = NAME
  readonly #options: Required<Options>
  #connection: Promise<SafeConnection> | undefined

  constructor(options: Options) {
    this.#options = { busyMs: 5000, ...options }
  }

  connect(): Promise<SafeConnection> {
    const opening = (this.#connection ??= SafeConnection.open(this.#options, () => (this.#connection = undefined)))
    opening.catch(() => (this.#connection = undefined))
    return opening
  }

  connectToShadowDb(): Promise<SqlDriverAdapter> {
    return new PrismaBetterSqlite3({ url: ':memory:' }).connect()
  }
}

export class SafeConnection implements SqlDriverAdapter {
  readonly provider = 'sqlite'
  readonly adapterName = NAME
  readonly #gate = new WriteGate()
  readonly #checkpoints: Checkpoints
  /** The open transaction; identity tells whether a caller's one still is. */
  #open: object | null = null

  private constructor(
    private readonly writer: Connection,
    private readonly reader: Connection,
    private readonly busyMs: number,
    private readonly closed: () => void,
  ) {
    this.#checkpoints = new Checkpoints(writer.client)
  }

  static async open(options: Required<Options>, closed: () => void): Promise<SafeConnection> {
    const { url, busyMs } = options
    const writer = (await new PrismaBetterSqlite3({ url, timeout: 0 }).connect()) as Connection
    await retryWhileBusy(() => writer.client.pragma('journal_mode=WAL'), busyMs)
    for (const pragma of ['synchronous=FULL', 'foreign_keys=ON', 'trusted_schema=OFF', 'journal_size_limit=67108864', 'temp_store=MEMORY', 'cache_size=-49152']) {
      writer.client.pragma(pragma)
    }
    const mode = writer.client.pragma('journal_mode', { simple: true })
    if (mode !== 'wal') throw new Error(`SQLite refuses write-ahead logging here (journal mode ${String(mode)})`)
    const reader = (await new PrismaBetterSqlite3({ url, timeout: busyMs, readonly: true }).connect()) as Connection
    reader.client.pragma('mmap_size=268435456')
    return new SafeConnection(writer, reader, busyMs, closed)
  }

  async queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    if (!/^\s*(SELECT|WITH)\b/i.test(query.sql)) return this.#alone(() => this.writer.queryRaw(query))
    await breathe()
    try {
      return await this.reader.queryRaw(query)
    } catch (error) {
      if (!isReadOnlyRefusal(error)) throw error
      return this.#alone(() => this.writer.queryRaw(query))
    }
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return this.#alone(() => this.writer.executeRaw(query))
  }

  executeScript(script: string): Promise<void> {
    return this.#alone(() => this.writer.executeScript(script))
  }

  async startTransaction(level?: IsolationLevel): Promise<Transaction> {
    if (level && level !== 'SERIALIZABLE') throw new DriverAdapterError({ kind: 'InvalidIsolationLevel', level })
    const leave = await this.#begin()
    const { writer } = this
    const mark = this.#open
    // A transaction that took too long is rolled back while its work still goes on: what comes after must not be stored by itself.
    const within = async <T>(work: () => Promise<T>): Promise<T> => {
      await breathe()
      if (this.#open !== mark) throw new DriverAdapterError({ kind: 'TransactionAlreadyClosed', cause: 'the transaction has ended' })
      return work()
    }
    const end = (statement: 'COMMIT' | 'ROLLBACK') => within(async () => this.#end(statement, leave))
    return {
      provider: 'sqlite',
      adapterName: NAME,
      options: { usePhantomQuery: true },
      queryRaw: (query) => within(() => writer.queryRaw(query)),
      executeRaw: (query) => within(() => writer.executeRaw(query)),
      commit: () => end('COMMIT'),
      rollback: () => end('ROLLBACK'),
      createSavepoint: (name) => within(() => writer.executeScript(`SAVEPOINT ${name}`)),
      rollbackToSavepoint: (name) => within(() => writer.executeScript(`ROLLBACK TO ${name}`)),
      releaseSavepoint: (name) => within(() => writer.executeScript(`RELEASE SAVEPOINT ${name}`)),
    }
  }

  /** Runs `work` on the writing connection in a transaction of its own; all of it is stored, or nothing. */
  async write<T>(work: (raw: Database) => T): Promise<T> {
    const leave = await this.#begin()
    let result: T
    try {
      result = work(this.writer.client)
    } catch (error) {
      this.#end('ROLLBACK', leave)
      throw error
    }
    this.#end('COMMIT', leave)
    return result
  }

  /** A mark of the transaction that is open now, for `writerOf`. */
  currentTransaction(): object {
    if (!this.#open) throw new Error('no transaction is open')
    return this.#open
  }

  /** The writing connection inside the marked transaction. Throws when that one has ended. */
  writerOf(mark: object): Database {
    if (this.#open !== mark) throw new Error('the transaction has ended')
    return this.writer.client
  }

  /** The read-only connection; what it reads is committed. */
  get readOnly(): Database {
    return this.reader.client
  }

  async dispose(): Promise<void> {
    this.closed()
    await this.#checkpoints.dispose()
    await this.reader.dispose()
    await this.writer.dispose()
  }

  async #alone<T>(work: () => Promise<T>): Promise<T> {
    const leave = await this.#gate.enter()
    try {
      return await retryWhileBusy(work, this.busyMs)
    } finally {
      this.#letNext(leave)
    }
  }

  async #begin(): Promise<() => void> {
    const leave = await this.#gate.enter()
    try {
      await retryWhileBusy(() => this.#run('BEGIN IMMEDIATE'), this.busyMs)
      this.#open = {}
      return leave
    } catch (error) {
      leave()
      throw error
    }
  }

  #end(statement: 'COMMIT' | 'ROLLBACK', leave: () => void): void {
    const { client } = this.writer
    try {
      if (client.inTransaction) this.#run(statement)
      else if (statement === 'COMMIT') throw new Error('SQLite has rolled the transaction back')
    } catch (error) {
      if (client.inTransaction) client.exec('ROLLBACK')
      throw error
    } finally {
      this.#open = null
      this.#letNext(leave)
    }
  }

  #letNext(leave: () => void): void {
    const checkpoint = this.#checkpoints.afterWrite()
    if (checkpoint) void checkpoint.then(leave)
    else leave()
  }

  #run(statement: string): void {
    try {
      this.writer.client.exec(statement)
    } catch (error) {
      this.writer.onError(error)
    }
  }
}

function isReadOnlyRefusal(error: unknown): boolean {
  const { message, cause } = error as { message?: string; cause?: { originalMessage?: string } }
  return /readonly|read-only/i.test(cause?.originalMessage ?? message ?? '')
}
