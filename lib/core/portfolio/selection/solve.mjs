/** Plain JavaScript, because the thread that runs it loads it from the source tree as it stands. */
import { multiplierTables } from './multipliers.mjs'
import { reduced } from './reduce.mjs'
import { greedySet } from './greedy.mjs'

/** @typedef {import('./problem').Problem} Problem */
/** @typedef {import('./problem').Solution} Solution */
/** @typedef {import('./problem').Chosen} Chosen */
/** @typedef {import('./reduce.mjs').Reduced} Reduced */
/** @typedef {import('./reduce.mjs').Numbers} Numbers */

export const NODE_LIMIT = 30_000_000

/**
 * The set of greatest value within budget, days, needs, exclusions, number of risky ones and what is forced (domain reference
 * §2.3), by depth-first branch and bound. The bound of a partial set is the best of several Lagrangian relaxations of all limits,
 * computed beforehand for every suffix of the order, so that a node costs a few multiplications; items that a choice rules out
 * are taken off it. Exact unless `nodeLimit` or `stop` ends it: then the best found and a bound on what is possible.
 * @param {Problem} problem
 * @param {{ nodeLimit?: number, stop?: () => boolean, known?: readonly string[] }} [options] `known`: a set to start from
 * @returns {Solution}
 */
export function solve(problem, options = {}) {
  const nodeLimit = options.nodeLimit ?? NODE_LIMIT
  const stop = options.stop ?? (() => false)
  const r = reduced(problem)
  if (!r) return { best: null, bound: 0, exact: true, nodes: 0 }
  const tables = multiplierTables(r)
  const n = r.items.length
  const { value, weight, cap, requires, blocksOut, blocksIn, dims } = r
  const rootBound = Math.floor(boundAt(tables, 0, cap, dims) + 0.01)
  let bestValue = -1
  /** @type {Numbers} */
  let bestSet = new Uint8Array(n)
  const take = (/** @type {Numbers} */ set) => {
    const worth = worthOf(r, set)
    if (worth !== null && worth > bestValue) {
      bestValue = worth
      bestSet = Uint8Array.from(set)
    }
  }
  take(new Uint8Array(n))
  for (const set of greedySet(r, tables)) take(set)
  if (options.known) take(Uint8Array.from(r.items, ({ id }) => (options.known?.includes(id) ? 1 : 0)))

  /** @type {Numbers} */
  const set = new Uint8Array(n)
  /** How many choices so far rule the item out. @type {Numbers} */
  const out = new Uint8Array(n)
  /** @type {Numbers} */
  const left = Float64Array.from(cap)
  const related = r.items.flatMap((_, i) => (requires[i].length || blocksIn[i].length ? [i] : []))
  let nodes = 0
  let ended = false
  const step = r.valueStep

  /** Best that this partial set can still reach. */
  const reach = (/** @type {number} */ depth, /** @type {number} */ worth) => {
    const at = tables.at[depth]
    let least = Infinity
    for (let k = 0; k < at.count; k += 1) {
      const base = k * dims
      let bound = at.suffix[k]
      for (let d = 0; d < dims; d += 1) bound += at.lambda[base + d] * left[d]
      const row = k * n
      for (const i of related) if (i >= depth && out[i]) bound -= at.gain[row + i]
      if (bound < least) least = bound
      if (worth + least + 0.01 < bestValue + step) break
    }
    return worth + least * (1 + 1e-13) + 0.01
  }

  const walk = (/** @type {number} */ depth, /** @type {number} */ worth) => {
    if (ended) return
    nodes += 1
    if (nodes >= nodeLimit || ((nodes & 8191) === 0 && stop())) {
      ended = true
      return
    }
    if (worth > bestValue) {
      bestValue = worth
      bestSet = Uint8Array.from(set)
    }
    if (depth === n || reach(depth, worth) < bestValue + step) return
    const likely = tables.at[depth].gain[depth] > 0
    for (const choice of likely ? [1, 0] : [0, 1]) {
      if (choice === 1) enter(depth, worth)
      else leave(depth, worth)
    }
  }

  const enter = (/** @type {number} */ i, /** @type {number} */ worth) => {
    if (out[i]) return
    for (const needed of requires[i]) if (!set[needed]) return
    const base = i * dims
    for (let d = 0; d < dims; d += 1) if (weight[base + d] > left[d]) return
    for (let d = 0; d < dims; d += 1) left[d] -= weight[base + d]
    set[i] = 1
    for (const other of blocksIn[i]) out[other] += 1
    walk(i + 1, worth + value[i])
    for (const other of blocksIn[i]) out[other] -= 1
    set[i] = 0
    for (let d = 0; d < dims; d += 1) left[d] += weight[base + d]
  }

  const leave = (/** @type {number} */ i, /** @type {number} */ worth) => {
    for (const other of blocksOut[i]) out[other] += 1
    walk(i + 1, worth)
    for (const other of blocksOut[i]) out[other] -= 1
  }

  walk(0, 0)
  const best = chosenOf(problem, r, bestSet)
  return { best, bound: ended ? Math.max(best.value, rootBound + r.base.value) : best.value, exact: !ended || best.value >= rootBound + r.base.value, nodes }
}

/**
 * @param {import('./multipliers.mjs').Tables} tables
 * @param {number} depth
 * @param {Numbers} left
 * @param {number} dims
 */
function boundAt(tables, depth, left, dims) {
  const at = tables.at[depth]
  let least = Infinity
  for (let k = 0; k < at.count; k += 1) {
    let bound = at.suffix[k]
    for (let d = 0; d < dims; d += 1) bound += at.lambda[k * dims + d] * left[d]
    least = Math.min(least, bound)
  }
  return least * (1 + 1e-13)
}

/**
 * Value of a set, or null when it breaks a limit.
 * @param {Reduced} r
 * @param {Numbers} set
 */
function worthOf(r, set) {
  let worth = 0
  /** @type {Numbers} */
  const used = new Float64Array(r.dims)
  for (let i = 0; i < set.length; i += 1) {
    if (!set[i]) continue
    if (r.requires[i].some((/** @type {number} */ needed) => !set[needed]) || r.blocksIn[i].some((/** @type {number} */ other) => set[other])) return null
    worth += r.value[i]
    for (let d = 0; d < r.dims; d += 1) used[d] += r.weight[i * r.dims + d]
  }
  return used.every((/** @type {number} */ amount, /** @type {number} */ d) => amount <= r.cap[d]) ? worth : null
}

/**
 * @param {Problem} problem
 * @param {Reduced} r
 * @param {Numbers} set
 * @returns {Chosen}
 */
function chosenOf(problem, r, set) {
  const taken = new Set([...r.base.ids, ...r.items.filter((_, i) => set[i]).map(({ id }) => id)])
  const rows = problem.candidates.filter(({ id }) => taken.has(id))
  return {
    ids: rows.map(({ id }) => id),
    value: rows.reduce((sum, row) => sum + row.value, 0),
    cost: rows.reduce((sum, row) => sum + row.cost, 0),
    days: rows.reduce((sum, row) => sum + row.days, 0),
    risky: rows.filter(({ risky }) => risky).length,
  }
}
