/** `npm run backup -- FILE`: copies the database, the stored files and the anchors of the audit trail while the portal runs. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { env } from '@/lib/server/env'
import { dumpPostgresql } from './dump'
import { explain, Refusal } from './refusal.mjs'
import { dialectOf } from './schema.mjs'
import { backUpSqlite } from './sqlite-copy'

try {
  const name = process.argv[2]
  if (!name) throw new Refusal('Usage: npm run backup -- FILE')
  const file = path.resolve(name)
  if (existsSync(file)) throw new Refusal(`${file} exists already; choose another name.`)
  if (!existsSync(path.dirname(file))) throw new Refusal(`The folder ${path.dirname(file)} does not exist.`)
  const { DATABASE_URL: url, DATA_DIR: dataDir } = env()
  const { counts, files } = dialectOf(url) === 'sqlite' ? backUpSqlite(url.slice('file:'.length), file, dataDir) : await dumpPostgresql(url, file, dataDir)
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0)
  console.log(`Backed up ${rows} rows of ${Object.keys(counts).length} tables and ${files.kept} stored files to ${file} and read them back.`)
  for (const sha256 of files.missing) console.log(`Not in the backup, because it is missing or damaged in the data folder: the stored file ${sha256}`)
  console.log('Keep WHEELHOUSE_SECRET in a safe place of its own: without it the stored credentials cannot be read.')
} catch (error) {
  console.error(explain(error))
  process.exitCode = 1
}
