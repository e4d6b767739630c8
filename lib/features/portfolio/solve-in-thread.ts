import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { AppError } from '@/lib/core/errors'
import type { Chosen, FrontierPoint, Problem, Solution } from '@/lib/core/portfolio/selection/problem'

/** After so long the best found is taken, with a bound on what is possible. */
const SOLVE_MS = 1500
const FRONTIER_MS = 2500
const TIMEOUT_MS = 15_000
const MOST_AT_ONCE = 2
const MOST_WAITING = 20

export interface Solved {
  solution: Solution
  greedy: Chosen | null
  frontier: FrontierPoint[]
}

let running = 0
const waiting: (() => void)[] = []

/**
 * Solves in a thread of its own, so that nobody else waits for it; two at a time.
 * @throws AppError when too many wait already; Error when it fails or is not finished in time
 */
export async function solveInThread(problem: Problem, withFrontier: boolean): Promise<Solved> {
  if (waiting.length >= MOST_WAITING) throw new AppError({ code: 'rule', key: 'errors.tooManyRequests' })
  if (running < MOST_AT_ONCE) running += 1
  else await new Promise<void>((begin) => waiting.push(begin))
  try {
    return await new Promise<Solved>((resolve, reject) => {
      // Read from the source tree by path: the bundler must not rewrite a thread.
      const worker = new Worker(path.join(/* turbopackIgnore: true */ process.cwd(), 'lib/features/portfolio/solve-thread.mjs'), {
        workerData: { problem, solveMs: SOLVE_MS, frontierMs: FRONTIER_MS, withFrontier },
      })
      const timer = setTimeout(() => void worker.terminate(), TIMEOUT_MS)
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', (code) => {
        clearTimeout(timer)
        reject(new Error(`the selection was not finished (${code})`))
      })
    })
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
