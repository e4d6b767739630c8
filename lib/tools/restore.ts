/** `npm run restore -- FILE`: puts a backup in the database's place and brings it to this version. */
import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { env } from '@/lib/server/env'
import { restorePostgresql } from './dump'
import { migrate, MigrationError } from './migrate.mjs'
import { explain, Refusal } from './refusal.mjs'
import { dialectOf } from './schema.mjs'
import { restoreSqlite } from './sqlite-copy'

try {
  const file = path.resolve(process.argv[2] ?? '')
  if (!process.argv[2]) throw new Refusal('Usage: npm run restore -- FILE')
  if (!existsSync(file)) throw new Refusal(`There is no file ${file}.`)
  const { DATABASE_URL: url, DATA_DIR: dataDir } = env()
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  let restored
  if (dialectOf(url) === 'sqlite') {
    const target = url.slice('file:'.length)
    mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 })
    const put = restoreSqlite(file, target, dataDir)
    restored = put
    if (put.kept) console.log(`The database before the restore is kept in ${put.kept}`)
  } else {
    restored = await restorePostgresql(file, url, dataDir)
  }
  await migrate({ url, log: console.log })
  const { keyFitsDatabase } = await import('@/lib/server/key-check')
  const { counts, files } = restored
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0)
  console.log(`Restored ${rows} rows of ${Object.keys(counts).length} tables and ${files} stored files and verified them.`)
  if (!(await keyFitsDatabase())) console.log('WHEELHOUSE_SECRET is another one than when the backup was made: put that one back before you start the portal.')
  process.exit(0)
} catch (error) {
  console.error(error instanceof MigrationError ? error.message : explain(error))
  process.exit(1)
}
