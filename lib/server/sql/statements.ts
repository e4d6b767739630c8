import type { Database, Statement } from 'better-sqlite3'

const prepared = new WeakMap<Database, Map<string, Statement>>()

/** A prepared statement of SQLite, kept per connection; rows come as arrays, integers as numbers. */
export function statement(raw: Database, sql: string): Statement {
  let statements = prepared.get(raw)
  if (!statements) prepared.set(raw, (statements = new Map()))
  let found = statements.get(sql)
  if (!found) {
    found = raw.prepare(sql).safeIntegers(false)
    if (found.reader) found.raw(true)
    statements.set(sql, found)
  }
  return found
}
