/**
 * Builds the portal when its sources have changed. Two folders take turns, so that a failed or killed build leaves the one
 * in use alone.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { explain, Refusal } from './refusal.mjs'
import { root } from './schema.mjs'

/** What the build is not made of. */
const ignored = new Set(['node_modules', 'tests', 'data', 'lib/tools', 'lib/server/generated', 'prisma/migrations', 'prisma/seed'])
const sourceName = /\.(ts|tsx|js|mjs|mdx|json|css|svg|png|ico|woff2|prisma|ya?ml)$/

/** @typedef {{ folder: string, fingerprint: string }} Current */

const outputDir = () => process.env.NEXT_DIST_DIR || '.next'
const currentFile = () => path.join(root, outputDir(), 'current.json')

/** @returns {Current | null} */
export function currentBuild() {
  try {
    const current = JSON.parse(readFileSync(currentFile(), 'utf8'))
    readFileSync(path.join(root, current.folder, 'BUILD_ID'))
    return current
  } catch {
    return null
  }
}

/**
 * SHA-256 over the names and contents of everything that the build is made of.
 * @param {string} [project]
 */
export function sourceFingerprint(project = root) {
  const hash = createHash('sha256').update(process.versions.node)
  /** @param {string} dir */
  const walk = (dir) => {
    for (const entry of readdirSync(path.join(project, dir), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const name = path.join(dir, entry.name)
      if (entry.name.startsWith('.') || ignored.has(name.replaceAll(path.sep, '/')) || name === 'next-env.d.ts') continue
      if (entry.isDirectory()) walk(name)
      else if (sourceName.test(entry.name)) hash.update(`\n${name}\n`).update(readFileSync(path.join(project, name)))
    }
  }
  walk('')
  return hash.digest('hex')
}

export function isBuildCurrent() {
  return currentBuild()?.fingerprint === sourceFingerprint()
}

/**
 * @param {(line: string) => void} say
 * @returns {string} the folder of the finished build, relative to the project
 */
export function build(say) {
  const before = currentBuild()
  const fingerprint = sourceFingerprint()
  if (before?.fingerprint === fingerprint) return before.folder
  say('Building; this takes a minute …')
  const folder = path.join(outputDir(), before?.folder.endsWith('a') ? 'b' : 'a')
  const { WHEELHOUSE_SECRET: _, DATABASE_URL: __, ...env } = process.env
  const result = spawnSync(process.execPath, [path.join(root, 'node_modules/next/dist/bin/next'), 'build'], {
    cwd: root,
    env: { ...env, NODE_ENV: 'production', NEXT_DIST_DIR: folder, NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (result.status !== 0) {
    throw new Refusal(`${result.stdout}${result.stderr}\nThe build failed. ${before ? 'The one before is kept.' : ''}`)
  }
  const file = currentFile()
  mkdirSync(path.dirname(file), { recursive: true })
  rmSync(`${file}.new`, { force: true })
  writeFileSync(`${file}.new`, JSON.stringify({ folder, fingerprint }))
  renameSync(`${file}.new`, file)
  return folder
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const { generate } = await import('./generate.mjs')
    await generate()
    build(console.log)
  } catch (error) {
    console.error(explain(error))
    process.exitCode = 1
  }
}
