import { chmodSync, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { readAnchors, writeAnchors } from './anchors'
import { pending, readMigrations, selectApplied, type AppliedRow } from './migrate.mjs'
import { reasonOf, Refusal } from './refusal.mjs'
import { migrationsDir } from './schema.mjs'

export type RowCounts = Record<string, number>

/** A backup of SQLite is a database file with this table beside those of the portal. */
const MARK = '_wheelhouse_backup'

interface Mark {
  createdAt: string
  counts: RowCounts
  anchors: string | null
}

function countRows(db: Database.Database): RowCounts {
  const tables = db
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> ? ORDER BY name`)
    .pluck()
    .all(MARK) as string[]
  return Object.fromEntries(tables.map((name) => [name, db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number]))
}

/** Copies the database while it is in use, as of one instant, and reads the copy back. */
export function backUpSqlite(source: string, file: string, dataDir: string): RowCounts {
  if (!existsSync(source)) throw new Refusal(`There is no database at ${source}.`)
  const partial = `${file}.partial`
  rmSync(partial, { force: true })
  const db = new Database(source, { timeout: 60_000 })
  try {
    db.prepare('VACUUM INTO ?').run(partial)
    chmodSync(partial, 0o600)
  } finally {
    db.close()
  }
  const copy = new Database(partial)
  const counts = countRows(copy)
  const mark: Mark = { createdAt: new Date().toISOString(), counts, anchors: readAnchors(dataDir) }
  copy.pragma('synchronous=FULL')
  copy.exec(`CREATE TABLE "${MARK}" ("mark" TEXT NOT NULL)`)
  copy.prepare(`INSERT INTO "${MARK}" VALUES (?)`).run(JSON.stringify(mark))
  copy.close()
  checkBackup(partial)
  renameSync(partial, file)
  return counts
}

/** @throws Refusal when the file is no complete backup of this or an earlier version */
function checkBackup(file: string): Mark {
  let db: Database.Database | undefined
  try {
    db = new Database(file, { readonly: true, fileMustExist: true })
    const text = db.prepare(`SELECT "mark" FROM "${MARK}"`).pluck().get()
    const mark = JSON.parse(String(text)) as Mark
    const integrity = db.pragma('integrity_check', { simple: true })
    if (integrity !== 'ok') throw new Refusal(`The backup is damaged: ${String(integrity)}`)
    const counts = countRows(db)
    const wrong = Object.keys({ ...counts, ...mark.counts }).find((table) => counts[table] !== mark.counts[table])
    if (wrong) throw new Refusal(`The backup is damaged: ${wrong} holds ${counts[wrong] ?? 'no'} rows instead of ${mark.counts[wrong] ?? 'none'}.`)
    pending(readMigrations(migrationsDir('sqlite')), db.prepare(selectApplied).all() as AppliedRow[])
    return mark
  } catch (error) {
    if (error instanceof Database.SqliteError || error instanceof SyntaxError) {
      throw new Refusal(`${file} is not a backup of the portal on SQLite, or it is damaged: ${error.message}`)
    }
    throw error
  } finally {
    db?.close()
  }
}

/** Puts the backup in the database's place; what was there before is kept beside it. The portal must not be running. */
export function restoreSqlite(file: string, target: string, dataDir: string): { counts: RowCounts; kept: string | null } {
  const { counts, anchors } = checkBackup(file)
  const partial = `${target}.restoring`
  rmSync(partial, { force: true })
  copyFileSync(file, partial)
  const db = new Database(partial)
  db.pragma('synchronous=FULL')
  db.exec(`DROP TABLE "${MARK}"`)
  db.close()
  const kept = existsSync(target) ? setAside(target) : null
  renameSync(partial, target)
  writeAnchors(dataDir, anchors)
  return { counts, kept }
}

function setAside(target: string): string {
  const db = new Database(target, { timeout: 1000 })
  try {
    // Leaving write-ahead logging needs the file for oneself: it fails while the portal has it open.
    db.pragma('locking_mode=EXCLUSIVE')
    db.pragma('journal_mode=DELETE')
  } catch (error) {
    throw new Refusal(`The database is in use (${reasonOf(error)}). Stop the portal first.`)
  } finally {
    db.close()
  }
  const kept = `${target}.before-restore-${Date.now()}`
  renameSync(target, kept)
  for (const suffix of ['-wal', '-shm']) rmSync(target + suffix, { force: true })
  return kept
}
