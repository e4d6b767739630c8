import path from 'node:path'
import { defineConfig } from 'prisma/config'
import { dialectOf, migrationsDir, schemaFile } from './lib/tools/schema.mjs'

// For the Prisma command line alone; run `node lib/tools/generate.mjs` first.
const dialect = dialectOf(process.env.DATABASE_URL)
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(import.meta.dirname, 'lib/tools/schema-engine.mjs')

export default defineConfig({
  schema: schemaFile(dialect),
  migrations: { path: migrationsDir(dialect) },
  datasource: { url: process.env.DATABASE_URL ?? 'file:./data/wheelhouse.db' },
})
