/**
 * Writes a migration for both databases from the difference between the models and the snapshot of the last migration.
 * `npm run migration -- <name>`; `--empty` writes it even without a change of models, for SQL written by hand.
 * The files may be completed by hand until they have been applied somewhere.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sqlBetween } from './schema-engine-wasm.mjs'
import { completeSchema, dialects, migrationsDir, readModels, root } from './schema.mjs'

export const snapshotFile = path.join(root, 'prisma/migrations/snapshot.prisma')

export type MigrationSql = Record<(typeof dialects)[number], string>

export async function pendingSql(): Promise<MigrationSql> {
  const models = readModels()
  const previous = existsSync(snapshotFile) ? readFileSync(snapshotFile, 'utf8') : null
  const sql: MigrationSql = { sqlite: '', postgresql: '' }
  for (const dialect of dialects) {
    const from = previous === null ? null : completeSchema(dialect, previous)
    sql[dialect] = await sqlBetween(from, completeSchema(dialect, models))
  }
  return sql
}

async function main(args: string[]) {
  const name = args.find((arg) => !arg.startsWith('--'))
  if (!name || !/^[a-z0-9]+(_[a-z0-9]+)*$/.test(name)) {
    throw new Error('Usage: npm run migration -- <name_in_snake_case> [--empty]')
  }
  const sql = await pendingSql()
  const changed = dialects.some((dialect) => sql[dialect] !== '')
  if (!changed && !args.includes('--empty')) {
    console.log('The models have not changed since the last migration; --empty writes one for SQL by hand.')
    return
  }
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  for (const dialect of dialects) {
    const dir = path.join(migrationsDir(dialect), `${stamp}_${name}`)
    mkdirSync(dir, { recursive: true })
    writeFileSync(path.join(dir, 'migration.sql'), sql[dialect] || '-- SQL written by hand\n')
    writeFileSync(path.join(migrationsDir(dialect), 'migration_lock.toml'), `provider = "${dialect}"\n`)
    console.log(`Wrote ${path.relative(root, dir)}/migration.sql`)
  }
  writeFileSync(snapshotFile, readModels())
}

if (process.argv[1] && import.meta.filename === path.resolve(process.argv[1])) {
  await main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
}
