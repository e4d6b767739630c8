import Database from 'better-sqlite3'
import pg from 'pg'

/** Tables, columns, keys and indexes of a database as comparable lines; order of columns and history do not matter. */
export async function structureOf(url: string): Promise<string[]> {
  return (url.startsWith('file:') ? sqliteStructure(url.slice('file:'.length)) : await postgresqlStructure(url)).sort()
}

function sqliteStructure(file: string): string[] {
  const db = new Database(file, { readonly: true })
  const rows = (sql: string) => db.prepare(sql).all() as Record<string, unknown>[]
  // Models know no indexes of words: those are tested where they are used.
  const tables = rows(`SELECT name FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_%' ESCAPE '\\'`)
  const lines = tables.flatMap(({ name }) => [
    ...rows(`PRAGMA table_xinfo("${String(name)}")`).map(({ cid: _, ...column }) => `${String(name)} column ${JSON.stringify(column)}`),
    ...rows(`PRAGMA foreign_key_list("${String(name)}")`).map(({ id: _, ...key }) => `${String(name)} reference ${JSON.stringify(key)}`),
    // Nor do models know indexes over a part of the rows.
    ...rows(`PRAGMA index_list("${String(name)}")`).filter(({ partial }) => !partial).map((index) => {
      const columns = rows(`PRAGMA index_info("${String(index.name)}")`).map((column) => column.name)
      return `${String(name)} index ${String(index.unique)} ${columns.join(', ')}`
    }),
  ])
  db.close()
  return lines
}

async function postgresqlStructure(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ line: string }>(`
      SELECT concat_ws(' ', table_name, 'column', column_name, data_type, is_nullable, column_default, datetime_precision) AS line
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%'
      UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\\_%' AND indexname <> 'Request_search_words' AND indexdef NOT LIKE '% WHERE %'
      UNION ALL SELECT concat_ws(' ', conrelid::regclass, 'constraint', conname, pg_get_constraintdef(oid))
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0 AND conrelid::regclass::text NOT LIKE '%\\_prisma\\_%'`)
    return rows.map(({ line }) => line)
  } finally {
    await client.end()
  }
}
