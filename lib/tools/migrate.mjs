/**
 * Brings a database to the migrations of this build: without Prisma's engine, one transaction per migration, safe against
 * several starts at once and against being killed at any point. Keeps Prisma's own table, so that its tools agree.
 */
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { dialectOf, migrationsDir } from './schema.mjs'

/** @typedef {{ name: string, sql: string, checksum: string }} Migration */
/** @typedef {{ migration_name: string, checksum: string }} AppliedRow */
/** @typedef {{ applied: string[], backup: string | null }} MigrationReport */

export class MigrationError extends Error {}

export const historyTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMP,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMP,
  "started_at" TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`
export const selectApplied = `SELECT migration_name, checksum FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY migration_name`
const keepBackups = 5
/** Prisma takes the same advisory lock. */
export const pgLock = 72707369

/**
 * @param {string} dir
 * @returns {Migration[]} in the order in which they apply
 */
export function readMigrations(dir) {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(dir, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * @param {Migration[]} known
 * @param {AppliedRow[]} applied
 * @returns {Migration[]}
 * @throws MigrationError when the database is newer than `known`, or `known` was edited
 */
export function pending(known, applied) {
  for (const row of applied) {
    const migration = known.find(({ name }) => name === row.migration_name)
    if (!migration) {
      throw new MigrationError(
        `The database is newer than this program: it has the migration ${row.migration_name}, which is unknown here. ` +
          'Start the version that wrote it, or restore the backup made before that upgrade.',
      )
    }
    if (migration.checksum !== row.checksum) {
      throw new MigrationError(`The migration ${row.migration_name} was edited after it had been applied to this database.`)
    }
  }
  return known.filter(({ name }) => !applied.some((row) => row.migration_name === name))
}

/**
 * @param {{ url: string, dir?: string, backupDir?: string, log?: (line: string) => void,
 *   backUpPostgresql?: (url: string, file: string) => Promise<void> }} options
 * @returns {Promise<MigrationReport>}
 */
export async function migrate({ url, dir = migrationsDir(dialectOf(url)), backupDir, log = () => {}, backUpPostgresql }) {
  const known = readMigrations(dir)
  const target = backupDir ? path.join(backupDir, `before-${known.at(-1)?.name}-${Date.now()}-${process.pid}`) : null
  return dialectOf(url) === 'sqlite'
    ? migrateSqlite(url.slice('file:'.length), known, target, log)
    : migratePostgresql(url, known, target, log, backUpPostgresql)
}

/**
 * @param {string} file
 * @param {Migration[]} known
 * @param {string | null} target
 * @param {(line: string) => void} log
 */
async function migrateSqlite(file, known, target, log) {
  const { default: Database } = await import('better-sqlite3')
  const db = new Database(file, { timeout: 60_000 })
  /** @returns {AppliedRow[]} */
  const applied = () =>
    db.prepare(`SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'`).get()
      ? /** @type {AppliedRow[]} */ (db.prepare(selectApplied).all())
      : []
  /** @type {MigrationReport} */
  const report = { applied: [], backup: null }
  try {
    db.pragma('journal_mode=WAL')
    db.pragma('synchronous=FULL')
    // Off before BEGIN: a migration that rebuilds a table would otherwise delete its children by cascade.
    db.pragma('foreign_keys=OFF')
    if (pending(known, applied()).length === 0) return report
    if (target && applied().length > 0) report.backup = backUpSqlite(db, target)
    for (let next = applyNext(); next; next = applyNext()) {
      log(`Applied ${next.name}`)
      report.applied.push(next.name)
    }
    const integrity = db.pragma('integrity_check', { simple: true })
    if (integrity !== 'ok') throw new MigrationError(`The database file is damaged: ${String(integrity)}`)
    return report
  } finally {
    db.close()
  }

  /** Applies the next migration with the write lock taken first, so that a second runner sees it done. */
  function applyNext() {
    db.exec('BEGIN IMMEDIATE')
    try {
      db.exec(historyTable)
      const migration = pending(known, applied())[0]
      if (migration) {
        run(migration)
        db.prepare(
          `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count) VALUES (?, ?, ?, ?, 1)`,
        ).run(randomUUID(), migration.checksum, migration.name, Date.now())
      }
      db.exec('COMMIT')
      return migration
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK')
      throw error
    }
  }

  /** @param {Migration} migration */
  function run(migration) {
    try {
      db.exec(migration.sql)
    } catch (error) {
      throw new MigrationError(`The migration ${migration.name} failed: ${/** @type {Error} */ (error).message}`)
    }
    if (!db.inTransaction) throw new MigrationError(`The migration ${migration.name} ended its transaction.`)
    const broken = /** @type {unknown[]} */ (db.pragma('foreign_key_check'))
    if (broken.length > 0) {
      throw new MigrationError(`The migration ${migration.name} leaves broken references: ${JSON.stringify(broken.slice(0, 3))}`)
    }
  }
}

