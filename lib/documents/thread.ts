import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { AppError } from '@/lib/core/errors'

const TIMEOUT_MS = 60_000
/** Each thread holds a hundred megabytes and a processor; the others wait for their turn. */
const MOST_AT_ONCE = 2
const MOST_WAITING = 40

let running = 0
const waiting: (() => void)[] = []

/**
 * Runs `lib/documents/<name>.mjs` in a thread of its own, two at a time, and resolves to the bytes that it posts back.
 * @throws AppError when too many wait already; Error when it fails or takes longer than a minute
 */
export async function inThread(name: 'pdf-thread' | 'xlsx-thread', data: unknown): Promise<Uint8Array> {
  if (waiting.length >= MOST_WAITING) throw new AppError({ code: 'rule', key: 'errors.tooManyRequests' })
  if (running < MOST_AT_ONCE) running += 1
  else await new Promise<void>((begin) => waiting.push(begin))
  let worker: Worker
  try {
    // Read from the source tree by path: the bundler must not rewrite a thread that loads fonts from disk.
    worker = new Worker(path.join(/* turbopackIgnore: true */ process.cwd(), 'lib/documents', `${name}.mjs`), { workerData: data })
  } catch (error) {
    leave()
    throw error
  }
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => void worker.terminate(), TIMEOUT_MS)
    worker.once('message', (bytes: Uint8Array) => resolve(bytes))
    worker.once('error', reject)
    worker.once('exit', (code) => {
      clearTimeout(timer)
      leave()
      reject(new Error(`the document was not finished (${code})`))
    })
  })
}

/** The place goes to the one that waits longest. */
function leave(): void {
  const next = waiting.shift()
  if (next) next()
  else running -= 1
}
