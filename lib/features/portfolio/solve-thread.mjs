/** Runs in a thread of its own (solve-in-thread.ts): the best set, what value for money would choose, and the frontier. */
import { parentPort, workerData } from 'node:worker_threads'
import { frontier } from '../../core/portfolio/selection/frontier.mjs'
import { greedy } from '../../core/portfolio/selection/greedy.mjs'
import { solve } from '../../core/portfolio/selection/solve.mjs'

/** @typedef {{ problem: import('../../core/portfolio/selection/problem').Problem, solveMs: number, frontierMs: number, withFrontier: boolean }} Task */

const { problem, solveMs, frontierMs, withFrontier } = /** @type {Task} */ (workerData)
const until = (/** @type {number} */ ms) => {
  const end = performance.now() + ms
  return () => performance.now() > end
}
parentPort?.postMessage({
  solution: solve(problem, { stop: until(solveMs) }),
  greedy: greedy(problem),
  frontier: withFrontier ? frontier(problem, { stop: until(frontierMs) }) : [],
})
