import path from 'node:path'
import { Worker } from 'node:worker_threads'

const TIMEOUT_MS = 60_000

/**
 * Runs `lib/documents/<name>.mjs` in a thread of its own and resolves to the bytes that it posts back.
 * @throws Error when it fails or takes longer than a minute
 */
export function inThread(name: 'pdf-thread' | 'xlsx-thread', data: unknown): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    // Read from the source tree by path: the bundler must not rewrite a thread that loads fonts from disk.
    const worker = new Worker(path.join(/* turbopackIgnore: true */ process.cwd(), 'lib/documents', `${name}.mjs`), { workerData: data })
    const timer = setTimeout(() => void worker.terminate(), TIMEOUT_MS)
    worker.once('message', (bytes: Uint8Array) => resolve(bytes))
    worker.once('error', reject)
    worker.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the document was not finished (${code})`))
    })
  })
}
