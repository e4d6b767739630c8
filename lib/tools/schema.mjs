/** The models of prisma/schema as complete Prisma schemas, one per database. */
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
export const generatedDir = path.join(root, 'lib/server/generated')

/** @typedef {'sqlite' | 'postgresql'} Dialect */
/** @type {readonly Dialect[]} */
export const dialects = ['sqlite', 'postgresql']

/**
 * @param {string | undefined} url
 * @returns {Dialect}
 */
export function dialectOf(url) {
  return url?.startsWith('postgres') ? 'postgresql' : 'sqlite'
}

/** All models as one text, in the order of the file names. */
export function readModels() {
  const dir = path.join(root, 'prisma/schema')
  return readdirSync(dir)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => readFileSync(path.join(dir, name), 'utf8').trim())
    .join('\n\n')
    .concat('\n')
}

/**
 * @param {Dialect} dialect
 * @param {string} models
 */
export function completeSchema(dialect, models) {
  const head = [
    'generator client {',
    '  provider = "prisma-client"',
    `  output   = "./${dialect}"`,
    '}',
    '',
    'datasource db {',
    `  provider = "${dialect}"`,
    '}',
  ]
  return `${head.join('\n')}\n\n${models}`
}

/** @param {Dialect} dialect */
export function schemaFile(dialect) {
  return path.join(generatedDir, `${dialect}.prisma`)
}

/** @param {Dialect} dialect */
export function migrationsDir(dialect) {
  return path.join(root, 'prisma/migrations', dialect)
}
