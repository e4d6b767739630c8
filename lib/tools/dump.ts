import { createHash } from 'node:crypto'
import pg from 'pg'
import { readAnchors, writeAnchors } from './anchors'
import { DumpWriter, FORMAT, readDump, type DumpHead } from './dump-file'
import { fileBytes, putFile, type FileCounts } from './kept-files'
import { historyTable, pending, pgLock, readMigrations, runOnPostgresql, selectApplied, type AppliedRow } from './migrate.mjs'
import { Refusal } from './refusal.mjs'
import { migrationsDir } from './schema.mjs'
import type { RowCounts } from './sqlite-copy'

const PAGE = 2000
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC -c datestyle=ISO', connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_%' ORDER BY 1`,
  )
  return rows.map(({ name }) => name)
}

/** Each row as JSON text in the order of the primary key, a page at a time. */
async function* rowsOf(client: pg.Client, table: string): AsyncGenerator<string> {
  const { rows: key } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
      WHERE indrelid = $1::regclass AND indisprimary ORDER BY array_position(indkey::int[], attnum::int)`,
    [quoted(table)],
  )
  const order = key.map(({ name }) => quoted(name)).join(', ')
  await client.query(`DECLARE dump NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS line FROM ${quoted(table)} t ORDER BY ${order}`)
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`FETCH ${PAGE} FROM dump`)
    for (const { line } of rows) yield line
    if (rows.length < PAGE) break
  }
  await client.query('CLOSE dump')
}

async function headOf(client: pg.Client, dataDir: string | null): Promise<DumpHead> {
  const { rows: migrations } = await client.query<AppliedRow>(selectApplied)
  const { rows: names } = await client.query<{ name: string }>(`SELECT sequencename AS name FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1`)
  const sequences: DumpHead['sequences'] = []
  for (const { name } of names) {
    const { rows } = await client.query<{ value: string; called: boolean }>(`SELECT last_value::text AS value, is_called AS called FROM ${quoted(name)}`)
    for (const row of rows) sequences.push({ name, ...row })
  }
  return { format: FORMAT, createdAt: new Date().toISOString(), migrations, sequences, anchors: dataDir ? readAnchors(dataDir) : null }
}

/** Writes all tables as of one instant, while the database is in use, and reads the file back. */
export function dumpPostgresql(url: string, file: string, dataDir: string | null = null): Promise<{ counts: RowCounts; files: FileCounts }> {
  return connected(url, async (client) => {
    const writer = new DumpWriter(file)
    const counts: RowCounts = {}
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
      await writer.head(await headOf(client, dataDir))
      for (const table of await tablesOf(client)) {
        await writer.table(table)
        counts[table] = 0
        for await (const line of rowsOf(client, table)) {
          await writer.row(line)
          counts[table] += 1
        }
        await writer.endTable(table)
      }
      const files = dataDir && 'StoredFile' in counts ? await copyFiles(client, writer, dataDir) : { kept: 0, missing: [] }
      await client.query('COMMIT')
      await writer.close()
      return { counts, files }
    } catch (error) {
      await writer.discard()
      throw error
    }
  })
}

/** Bytes are on disk before a row names them, so the snapshot's rows find theirs. */
async function copyFiles(client: pg.Client, writer: DumpWriter, dataDir: string): Promise<FileCounts> {
  const files: FileCounts = { kept: 0, missing: [] }
  const { rows } = await client.query<{ sha256: string }>('SELECT DISTINCT "sha256" FROM "StoredFile" ORDER BY 1')
  for (const { sha256 } of rows) {
    const bytes = fileBytes(dataDir, sha256)
    if (!bytes) files.missing.push(sha256)
    else {
      await writer.keptFile(sha256, bytes)
      files.kept += 1
    }
  }
  return files
}

/** Replaces all tables by those of the file in one transaction; on any doubt nothing changes. */
export async function restorePostgresql(file: string, url: string, dataDir: string): Promise<{ counts: RowCounts; files: number }> {
  for await (const line of readDump(file)) void line
  return connected(url, async (client) => {
    const counts: RowCounts = {}
    let head: DumpHead | undefined
    let references: string[] = []
    let table = ''
    let batch: string[] = []
    let files = 0
    const flush = async () => {
      if (batch.length === 0) return
      const name = quoted(table)
      await client.query(`INSERT INTO ${name} SELECT * FROM json_populate_recordset(NULL::${name}, $1::json)`, [`[${batch.join(',')}]`])
      batch = []
    }
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [pgLock])
    for await (const line of readDump(file)) {
      if (line.kind === 'head') {
        head = line.head
        await rebuild(client, head)
        references = await dropReferences(client)
      } else if (line.kind === 'table') {
        table = line.table
      } else if (line.kind === 'row') {
        if (batch.push(line.json) >= PAGE) await flush()
      } else if (line.kind === 'end') {
        await flush()
        counts[table] = line.rows
        await verifyTable(client, table, line)
      } else if (line.kind === 'file') {
        putFile(dataDir, line.sha256, line.bytes)
        files += 1
      }
    }
    for (const { name, value, called } of head?.sequences ?? []) await client.query('SELECT setval($1::regclass, $2, $3)', [quoted(name), value, called])
    for (const statement of references) await client.query(statement)
    await client.query('COMMIT')
    writeAnchors(dataDir, head?.anchors ?? null)
    return { counts, files }
  })
}

/** Empty tables as they were in the version that wrote the file. */
async function rebuild(client: pg.Client, head: DumpHead): Promise<void> {
  const known = readMigrations(migrationsDir('postgresql'))
  pending(known, head.migrations)
  const { rows } = await client.query<{ statement: string }>(
    `SELECT format('DROP TABLE IF EXISTS public.%I CASCADE', tablename) AS statement FROM pg_tables WHERE schemaname = 'public'
     UNION ALL SELECT format('DROP FUNCTION IF EXISTS %s CASCADE', oid::regprocedure) FROM pg_proc WHERE pronamespace = 'public'::regnamespace`,
  )
  for (const { statement } of rows) await client.query(statement)
  await client.query(historyTable)
  for (const migration of known.filter(({ name }) => head.migrations.some((row) => row.migration_name === name))) await runOnPostgresql(client, migration)
}

/** Rows arrive in any order: references are checked when all are there. Returns the statements that bring them back. */
async function dropReferences(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ drop: string; add: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
            format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS add
       FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
  )
  for (const row of rows) await client.query(row.drop)
  return rows.map((row) => row.add)
}

async function verifyTable(client: pg.Client, table: string, expected: { rows: number; sha256: string }): Promise<void> {
  const hash = createHash('sha256')
  let count = 0
  for await (const line of rowsOf(client, table)) {
    hash.update(line).update('\n')
    count += 1
  }
  if (count !== expected.rows || hash.digest('hex') !== expected.sha256) {
    throw new Refusal(`After the restore ${table} would not hold what the backup holds; nothing was changed.`)
  }
}
