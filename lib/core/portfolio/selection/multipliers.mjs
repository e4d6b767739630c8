import { counted, reordered } from './reduce.mjs'

/** @typedef {import('./reduce.mjs').Reduced} Reduced */
/** @typedef {import('./reduce.mjs').Numbers} Numbers */
/**
 * Prices of the limits and what follows from them, for the items from a depth on: bound = suffix + Σ lambda · what is left.
 * @typedef {object} Table
 * @property {number} count
 * @property {Numbers} lambda price of limit d in row k at `k * dims + d`
 * @property {Numbers} gain max(0, value − price of its weights) of item i in row k at `k * n + i`
 * @property {Numbers} suffix sum of the gains from the depth on, by row
 */
/** @typedef {{ at: Numbers }} Tables `at`: a Table by depth */

const SWEEPS = 8
const SCALES = [0.3, 0.6, 0.85, 1, 1.2, 1.6]
/** Prices are worked out anew so many times along the order; between them only the sums differ. */
const BLOCKS = 48

/**
 * Arranges the items of `r` (in place of its own order: what the prices leave no doubt about comes first) and prepares the
 * bounds of every suffix.
 * @param {Reduced} r changed: its items are reordered
 * @returns {Tables}
 */
export function multiplierTables(r) {
  const most = mostTogether(r)
  if (r.dims > 0 && most < r.items.length) Object.assign(r, counted(r, most))
  Object.assign(r, reordered(r, orderBy(r, refined(r, 0, r.cap, pricesFor(r, 0, r.cap), 60))))
  const n = r.items.length
  const every = Math.max(1, Math.ceil(n / BLOCKS))
  const likely = likelyLeft(r)
  /** @type {Numbers} */
  const at = []
  /** @type {{ count: number, lambda: Numbers, gain: Numbers }} */
  let block = { count: 0, lambda: new Float64Array(0), gain: new Float64Array(0) }
  for (let depth = 0; depth <= n; depth += 1) {
    if (depth % every === 0) block = blockAt(r, depth, likely[depth])
    at.push({ ...block, suffix: new Float64Array(block.count) })
  }
  for (let depth = n; depth >= 0; depth -= 1) {
    const { count, gain, suffix } = at[depth]
    const shared = depth < n && at[depth + 1].gain === gain ? at[depth + 1].suffix : null
    for (let k = 0; k < count; k += 1) {
      let sum = shared ? shared[k] + gain[k * n + depth] : 0
      if (!shared) for (let i = n - 1; i >= depth; i -= 1) sum += gain[k * n + i]
      suffix[k] = sum
    }
  }
  return { at }
}

/**
 * How many items fit at most when all limits are looked at together: the relaxation in which every item is worth 1.
 * @param {Reduced} r
 */
function mostTogether(r) {
  const ones = { ...r, value: new Float64Array(r.items.length).fill(1) }
  const alone = Array.from({ length: r.dims }, (_, d) => mostFitting(ones, d))
  const prices = refined(ones, 0, r.cap, pricesFor(ones, 0, r.cap), 60)
  return Math.min(...alone, Math.floor(relaxed(ones, 0, r.cap, prices) + 1e-6))
}

/** How many of the lightest fit one limit. @param {Reduced} r @param {number} d */
function mostFitting(r, d) {
  /** @type {Numbers} */
  const weights = r.items.map((_, i) => r.weight[i * r.dims + d]).sort((a, b) => a - b)
  let [used, count] = [0, 0]
  while (count < weights.length && used + weights[count] <= r.cap[d]) used += weights[count++]
  return count
}

/**
 * Leaves the corners in which one price alone cannot be bettered: exact steps along mixed directions, the same every time.
 * @param {Reduced} r
 * @param {number} depth
 * @param {Numbers} left
 * @param {Numbers} prices
 * @param {number} rounds
 */
