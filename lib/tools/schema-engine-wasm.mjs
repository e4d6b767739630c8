/** Prisma's schema engine from its npm package: no binary, no download. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg'

let loaded = false

async function load() {
  if (loaded) return
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')
  const bytes = readFileSync(path.join(path.dirname(entry), 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': engine })
  engine.__wbg_set_wasm(instance.exports)
  const { __wbindgen_start: begin } = /** @type {{ __wbindgen_start(): void }} */ (/** @type {unknown} */ (instance.exports))
  begin()
  loaded = true
}

/**
 * @param {string} url of the database to work on
 * @param {[string, string][]} [datamodels] path and text of each schema file
 */
export async function openSchemaEngine(url, datamodels) {
  await load()
  const factory = url.startsWith('postgres')
    ? new (await import('@prisma/adapter-pg')).PrismaPg({ connectionString: url })
    : new (await import('@prisma/adapter-better-sqlite3')).PrismaBetterSqlite3({ url })
  const openShadow = factory.connectToShadowDb.bind(factory)
  factory.connectToShadowDb = async () => {
    // The engine sends whole migration files through executeRaw, which better-sqlite3 takes for one statement.
    const shadow = await openShadow()
    const executeRaw = shadow.executeRaw.bind(shadow)
    shadow.executeRaw = async (query) => {
      if (query.args.length > 0) return executeRaw(query)
      await shadow.executeScript(query.sql)
      return 0
    }
    return shadow
  }
  return engine.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory))
}

/**
 * SQL that leads from one set of models to another; empty when they agree.
 * @param {string | null} from complete schema, or null for an empty database
 * @param {string} to complete schema
 * @returns {Promise<string>}
 */
export async function sqlBetween(from, to) {
  const files = (/** @type {string} */ content) => [{ path: 'schema.prisma', content }]
  const schemaEngine = await openSchemaEngine(':memory:', [['schema.prisma', to]])
  const result = await schemaEngine.diff({
    from: from === null ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: files(from) },
    to: { tag: 'schemaDatamodel', files: files(to) },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  })
  return result.exitCode === 2 ? (result.stdout ?? '') : ''
}
