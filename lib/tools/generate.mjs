/** Generates the Prisma clients of both databases; does nothing when the models have not changed. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { completeSchema, dialects, generatedDir, readModels, root, schemaFile } from './schema.mjs'

const stampFile = path.join(generatedDir, 'stamp')

function fingerprint() {
  const prisma = JSON.parse(readFileSync(path.join(root, 'node_modules/prisma/package.json'), 'utf8'))
  const hash = createHash('sha256').update(prisma.version)
  for (const dialect of dialects) hash.update(completeSchema(dialect, readModels()))
  return hash.digest('hex')
}

/** @param {import('./schema.mjs').Dialect} dialect */
function runPrisma(dialect) {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [path.join(root, 'node_modules/prisma/build/index.js'), 'generate', '--schema', schemaFile(dialect), '--no-hints'],
      {
        cwd: root,
        env: {
          ...process.env,
          PRISMA_SCHEMA_ENGINE_BINARY: path.join(root, 'lib/tools/schema-engine.mjs'),
          PRISMA_HIDE_UPDATE_MESSAGE: '1',
          CHECKPOINT_DISABLE: '1',
          DATABASE_URL: dialect === 'sqlite' ? 'file:unused.db' : 'postgresql://unused',
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve(undefined) : reject(new Error(`prisma generate failed for ${dialect}:\n${output}`)),
    )
  })
}

/** @returns {Promise<boolean>} whether anything was generated */
export async function generate() {
  const stamp = fingerprint()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false
  rmSync(stampFile, { force: true })
  mkdirSync(generatedDir, { recursive: true })
  const models = readModels()
  for (const dialect of dialects) writeFileSync(schemaFile(dialect), completeSchema(dialect, models))
  await Promise.all(dialects.map(runPrisma))
  writeFileSync(stampFile, stamp)
  return true
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log((await generate()) ? 'Database clients generated.' : 'Database clients are current.')
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