/**
 * @param {import('better-sqlite3').Database} db
 * @param {string} target
 */
function backUpSqlite(db, target) {
  const file = `${target}.db`
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  db.prepare('VACUUM INTO ?').run(`${file}.partial`)
  renameSync(`${file}.partial`, file)
  dropOldBackups(path.dirname(file))
  return file
}

/** @param {string} dir */
function dropOldBackups(dir) {
  const backups = readdirSync(dir).filter((name) => name.startsWith('before-') && !name.endsWith('.partial'))
  const age = (/** @type {string} */ name) => Number(/-(\d+)-\d+\.\w+$/.exec(name)?.[1] ?? 0)
  for (const name of backups.sort((a, b) => age(b) - age(a)).slice(keepBackups)) rmSync(path.join(dir, name), { force: true })
}

/**
 * @param {string} url
 * @param {Migration[]} known
 * @param {string | null} target
 * @param {(line: string) => void} log
 * @param {((url: string, file: string) => Promise<void>) | undefined} backUp
 */
async function migratePostgresql(url, known, target, log, backUp) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC', connectionTimeoutMillis: 10_000 })
  await client.connect()
  /** @type {MigrationReport} */
  const report = { applied: [], backup: null }
  try {
    await client.query('SELECT pg_advisory_lock($1)', [pgLock])
    await client.query(historyTable)
    const applied = (await client.query(selectApplied)).rows
    const todo = pending(known, applied)
    if (todo.length > 0 && applied.length > 0 && target && backUp) {
      const file = `${target}.wheelhouse`
      mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
      await backUp(url, file)
      dropOldBackups(path.dirname(file))
      report.backup = file
    }
    for (const migration of todo) {
      await applyOnPostgresql(client, migration)
      log(`Applied ${migration.name}`)
      report.applied.push(migration.name)
    }
    return report
  } finally {
    await client.end()
  }
}

/**
 * Runs the migration inside the caller's transaction and records it.
 * @param {Pick<import('pg').Client, 'query'>} client
 * @param {Migration} migration
 */
export async function runOnPostgresql(client, migration) {
  await client.query(migration.sql)
  await client.query(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)`,
    [randomUUID(), migration.checksum, migration.name],
  )
}

/**
 * @param {import('pg').Client} client
 * @param {Migration} migration
 */
async function applyOnPostgresql(client, migration) {
  await client.query('BEGIN')
  try {
    await runOnPostgresql(client, migration)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw new MigrationError(`The migration ${migration.name} failed: ${/** @type {Error} */ (error).message}`)
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const url = process.argv[2] ?? process.env.DATABASE_URL
  if (!url || (dialectOf(url) === 'sqlite' && !existsSync(path.dirname(url.slice('file:'.length))))) {
    console.error('Usage: node lib/tools/migrate.mjs <database url>')
    process.exitCode = 1
  } else {
    await migrate({ url, log: console.log })
  }
}
