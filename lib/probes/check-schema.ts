import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { BrokenRule } from '@/lib/core/autochecks/judge'
import { ProbeFault } from './fault'

/** Until the thread is there, and then for its work. */
const START_MS = 30_000
const WORK_MS = 5000

/** Where a value breaks a JSON Schema; empty: nowhere. @throws ProbeFault settingsInvalid for a schema that cannot be used, tooLong */
export function brokenRules(schema: unknown, value: unknown): Promise<BrokenRule[]> {
  return new Promise((resolve, reject) => {
    // Read from the source tree by path: the bundler must not rewrite a thread.
    const worker = new Worker(path.join(/* turbopackIgnore: true */ process.cwd(), 'lib/probes/schema-thread.mjs'), { workerData: { schema, value }, resourceLimits: { maxOldGenerationSizeMb: 256 } })
    const end = () => void worker.terminate()
    let timer = setTimeout(end, START_MS)
    worker.on('message', ({ ready, broken, unknown, unusable }: { ready?: boolean; broken?: BrokenRule[]; unknown?: boolean; unusable?: string }) => {
      if (ready) {
        clearTimeout(timer)
        timer = setTimeout(end, WORK_MS)
        return
      }
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
