import { chmodSync, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { readAnchors, writeAnchors } from './anchors'
import { fileBytes, putFile, sha256Of, type FileCounts } from './kept-files'
import { pending, readMigrations, selectApplied, type AppliedRow } from './migrate.mjs'
import { reasonOf, Refusal } from './refusal.mjs'
import { migrationsDir } from './schema.mjs'

export type RowCounts = Record<string, number>

/** A backup of SQLite is a database file with this table beside those of the portal. */
const MARK = '_wheelhouse_backup'
/** And with this one for the bytes of the stored files. */
const FILES = '_wheelhouse_files'

interface Mark {
  createdAt: string
  counts: RowCounts
  anchors: string | null
}

function countRows(db: Database.Database): RowCounts {
  const tables = db
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT IN (?, ?) ORDER BY name`)
    .pluck()
    .all(MARK, FILES) as string[]
  return Object.fromEntries(tables.map((name) => [name, db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number]))
}

/** Copies the database while it is in use, as of one instant, and reads the copy back. */
export function backUpSqlite(source: string, file: string, dataDir: string): { counts: RowCounts; files: FileCounts } {
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
  const files = copyFilesIn(copy, dataDir)
  copy.close()
  checkBackup(partial)
  renameSync(partial, file)
  return { counts, files }
}

/** Bytes are on disk before a row names them, so the snapshot's rows find theirs. */
function copyFilesIn(copy: Database.Database, dataDir: string): FileCounts {
  const files: FileCounts = { kept: 0, missing: [] }
  copy.exec(`CREATE TABLE "${FILES}" ("sha256" TEXT PRIMARY KEY, "bytes" BLOB NOT NULL)`)
  if (!hasTable(copy, 'StoredFile')) return files
  const insert = copy.prepare(`INSERT INTO "${FILES}" VALUES (?, ?)`)
  for (const sha256 of copy.prepare('SELECT DISTINCT "sha256" FROM "StoredFile" ORDER BY 1').pluck().all() as string[]) {
    const bytes = fileBytes(dataDir, sha256)
    if (!bytes) files.missing.push(sha256)
    else {
      insert.run(sha256, bytes)
      files.kept += 1
    }
  }
  return files
}

const hasTable = (db: Database.Database, name: string) => db.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?`).get(name) !== undefined

function* filesIn(db: Database.Database): Generator<{ sha256: string; bytes: Buffer }> {
  if (hasTable(db, FILES)) yield* db.prepare(`SELECT "sha256", "bytes" FROM "${FILES}"`).iterate() as IterableIterator<{ sha256: string; bytes: Buffer }>
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
    for (const { sha256, bytes } of filesIn(db)) if (sha256Of(bytes) !== sha256) throw new Refusal(`The backup is damaged: a stored file is not ${sha256}.`)
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
export function restoreSqlite(file: string, target: string, dataDir: string): { counts: RowCounts; files: number; kept: string | null } {
  const { counts, anchors } = checkBackup(file)
  const partial = `${target}.restoring`
  rmSync(partial, { force: true })
  copyFileSync(file, partial)
  const db = new Database(partial)
  db.pragma('synchronous=FULL')
  let files = 0
  for (const { sha256, bytes } of filesIn(db)) {
    putFile(dataDir, sha256, bytes)
    files += 1
  }
  db.exec(`DROP TABLE "${MARK}"`)
  db.exec(`DROP TABLE IF EXISTS "${FILES}"`)
  if (files) db.exec('VACUUM')
  db.close()
  const kept = existsSync(target) ? setAside(target) : null
  renameSync(partial, target)
  writeAnchors(dataDir, anchors)
  return { counts, files, kept }
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
