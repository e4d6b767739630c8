/** The .env file beside package.json: read at start, written with a generated secret when there is none. */
import { randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'
import { reasonOf, Refusal } from './refusal.mjs'
import { root } from './schema.mjs'

/** @param {string} file */
function read(file) {
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
}

/** @typedef {Record<string, string | undefined>} Variables */

/**
 * Values given by the caller win over the file in the project folder, and that one over the file in the data folder, which
 * is used where the project folder cannot be written.
 * @param {Variables} given
 * @param {string} [projectDir]
 * @returns {{ env: Variables, projectFile: string, dataFile: string }}
 */
export function readEnv(given, projectDir = root) {
  const projectFile = path.join(projectDir, '.env')
  const fromProject = { ...read(projectFile), ...given }
  const dataFile = path.join(path.resolve(projectDir, fromProject.DATA_DIR || 'data'), '.env')
  return { env: { ...read(dataFile), ...fromProject }, projectFile, dataFile }
}

/**
 * The same, with a secret generated and written down when there is none.
 * @param {Variables} given
 * @param {(line: string) => void} [say]
 * @param {string} [projectDir]
 * @returns {Variables}
 */
export function completeEnv(given, say = () => {}, projectDir = root) {
  const { env, projectFile, dataFile } = readEnv(given, projectDir)
  if (env.WHEELHOUSE_SECRET) return env
  const WHEELHOUSE_SECRET = randomBytes(32).toString('base64url')
  const lines = `# Protects stored credentials, sessions and the audit trail. Keep a copy in a safe place; never change it.\nWHEELHOUSE_SECRET=${WHEELHOUSE_SECRET}\n`
  say(`A secret was generated and written to ${write(projectFile, dataFile, lines)}.`)
  return { ...env, WHEELHOUSE_SECRET }
}

/**
 * @param {string} projectFile
 * @param {string} dataFile
 * @param {string} lines
 */
function write(projectFile, dataFile, lines) {
  try {
    appendFileSync(projectFile, lines, { mode: 0o600 })
    return projectFile
  } catch {
    try {
      mkdirSync(path.dirname(dataFile), { recursive: true, mode: 0o700 })
      appendFileSync(dataFile, lines, { mode: 0o600 })
      return dataFile
    } catch (error) {
      throw new Refusal(`Neither the project folder nor the data folder can be written: ${reasonOf(error)}`)
    }
  }
}
