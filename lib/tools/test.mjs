/**
 * Says whether the work is good. `npm test` runs every stage; `npm run check` (--quick) leaves out PostgreSQL, the build and
 * the browser, and of the tests on SQLite those that vitest.config.ts names as slow. What reads the code alone (`beside`) is
 * done one after the other while the tests on SQLite run, and shown after them. The last line counts the tests of all stages; a stage that is not made of tests counts as one.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { checkNode, install } from './install.mjs'
import { explain } from './refusal.mjs'
import { root } from './schema.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */
/** @typedef {{ name: string, command: string[], env?: Record<string, string>, tests?: boolean, quick: boolean, beside?: boolean }} Stage */
/** @typedef {{ stage: Stage, result: Count, seconds: string, output: string }} Outcome */

const quick = process.argv.includes('--quick')
const dir = mkdtempSync(path.join(tmpdir(), 'wheelhouse-results-'))
const node = (/** @type {string[]} */ ...args) => [process.execPath, ...args]
const vitest = (/** @type {string[]} */ ...args) => node('node_modules/vitest/vitest.mjs', 'run', ...args)

/** @type {Stage[]} */
const stages = [
  { name: 'generate', command: node('lib/tools/generate.mjs'), quick: true },
  { name: 'lint', command: node('node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0', '--cache', '--cache-location', 'node_modules/.cache/eslint/'), quick: true, beside: true },
  { name: 'types', command: node('node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'), quick: true, beside: true },
  { name: 'dead code', command: node('node_modules/knip/bin/knip.js', '--no-progress', '--no-config-hints'), quick: true, beside: true },
  { name: 'tests on SQLite', command: vitest(), env: quick ? { QUICK: '1' } : {}, tests: true, quick: true },
  { name: 'tests on PostgreSQL', command: vitest('--project', 'postgresql'), env: { TEST_DB: 'postgresql' }, tests: true, quick: false },
  { name: 'production build', command: node('lib/tools/build.mjs'), quick: false },
  { name: 'browser tests', command: vitest('--config', 'vitest.e2e.config.ts'), tests: true, quick: false },
]

/**
 * @param {Stage} stage
 * @returns {Promise<{ succeeded: boolean, output: string }>} `output` is what a stage beside the others wrote
 */
function run({ command: [program = '', ...args], env, tests, beside }, /** @type {string} */ report) {
  const reporters = tests ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : []
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(program, [...args, ...reporters], {
      cwd: root,
      env: { ...process.env, NODE_ENV: tests ? 'test' : 'production', NO_COLOR: '1', FORCE_COLOR: '0', NEXT_TELEMETRY_DISABLED: '1', ...env },
      stdio: ['ignore', beside ? 'pipe' : 'inherit', beside ? 'pipe' : 'inherit'],
    })
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text))
    child.on('error', () => resolve({ succeeded: false, output }))
    child.on('close', (code) => resolve({ succeeded: code === 0, output }))
  })
}

/**
 * @param {Stage} stage
 * @returns {Promise<Outcome>}
 */
async function perform(stage) {
  const report = path.join(dir, `${stage.name.replaceAll(' ', '-')}.json`)
  if (!stage.beside) console.log(`\n== ${stage.name}`)
  const started = performance.now()
  const { succeeded, output } = await run(stage, report)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  return { stage, result: count(stage, succeeded, report), seconds, output }
}

/** @returns {Count} */
function count(/** @type {Stage} */ stage, /** @type {boolean} */ succeeded, /** @type {string} */ report) {
  if (!stage.tests) return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 }
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { numPassedTests: 0, numFailedTests: 0, numTotalTests: 0 }
  const { numPassedTests: passed, numFailedTests: failed } = result
  // A file that does not load, or a run that ends early, fails without a failed test.
  return { passed, failed: succeeded ? failed : Math.max(1, failed), skipped: result.numTotalTests - passed - failed }
}

/** @param {Outcome} outcome */
function show({ stage, result, seconds, output }) {
  if (stage.beside) console.log(`\n== ${stage.name}\n${output.trimEnd()}`)
  console.log(`== ${stage.name}: ${result.failed === 0 ? 'good' : 'FAILED'} after ${seconds} s`)
}

async function main() {
  checkNode()
  install(console.log)
  const chosen = stages.filter((stage) => stage.quick || !quick)
  /** @type {Promise<Outcome[]> | undefined} */
  let beside
  /** @type {Outcome[]} */
  const outcomes = []
  const finish = (/** @type {Outcome} */ outcome) => {
    show(outcome)
    outcomes.push(outcome)
  }
  for (const stage of chosen.filter((entry) => !entry.beside)) {
    if (stage.tests) beside ??= performAll(chosen.filter((entry) => entry.beside))
    finish(await perform(stage))
    if (stage.tests) for (const outcome of (await beside)?.splice(0) ?? []) finish(outcome)
  }
  summarise(outcomes)
}

async function performAll(/** @type {Stage[]} */ some) {
  const outcomes = []
  for (const stage of some) outcomes.push(await perform(stage))
  return outcomes
}

/** @param {Outcome[]} outcomes */
function summarise(outcomes) {
  const sum = (/** @type {keyof Count} */ part) => outcomes.reduce((total, { result }) => total + result[part], 0)
  const failed = outcomes.filter(({ result }) => result.failed > 0)
  console.log(failed.length > 0 ? `\nFailed: ${failed.map(({ stage }) => stage.name).join(', ')}` : '')
  console.log(`${sum('passed')} passed, ${sum('failed')} failed${sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''}`)
  process.exitCode = failed.length > 0 ? 1 : 0
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
