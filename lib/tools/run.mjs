/** Runs a TypeScript tool with the environment of the portal: `node lib/tools/run.mjs lib/tools/<tool>.ts [arguments]`. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { readEnv } from './env-file.mjs'
import { generate } from './generate.mjs'
import { root } from './schema.mjs'

const [tool, ...args] = process.argv.slice(2)
if (!tool || !existsSync(path.join(root, tool))) {
  console.error(`No such tool: ${tool ?? '(none named)'}`)
  process.exit(1)
}
await generate()

const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, tool), ...args], {
  cwd: root,
  env: /** @type {NodeJS.ProcessEnv} */ (readEnv(process.env).env),
  stdio: 'inherit',
})
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
