#!/usr/bin/env node
/**
 * Stands in for Prisma's native schema engine: the same JSON-RPC on standard input and output, answered by the WASM
 * build, because the native one has to be downloaded. Used through PRISMA_SCHEMA_ENGINE_BINARY.
 */
import { readFileSync } from 'node:fs'
import readline from 'node:readline'

const args = process.argv.slice(2)
if (args[0] === '--version') {
  console.log('schema-engine 7.10.0')
  process.exit(0)
}
if (args.includes('cli')) process.exit(0)

/** @param {string} name */
function option(name) {
  const index = args.findIndex((arg) => arg === name || arg.startsWith(`${name}=`))
  return args[index]?.includes('=') ? args[index].slice(name.length + 1) : args[index + 1]
}

const { openSchemaEngine } = await import('./schema-engine-wasm.mjs')
const datasource = JSON.parse(args.some((arg) => arg.startsWith('--datasource')) ? (option('--datasource') ?? '{}') : '{}')
const url = datasource.url ?? process.env.DATABASE_URL ?? ':memory:'
const paths = args.flatMap((arg, index) => (arg === '--datamodels' || arg === '-d' ? [args[index + 1] ?? ''] : []))
/** @type {[string, string][]} */
const datamodels = paths.map((file) => [file, readFileSync(file, 'utf8')])

/** @type {any} */
let engine
/** @param {object} message */
const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)

/** @param {string} line */
async function answer(line) {
  const { id, method, params } = JSON.parse(line)
  try {
    engine ??= await openSchemaEngine(url, datamodels.length > 0 ? datamodels : undefined)
    if (typeof engine[method] !== 'function') throw new Error(`no method ${method}`)
    const result = await engine[method](params)
    if (method === 'diff' && result?.stdout != null) send({ method: 'print', params: { content: result.stdout } })
    send({ id, result: result ?? null })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const data = { is_panic: false, message, error_code: /** @type {any} */ (error)?.code, meta: null, backtrace: null }
    send({ id, error: { code: 4466, message: 'error', data } })
  }
}

let queue = Promise.resolve()
const input = readline.createInterface({ input: process.stdin })
input.on('line', (line) => {
  if (line.trim()) queue = queue.then(() => answer(line))
})
input.on('close', () => queue.then(() => process.exit(0)))
