/**
 * Says whether the work is good. `npm test` runs every stage; `npm run check` (--quick) leaves out PostgreSQL, the build and
 * the browser. The last line counts the tests of all stages; a stage that is not made of tests counts as one.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { checkNode, install } from './install.mjs'
import { explain } from './refusal.mjs'
import { root } from './schema.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */
/** @typedef {{ name: string, command: string[], env?: Record<string, string>, tests?: boolean, quick: boolean }} Stage */

const quick = process.argv.includes('--quick')
const dir = mkdtempSync(path.join(tmpdir(), 'wheelhouse-results-'))
const node = (/** @type {string[]} */ ...args) => [process.execPath, ...args]
const vitest = (/** @type {string[]} */ ...args) => node('node_modules/vitest/vitest.mjs', 'run', ...args)

/** @type {Stage[]} */
const stages = [
  { name: 'generate', command: node('lib/tools/generate.mjs'), quick: true },
  { name: 'lint', command: node('node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0', '--cache', '--cache-location', 'node_modules/.cache/eslint/'), quick: true },
  { name: 'types', command: node('node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'), quick: true },
  { name: 'dead code', command: node('node_modules/knip/bin/knip.js', '--no-progress', '--no-config-hints'), quick: true },
  { name: 'tests on SQLite', command: vitest(), env: quick ? { QUICK: '1' } : {}, tests: true, quick: true },
  { name: 'tests on PostgreSQL', command: vitest('--project', 'postgresql'), env: { TEST_DB: 'postgresql' }, tests: true, quick: false },
  { name: 'production build', command: node('lib/tools/build.mjs'), quick: false },
  { name: 'browser tests', command: vitest('--config', 'vitest.e2e.config.ts'), tests: true, quick: false },
]

/** @param {Stage} stage */
function run({ command: [program = '', ...args], env, tests }, /** @type {string} */ report) {
  const reporters = tests ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : []
  return new Promise((resolve) => {
    const child = spawn(program, [...args, ...reporters], {
      cwd: root,
      env: { ...process.env, NODE_ENV: tests ? 'test' : 'production', NO_COLOR: '1', FORCE_COLOR: '0', NEXT_TELEMETRY_DISABLED: '1', ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.on('error', () => resolve(false))
    child.on('close', (code) => resolve(code === 0))
  })
}

/**
 * @param {Stage} stage
 * @returns {Promise<Count>}
 */
async function count(stage) {
  const report = path.join(dir, `${stage.name.replaceAll(' ', '-')}.json`)
  const succeeded = await run(stage, report)
  if (!stage.tests) return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 }
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { numPassedTests: 0, numFailedTests: 0, numTotalTests: 0 }
  const { numPassedTests: passed, numFailedTests: failed } = result
  // A file that does not load, or a run that ends early, fails without a failed test.
  return { passed, failed: succeeded ? failed : Math.max(1, failed), skipped: result.numTotalTests - passed - failed }
}

async function main() {
  checkNode()
  install(console.log)
  const total = { passed: 0, failed: 0, skipped: 0 }
  /** @type {string[]} */
  const failedStages = []
  for (const stage of stages.filter((entry) => entry.quick || !quick)) {
    console.log(`\n== ${stage.name}`)
    const started = performance.now()
    const result = await count(stage)
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`== ${stage.name}: ${result.failed === 0 ? 'good' : 'FAILED'} after ${seconds} s`)
    if (result.failed > 0) failedStages.push(stage.name)
    total.passed += result.passed
    total.failed += result.failed
    total.skipped += result.skipped
  }
  console.log(failedStages.length > 0 ? `\nFailed: ${failedStages.join(', ')}` : '')
  console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
  process.exitCode = total.failed > 0 ? 1 : 0
}

try {
  await main()
} catch (error) {
  console.error(explain(error))
  console.log('0 passed, 1 failed')
  process.exitCode = 1
} finally {
  rmSync(dir, { recursive: true, force: true })
}
