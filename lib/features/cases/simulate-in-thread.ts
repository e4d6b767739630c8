import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { AppError } from '@/lib/core/errors'
import type { Simulation, SimulationProblem } from '@/lib/core/finance/simulation'

const TIMEOUT_MS = 15_000
const MOST_AT_ONCE = 2
const MOST_WAITING = 20

let running = 0
const waiting: (() => void)[] = []

/**
 * Simulates in a thread of its own, so that nobody else waits for it; two at a time. Gives what `simulate` gives.
 * @throws AppError when too many wait already; Error when it fails or is not finished in time
 */
export async function simulateInThread(problem: SimulationProblem): Promise<Simulation> {
  if (waiting.length >= MOST_WAITING) throw new AppError({ code: 'rule', key: 'errors.tooManyRequests' })
  if (running < MOST_AT_ONCE) running += 1
  else await new Promise<void>((begin) => waiting.push(begin))
  try {
    return await new Promise<Simulation>((resolve, reject) => {
      // Read from the source tree by path: the bundler must not rewrite a thread.
      const worker = new Worker(path.join(/* turbopackIgnore: true */ process.cwd(), 'lib/features/cases/simulate-thread.mjs'), { workerData: problem })
      const timer = setTimeout(() => void worker.terminate(), TIMEOUT_MS)
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', (code) => {
        clearTimeout(timer)
        reject(new Error(`the simulation was not finished (${code})`))
      })
    })
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
