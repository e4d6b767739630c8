/** Brings node_modules to package-lock.json. Needs nothing but Node and npm. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Refusal } from './refusal.mjs'
import { root } from './schema.mjs'

/** The oldest releases of each line that the dependencies run on. */
const supported = [
  { major: 20, minor: 19 },
  { major: 22, minor: 14 },
]

/** @param {string} [version] */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const line = supported.find((entry) => entry.major === major)
  if (line ? minor >= line.minor : major > 22) return
  throw new Refusal(`Node.js ${version} is not supported. Install Node.js 24, or 20.19 or newer of the 20 line, and start again.`)
}

/** @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockedPackage */

/** @param {string} file */
function lockedPackages(file) {
  /** @type {{ packages: Record<string, LockedPackage> }} */
  const { packages } = JSON.parse(readFileSync(file, 'utf8'))
  return packages
}

export function isInstalled() {
  const installed = path.join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installed)) return false
  const present = lockedPackages(installed)
  return Object.entries(lockedPackages(path.join(root, 'package-lock.json'))).every(
    ([name, { version, optional }]) => name === '' || (optional && !present[name]) || present[name]?.version === version,
  )
}

/** @param {string[]} args */
function npm(...args) {
  const cli = process.env.npm_execpath
  const viaNode = cli?.endsWith('.js') ? [String(cli)] : []
  const command = viaNode.length > 0 ? process.execPath : process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { NODE_ENV: _, ...env } = process.env
  const result = spawnSync(command, [...viaNode, ...args], { cwd: root, env: /** @type {NodeJS.ProcessEnv} */ (env), stdio: ['ignore', 'inherit', 'inherit'] })
  if (result.status !== 0) {
    throw new Refusal(`npm ${args[0]} failed${result.error ? `: ${result.error.message}` : ''}. The messages above say why; start again when that is solved.`)
  }
}

/** better-sqlite3 is compiled for one Node.js release line. */
function loadsSqlite() {
  try {
    const Database = createRequire(path.join(root, 'package.json'))('better-sqlite3')
    new Database(':memory:').close()
    return true
  } catch {
    return false
  }
}

/** @param {(line: string) => void} say */
export function install(say) {
  if (!isInstalled()) {
    say('Installing the locked dependencies; the first time takes some minutes …')
    npm('ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error')
  }
  if (!loadsSqlite()) {
    say('Building the SQLite driver for this Node.js …')
    npm('rebuild', 'better-sqlite3')
    if (!loadsSqlite()) throw new Refusal('The SQLite driver does not load. It needs a C++ compiler, make and Python 3 where no ready-made one exists.')
  }
}
