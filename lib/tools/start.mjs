/**
 * The one command: installs, generates, builds, migrates and serves, each only when needed.
 * `--dev` serves with reloading on 127.0.0.1; `--demo` uses a demo database of its own.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { build, isBuildCurrent } from './build.mjs'
import { completeEnv } from './env-file.mjs'
import { checkNode, install } from './install.mjs'
import { explain, Refusal } from './refusal.mjs'
import { root } from './schema.mjs'

const flags = new Set(process.argv.slice(2))
const say = (/** @type {string} */ line) => console.log(line)

/** @param {string[]} args */
function tool(...args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'pipe'] })
    let answer = ''
    child.stdio[3]?.on('data', (chunk) => (answer += chunk))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve(answer) : reject(new Refusal(''))))
  })
}

/** @returns {Promise<import('./prepare').Prepared>} */
async function prepare() {
  return JSON.parse(await tool('lib/tools/prepare.ts'))
}

function chooseDemoDatabase() {
  process.env.DATA_DIR = path.join(path.resolve(root, process.env.DATA_DIR || 'data'), 'demo')
  process.env.DATABASE_URL = `file:${path.join(process.env.DATA_DIR, 'demo.db')}`
  process.env.DEMO = '1'
}

/** @param {import('./prepare').Prepared} prepared */
function greet({ baseUrl, setupCode }) {
  say(`Wheelhouse is ready at ${baseUrl}`)
  if (setupCode) say(`Create the first account: ${baseUrl}/setup?code=${setupCode}`)
}

async function start() {
  const dev = flags.has('--dev')
  checkNode()
  install(say)
  Object.assign(process.env, completeEnv(process.env, say))
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production' }, dev && { HOST: '127.0.0.1' })
  if (flags.has('--demo')) chooseDemoDatabase()
  const { generate } = await import('./generate.mjs')
  await generate()
  let folder = ''
  if (!dev) {
    if (!isBuildCurrent()) await tool('lib/tools/prepare.ts', '--check')
    folder = build(say)
  }
  const preparing = prepare()
  const { loadFramework, serve } = await import('./serve.mjs')
  if (!dev) loadFramework()
  let prepared = await preparing
  if (flags.has('--demo') && prepared.setupCode && existsSync(path.join(root, 'lib/tools/seed-demo.ts'))) {
    say('Filling the demo database …')
    await tool('lib/tools/seed-demo.ts')
    prepared = await prepare()
  }
  process.env.BASE_URL = prepared.baseUrl
  await serve({ ...prepared, folder: folder || undefined })
  greet(prepared)
}

start().catch((error) => {
  const text = explain(error)
  if (text) console.error(text)
  process.exit(1)
})