function refined(r, depth, left, prices, rounds) {
  if (r.dims < 2) return prices
  let seed = 7
  const next = () => (seed = (seed * 48271) % 2147483647) / 1073741823.5 - 1
  let [best, least] = [prices, relaxed(r, depth, left, prices)]
  for (let round = 0; round < rounds; round += 1) {
    const direction = left.map((/** @type {number} */ _, /** @type {number} */ d) => next() / (r.cap[d] + 1))
    /** @type {Numbers} */
    const steps = [0]
    for (let i = depth; i < r.items.length; i += 1) {
      let slope = 0
      for (let d = 0; d < r.dims; d += 1) slope += direction[d] * r.weight[i * r.dims + d]
      if (slope !== 0) steps.push(reducedValue(r, best, i) / slope)
    }
    steps.sort((/** @type {number} */ a, /** @type {number} */ b) => a - b)
    let [low, high] = [0, steps.length - 1]
    const at = (/** @type {number} */ k) => best.map((/** @type {number} */ price, /** @type {number} */ d) => Math.max(0, price + steps[k] * direction[d]))
    while (high - low > 2) {
      const [a, b] = [low + Math.floor((high - low) / 3), high - Math.floor((high - low) / 3)]
      if (relaxed(r, depth, left, at(a)) <= relaxed(r, depth, left, at(b))) high = b
      else low = a
    }
    for (let k = low; k <= high; k += 1) {
      const [candidate, bound] = [at(k), relaxed(r, depth, left, at(k))]
      if (bound < least) [best, least] = [candidate, bound]
    }
  }
  return best
}

/** The relaxation under these prices. @param {Reduced} r @param {number} depth @param {Numbers} left @param {Numbers} prices */
function relaxed(r, depth, left, prices) {
  let bound = 0
  for (let d = 0; d < r.dims; d += 1) bound += prices[d] * left[d]
  for (let i = depth; i < r.items.length; i += 1) bound += Math.max(0, reducedValue(r, prices, i))
  return bound
}

/**
 * @param {Reduced} r
 * @param {number} depth
 * @param {Numbers} likely
 */
function blockAt(r, depth, likely) {
  const n = r.items.length
  /** @type {Numbers[]} */
  const rows = [new Float64Array(r.dims)]
  for (const scale of SCALES) {
    const left = likely.map((/** @type {number} */ amount, /** @type {number} */ d) => Math.min(r.cap[d], Math.max(0, amount) * scale))
    rows.push(refined(r, depth, left, pricesFor(r, depth, left), 12))
    for (let d = 0; r.dims > 1 && d < r.dims; d += 1) rows.push(pricesFor(r, depth, left, d))
  }
  rows.push(refined(r, 0, r.cap, pricesFor(r, 0, r.cap), depth === 0 ? 60 : 0))
  const distinct = rows.filter((row, k) => rows.findIndex((other) => other.every((/** @type {number} */ price, /** @type {number} */ d) => Math.abs(price - row[d]) <= 1e-12 * (1 + price))) === k)
  const lambda = new Float64Array(distinct.length * r.dims)
  const gain = new Float64Array(distinct.length * n)
  distinct.forEach((row, k) => {
    lambda.set(row, k * r.dims)
    for (let i = 0; i < n; i += 1) gain[k * n + i] = Math.max(0, reducedValue(r, row, i))
  })
  return { count: distinct.length, lambda, gain }
}

/**
 * Prices that make the relaxation of the items from `depth` on small for what is `left`: each limit in turn is priced exactly
 * while the others stand still. With `only`, the other limits are not priced at all.
 * @param {Reduced} r
 * @param {number} depth
 * @param {Numbers} left
 * @param {number} [only]
 */
function pricesFor(r, depth, left, only) {
  /** @type {Numbers} */
  const prices = new Float64Array(r.dims)
  const limits = only === undefined ? Array.from({ length: r.dims }, (_, d) => d) : [only]
  if (limits.length > 1) start(r, depth, left, prices)
  for (let sweep = 0; sweep < (limits.length > 1 ? SWEEPS : 1); sweep += 1) for (const d of limits) prices[d] = bestPrice(r, depth, left, prices, d)
  return prices
}

