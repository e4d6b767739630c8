import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { BrokenRule } from '@/lib/core/autochecks/judge'
import { ProbeFault } from './fault'

const TIMEOUT_MS = 5000

/** Where a value breaks a JSON Schema; empty: nowhere. @throws ProbeFault settingsInvalid for a schema that cannot be used, tooLong */
export function brokenRules(schema: unknown, value: unknown): Promise<BrokenRule[]> {
  return new Promise((resolve, reject) => {
    // Read from the source tree by path: the bundler must not rewrite a thread.
    const worker = new Worker(path.join(/* turbopackIgnore: true */ process.cwd(), 'lib/probes/schema-thread.mjs'), { workerData: { schema, value }, resourceLimits: { maxOldGenerationSizeMb: 256 } })
    const timer = setTimeout(() => void worker.terminate(), TIMEOUT_MS)
    worker.once('message', ({ broken, unknown, unusable }: { broken?: BrokenRule[]; unknown?: boolean; unusable?: string }) => {
      if (unusable !== undefined) return reject(new ProbeFault('settingsInvalid', { field: 'schema' }))
      resolve(unknown ? [{ path: '$', rule: 'schema' }] : (broken ?? []))
    })
    worker.once('error', () => reject(new ProbeFault('tooLong')))
    worker.once('exit', () => {
      clearTimeout(timer)
      reject(new ProbeFault('tooLong'))
    })
  })
}
