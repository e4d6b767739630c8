/** `npm run new engine <name>`: starts an adapter from the template. */
import path from 'node:path'
import { newEngine } from './new-engine'
import { Refusal } from './refusal.mjs'

const [what, name] = process.argv.slice(2)

try {
  if (what !== 'engine' || !name) throw new Refusal('npm run new engine <name>, for example: npm run new engine kestra')
  const files = await newEngine(path.resolve(import.meta.dirname, '../..'), name)
  console.log(`Written:\n${files.map((file) => `  ${file}`).join('\n')}`)
  console.log(`Next: say what ${name} sends in wire.ts and what it means in map.ts, play it in the harness, then\n  npx vitest run tests/engines/contract.test.ts`)
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  console.error(error.message)
  process.exitCode = 1
}
