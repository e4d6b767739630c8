import Database from 'better-sqlite3'

let db: Database.Database | undefined

export const rowsOf = (sql: string) => (db ??= new Database(process.env.BARE_DB, { readonly: true })).prepare(sql).all() as Record<string, unknown>[]

export const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
