import { solve } from './solve.mjs'

/** @typedef {import('./problem').Problem} Problem */
/** @typedef {import('./problem').FrontierPoint} FrontierPoint */

export const STEPS = 24

/**
 * What each budget from 0 to the cost of everything buys at best, the other limits as they are; of points that cost as much or
 * more for no more value only the cheaper stays.
 * @param {Problem} problem
 * @param {{ steps?: number, nodeLimit?: number, stop?: () => boolean }} [options]
 * @returns {FrontierPoint[]}
 */
export function frontier(problem, { steps = STEPS, nodeLimit = 400_000, stop } = {}) {
  const all = problem.candidates.filter(({ id }) => !problem.forcedOut.includes(id)).reduce((sum, { cost }) => sum + cost, 0)
  /** @type {FrontierPoint[]} */
  const points = []
  /** @type {readonly string[]} */
  let known = []
  for (let k = 0; k <= steps; k += 1) {
    const budget = Math.round((all * k) / steps)
    const { best, exact } = solve({ ...problem, limits: { ...problem.limits, budget } }, { nodeLimit, stop, known })
    if (!best) continue
    known = best.ids
    points.push({ budget, chosen: best, exact })
  }
  return undominated(points)
}

/**
 * Cheapest first; every point is worth more than all cheaper ones.
 * @param {FrontierPoint[]} points
 */
export function undominated(points) {
  const sorted = [...points].sort((a, b) => a.chosen.cost - b.chosen.cost || b.chosen.value - a.chosen.value)
  let most = -Infinity
  return sorted.filter(({ chosen }) => {
    if (chosen.value <= most) return false
    most = chosen.value
    return true
  })
}
