import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dialect } from '@/lib/server/db'
import { migrate } from '@/lib/tools/migrate.mjs'
import { pendingSql } from '@/lib/tools/migration'
import { sqlBetween } from '@/lib/tools/schema-engine-wasm.mjs'
import { completeSchema, migrationsDir, readModels, root } from '@/lib/tools/schema.mjs'
import { emptyDatabase } from '@/tests/support/database'
import { structureOf } from '@/tests/support/structure'

let database: Awaited<ReturnType<typeof emptyDatabase>>
let dir: string

beforeEach(async () => {
  database = await emptyDatabase()
  dir = mkdtempSync(path.join(tmpdir(), 'wheelhouse-migrations-'))
  cpSync(migrationsDir(dialect), dir, { recursive: true })
})
afterEach(async () => {
  rmSync(dir, { recursive: true, force: true })
  await database.drop()
})

const add = (name: string, sql: string) => {
  mkdirSync(path.join(dir, name), { recursive: true })
  writeFileSync(path.join(dir, name, 'migration.sql'), sql)
}
const run = () => migrate({ url: database.url, dir })

async function execute(sql: string): Promise<Record<string, unknown>[]> {
  if (dialect === 'sqlite') {
    const db = new Database(database.url.slice('file:'.length))
    try {
      if (/^select/i.test(sql)) return db.prepare(sql).all() as Record<string, unknown>[]
      db.exec(sql)
      return []
    } finally {
      db.close()
    }
  }
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

const inAnotherProcess = (onStart?: (child: ReturnType<typeof spawn>) => void) =>
  new Promise<number | null>((resolve) => {
    const code = `import(${JSON.stringify(path.join(root, 'lib/tools/migrate.mjs'))}).then((m) => m.migrate(${JSON.stringify({ url: database.url, dir })}))`
    const child = spawn(process.execPath, ['-e', code], { stdio: 'ignore' })
    onStart?.(child)
    child.on('exit', resolve)
  })

describe('the migrations of this build', () => {
  it('cover every change of the models', async () => {
    expect(await pendingSql()).toEqual({ sqlite: '', postgresql: '' })
  })

  it('lead to the same database as the models', async () => {
    const { applied } = await run()
    expect(applied).toEqual(readdirSync(dir).filter((name) => !name.endsWith('.toml')).sort())
    const direct = await emptyDatabase()
    try {
      const models = mkdtempSync(path.join(tmpdir(), 'wheelhouse-models-'))
      mkdirSync(path.join(models, '0_models'))
      writeFileSync(path.join(models, '0_models/migration.sql'), await sqlBetween(null, completeSchema(dialect, readModels())))
      await migrate({ url: direct.url, dir: models })
      const structure = await structureOf(database.url)
      expect(structure.length).toBeGreaterThan(100)
      expect(structure).toEqual(await structureOf(direct.url))
      rmSync(models, { recursive: true })
    } finally {
      await direct.drop()
    }
  })

  it('leave the audit trail append-only', async () => {
    await run()
    const sql =
      dialect === 'sqlite'
        ? `SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'AuditEntry'`
        : `SELECT tgname AS name FROM pg_trigger WHERE tgrelid = '"AuditEntry"'::regclass AND NOT tgisinternal`
    // PostgreSQL can also empty a table at a stroke.
    const guards = ['AuditEntry_no_delete', ...(dialect === 'sqlite' ? [] : ['AuditEntry_no_truncate']), 'AuditEntry_no_update']
    expect((await execute(sql)).map(({ name }) => name).sort()).toEqual(guards)
  })
})

describe('applying migrations', () => {
  it('does nothing the second time', async () => {
    await run()
    expect(await run()).toEqual({ applied: [], backup: null })
  })

  it('refuses a migration that was edited after it had been applied', async () => {
    add('2999_extra', 'CREATE TABLE "Extra" ("id" INTEGER PRIMARY KEY);')
    await run()
    add('2999_extra', 'CREATE TABLE "Other" ("id" INTEGER PRIMARY KEY);')
    await expect(run()).rejects.toThrow(/2999_extra was edited/)
  })

  it('refuses a database that is newer than the program', async () => {
    add('2999_extra', 'CREATE TABLE "Extra" ("id" INTEGER PRIMARY KEY);')
    await run()
    rmSync(path.join(dir, '2999_extra'), { recursive: true })
    await expect(run()).rejects.toThrow(/newer than this program.*2999_extra/)
  })

  it('takes a failing migration back as a whole and keeps those before it', async () => {
    add('2999_extra', 'CREATE TABLE "Extra" ("id" INTEGER PRIMARY KEY);\nINSERT INTO "Nowhere" VALUES (1);')
    await expect(run()).rejects.toThrow(/2999_extra failed/)
    await expect(execute('SELECT * FROM "Extra"')).rejects.toThrow()
    rmSync(path.join(dir, '2999_extra'), { recursive: true })
    expect((await run()).applied).toEqual([])
  })

  it('works once when several processes start together', async () => {
    expect(await Promise.all([inAnotherProcess(), inAnotherProcess(), inAnotherProcess()])).toEqual([0, 0, 0])
    expect((await run()).applied).toEqual([])
  })

  it('continues where it was killed', async () => {
    const slow =
      dialect === 'sqlite'
        ? 'INSERT INTO "Extra" WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT i FROM n;'
        : 'INSERT INTO "Extra" SELECT generate_series(1, 300000); SELECT pg_sleep(1);'
    await run()
    add('2999_extra', `CREATE TABLE "Extra" ("id" INTEGER PRIMARY KEY);\n${slow}`)
    for (const afterMs of [40, 120, 200, 300]) {
      await inAnotherProcess((child) => setTimeout(() => child.kill('SIGKILL'), afterMs))
    }
    await run()
    expect(Number((await execute('SELECT count(*) AS "rows" FROM "Extra"'))[0]?.rows)).toBe(300_000)
    expect((await run()).applied).toEqual([])
  })
})

describe.runIf(dialect === 'sqlite')('on SQLite', () => {
  it('a rebuilt table keeps the rows that refer to it', async () => {
    add('2998_family', 'CREATE TABLE "P" ("id" INTEGER PRIMARY KEY);\nCREATE TABLE "C" ("p" INTEGER REFERENCES "P"("id") ON DELETE CASCADE);\nINSERT INTO "P" VALUES (1);\nINSERT INTO "C" VALUES (1);')
    await run()
    add('2999_rebuild', 'PRAGMA foreign_keys=OFF;\nCREATE TABLE "new_P" ("id" INTEGER PRIMARY KEY, "n" TEXT);\nINSERT INTO "new_P"("id") SELECT "id" FROM "P";\nDROP TABLE "P";\nALTER TABLE "new_P" RENAME TO "P";\nPRAGMA foreign_keys=ON;')
    await run()
    expect(await execute('SELECT * FROM "C"')).toEqual([{ p: 1 }])
  })

  it('refuses a migration that leaves broken references', async () => {
    add('2999_broken', 'CREATE TABLE "P" ("id" INTEGER PRIMARY KEY);\nCREATE TABLE "C" ("p" INTEGER REFERENCES "P"("id"));\nINSERT INTO "C" VALUES (7);')
    await expect(run()).rejects.toThrow(/broken references/)
  })

  it('backs the database up before it changes one that is in use', async () => {
    const backupDir = path.join(dir, '..', `${path.basename(dir)}-backups`)
    expect((await migrate({ url: database.url, dir, backupDir })).backup).toBeNull()
    await execute(`INSERT INTO "Setting" ("key", "value", "updatedAt") VALUES ('k', '1', '2026-01-01T00:00:00.000+00:00')`)
    add('2999_extra', 'DELETE FROM "Setting";')
    const { backup } = await migrate({ url: database.url, dir, backupDir })
    expect(backup && existsSync(backup)).toBe(true)
    const copy = new Database(backup ?? '', { readonly: true })
    expect(copy.prepare('SELECT count(*) AS n FROM "Setting"').get()).toEqual({ n: 1 })
    copy.close()
    rmSync(backupDir, { recursive: true })
  })
})