/**
 * A few steps against the subgradient, so that the exact sweeps do not begin in a corner.
 * @param {Reduced} r
 * @param {number} depth
 * @param {Numbers} left
 * @param {Numbers} prices
 */
function start(r, depth, left, prices) {
  const n = r.items.length
  let least = Infinity
  let best = prices.slice()
  for (let round = 1; round <= 60; round += 1) {
    const slope = left.slice()
    let bound = 0
    for (let d = 0; d < r.dims; d += 1) bound += prices[d] * left[d]
    for (let i = depth; i < n; i += 1) {
      const gain = reducedValue(r, prices, i)
      if (gain <= 0) continue
      bound += gain
      for (let d = 0; d < r.dims; d += 1) slope[d] -= r.weight[i * r.dims + d]
    }
    if (bound < least) [least, best] = [bound, prices.slice()]
    // Limits are of different sizes: every slope is taken relative to its own limit.
    let size = 0
    for (let d = 0; d < r.dims; d += 1) size += (slope[d] / (r.cap[d] + 1)) ** 2
    if (size === 0) break
    const pace = (0.3 * bound) / (round * Math.sqrt(size))
    for (let d = 0; d < r.dims; d += 1) prices[d] = Math.max(0, prices[d] - (pace * slope[d]) / ((r.cap[d] + 1) * (r.cap[d] + 1)))
  }
  prices.set(best)
}

/**
 * The price of limit d at which the relaxation is least, the other prices fixed: where the items that still pay fill the limit.
 * @param {Reduced} r
 * @param {number} depth
 * @param {Numbers} left
 * @param {Numbers} prices
 * @param {number} d
 */
function bestPrice(r, depth, left, prices, d) {
  const n = r.items.length
  const before = prices[d]
  prices[d] = 0
  /** @type {[ratio: number, weight: number][]} */
  const paying = []
  for (let i = depth; i < n; i += 1) {
    const [gain, weight] = [reducedValue(r, prices, i), r.weight[i * r.dims + d]]
    if (gain > 0 && weight > 0) paying.push([gain / weight, weight])
  }
  prices[d] = before
  paying.sort((a, b) => b[0] - a[0])
  let used = 0
  for (const [ratio, weight] of paying) {
    used += weight
    if (used > left[d]) return ratio
  }
  return 0
}

/** @param {Reduced} r @param {Numbers} prices @param {number} i */
function reducedValue(r, prices, i) {
  let gain = r.value[i]
  for (let d = 0; d < r.dims; d += 1) gain -= prices[d] * r.weight[i * r.dims + d]
  return gain
}

/**
 * What the prices settle comes first, what lies close to them last; nothing before what it needs.
 * @param {Reduced} r
 * @param {Numbers} prices
 */
function orderBy(r, prices) {
  /** @type {Numbers} */
  const sure = r.items.map((_, i) => Math.abs(reducedValue(r, prices, i)))
  const wanted = r.items.map((_, i) => i).sort((a, b) => sure[b] - sure[a])
  const placed = new Set()
  /** @type {number[]} */
  const order = []
  const place = (/** @type {number} */ i) => {
    if (placed.has(i)) return
    placed.add(i)
    for (const needed of r.requires[i]) place(needed)
    order.push(i)
  }
  for (const i of wanted) place(i)
  return order
}

/**
 * What the limits leave at every depth when the prices of the whole decide everything before it.
 * @param {Reduced} r
 */
function likelyLeft(r) {
  const prices = pricesFor(r, 0, r.cap)
  const left = r.cap.slice()
  return [...r.items, null].map((_, i) => {
    const now = left.slice()
    if (i < r.items.length && reducedValue(r, prices, i) > 0) for (let d = 0; d < r.dims; d += 1) left[d] -= r.weight[i * r.dims + d]
    return now
  })
}
