/** @typedef {import('./problem').Problem} Problem */
/** @typedef {import('./problem').Chosen} Chosen */
/** @typedef {import('./reduce.mjs').Reduced} Reduced */
/** @typedef {import('./reduce.mjs').Numbers} Numbers */

/**
 * Sets to begin with: for several price rows, items by value against price while they fit.
 * @param {Reduced} r
 * @param {import('./multipliers.mjs').Tables} tables
 * @returns {Uint8Array[]}
 */
export function greedySet(r, tables) {
  const n = r.items.length
  const { lambda, count } = tables.at[0]
  const rows = Array.from({ length: count }, (_, /** @type {number} */ k) => (/** @type {number} */ i) => {
    let price = 1e-9
    for (let d = 0; d < r.dims; d += 1) price += lambda[k * r.dims + d] * r.weight[i * r.dims + d]
    return r.value[i] / price
  })
  return rows.map((worth) => filled(r, Array.from({ length: n }, (_, i) => i).sort((a, b) => worth(b) - worth(a))))
}

/** @param {Reduced} r @param {number[]} order */
function filled(r, order) {
  /** @type {Numbers} */
  const set = new Uint8Array(r.items.length)
  const left = r.cap.slice()
  const take = (/** @type {number} */ i) => {
    if (set[i] || r.value[i] <= 0 || r.requires[i].some((/** @type {number} */ needed) => !set[needed]) || r.blocksIn[i].some((/** @type {number} */ other) => set[other])) return false
    for (let d = 0; d < r.dims; d += 1) if (r.weight[i * r.dims + d] > left[d]) return false
    for (let d = 0; d < r.dims; d += 1) left[d] -= r.weight[i * r.dims + d]
    set[i] = 1
    return true
  }
  for (let again = true; again; ) again = order.map(take).includes(true)
  return set
}

/**
 * What most people do by hand: the best value for its cost first, as long as it fits. Forced ones and what they need go first.
 * Null when the forced ones do not fit together.
 * @param {Problem} problem
 * @returns {Chosen | null}
 */
export function greedy(problem) {
  const { limits, needs, excludes } = problem
  const inside = new Set()
  const outside = new Set(problem.forcedOut)
  const used = { value: 0, cost: 0, days: 0, risky: 0 }
  const byId = new Map(problem.candidates.map((candidate) => [candidate.id, candidate]))
  const within = () => used.cost <= (limits.budget ?? Infinity) && used.days <= (limits.days ?? Infinity) && used.risky <= (limits.risky ?? Infinity)
  const add = (/** @type {import('./problem').Candidate} */ c, /** @type {1 | -1} */ sign) => {
    used.value += sign * c.value
    used.cost += sign * c.cost
    used.days += sign * c.days
    used.risky += sign * (c.risky ? 1 : 0)
  }
  const open = [...problem.forcedIn]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const candidate = byId.get(id)
    if (inside.has(id)) continue
    if (!candidate || outside.has(id)) return null
    inside.add(id)
    add(candidate, 1)
    open.push(...needs.flatMap(([from, to]) => (from === id ? [to] : [])))
  }
  if (!within() || excludes.some(([a, b]) => inside.has(a) && inside.has(b))) return null
  const order = problem.candidates.filter(({ value }) => value > 0).sort((a, b) => b.value / Math.max(b.cost, 1) - a.value / Math.max(a.cost, 1))
  for (let again = true; again; ) {
    again = false
    for (const c of order) {
      if (inside.has(c.id) || outside.has(c.id)) continue
      if (needs.some(([from, to]) => from === c.id && !inside.has(to)) || excludes.some(([a, b]) => (a === c.id && inside.has(b)) || (b === c.id && inside.has(a)))) continue
      add(c, 1)
      if (!within()) {
        add(c, -1)
        continue
      }
      inside.add(c.id)
      again = true
    }
  }
  return { ids: problem.candidates.filter(({ id }) => inside.has(id)).map(({ id }) => id), ...used }
}
