/** @typedef {import('./problem').Problem} Problem */
/** @typedef {import('./problem').Candidate} Candidate */
/** @typedef {any} Numbers numbers or lists by index; inner loops stay within their bounds, which no type says */

/**
 * The problem as numbers, without what is decided before the search begins.
 * @typedef {object} Reduced
 * @property {Candidate[]} items what may be chosen freely, in the order in which it is decided
 * @property {{ ids: string[], value: number }} base what is forced in, with all that it needs
 * @property {Numbers} value
 * @property {number} dims limits that matter: budget, days, risky ones, number of items
 * @property {Numbers} weight of item i in limit d at `i * dims + d`
 * @property {Numbers} cap
 * @property {Numbers} requires items that must be in for this one; they come earlier in the order
 * @property {Numbers} blocksOut items that cannot be in once this one is left out
 * @property {Numbers} blocksIn items that cannot be in once this one is in
 * @property {number} valueStep every value is a multiple of it
 */

/**
 * Null when what is forced cannot be had together.
 * @param {Problem} problem
 * @returns {Reduced | null}
 */
export function reduced(problem) {
  const byId = new Map(problem.candidates.map((candidate) => [candidate.id, candidate]))
  const needs = closure(problem.needs)
  /** @param {string} id */
  const needsOf = (id) => needs.get(id) ?? new Set()
  const inside = new Set(problem.forcedIn.flatMap((id) => [id, ...needsOf(id)]))
  const outside = new Set(problem.forcedOut)
  const pairs = problem.excludes.filter(([a, b]) => byId.has(a) && byId.has(b))
  for (const id of inside) if (!byId.has(id) || outside.has(id)) return null
  for (const [a, b] of pairs) {
    if (inside.has(a) && inside.has(b)) return null
    if (inside.has(a)) outside.add(b)
    if (inside.has(b)) outside.add(a)
  }
  for (const id of outside) if (inside.has(id)) return null
  const taken = problem.candidates.filter(({ id }) => inside.has(id))
  const limits = [
    problem.limits.budget === null ? null : { cap: problem.limits.budget, of: (/** @type {Candidate} */ c) => c.cost },
    problem.limits.days === null ? null : { cap: problem.limits.days, of: (/** @type {Candidate} */ c) => c.days },
    problem.limits.risky === null ? null : { cap: problem.limits.risky, of: (/** @type {Candidate} */ c) => (c.risky ? 1 : 0) },
  ].flatMap((limit) => (limit ? [{ of: limit.of, cap: limit.cap - taken.reduce((sum, row) => sum + limit.of(row), 0) }] : []))
  if (limits.some(({ cap }) => cap < 0)) return null

  const prerequisites = new Set(problem.needs.map(([, needed]) => needed))
  const free = problem.candidates.filter(
    (c) =>
      !inside.has(c.id) && !outside.has(c.id) && limits.every(({ of, cap }) => of(c) <= cap) &&
      [...needsOf(c.id)].every((needed) => byId.has(needed) && !outside.has(needed)) &&
      (c.value > 0 || prerequisites.has(c.id)),
  )
  const possible = new Set(free.map(({ id }) => id))
  const items = free.filter(({ id }) => [...needsOf(id)].every((needed) => inside.has(needed) || possible.has(needed)))
  const rounded = limits.map(({ of, cap }) => {
    const step = items.reduce((common, c) => gcd(common, of(c)), 0)
    const used = step > 1 ? cap - (cap % step) : cap
    const all = items.reduce((sum, c) => sum + of(c), 0)
    return all <= used ? null : { of, cap: used }
  }).flatMap((limit) => (limit ? [limit] : []))
  return arranged(items, rounded, { ids: [...inside], value: taken.reduce((sum, row) => sum + row.value, 0) }, needs, pairs)
}

/**
 * @param {Candidate[]} items
 * @param {{ of: (c: Candidate) => number, cap: number }[]} limits
 * @param {Reduced['base']} base
 * @param {Map<string, Set<string>>} needs
 * @param {[string, string][]} pairs
 * @returns {Reduced}
 */
function arranged(items, limits, base, needs, pairs) {
  const place = new Map(items.map(({ id }, i) => [id, i]))
  const dims = limits.length
  const weight = new Float64Array(items.length * dims)
  items.forEach((item, i) => limits.forEach(({ of }, d) => (weight[i * dims + d] = of(item))))
  /** @param {Iterable<string>} ids */
  const places = (ids) => [...ids].flatMap((id) => place.get(id) ?? [])
  const requires = items.map(({ id }) => places(needs.get(id) ?? []))
  /** @type {Numbers} */
  const blocksOut = items.map(() => [])
  requires.forEach((list, i) => list.forEach((needed) => blocksOut[needed].push(i)))
  const blocksIn = items.map(({ id }) => places(pairs.flatMap(([a, b]) => (a === id ? [b] : b === id ? [a] : []))))
  return {
    items, base, dims, weight, requires, blocksOut, blocksIn,
    value: Float64Array.from(items, (item) => item.value),
    cap: Float64Array.from(limits, ({ cap }) => cap),
    valueStep: Math.max(1, items.reduce((common, item) => gcd(common, Math.abs(item.value)), 0)),
  }
}

/**
 * The same with its items in another order.
 * @param {Reduced} r
 * @param {number[]} order
 * @returns {Reduced}
 */
export function reordered(r, order) {
  const to = new Int32Array(order.length)
  order.forEach((from, i) => (to[from] = i))
  /** @param {Numbers} lists */
  const moved = (lists) => order.map((from) => lists[from].map((/** @type {number} */ other) => to[other]))
  const weight = new Float64Array(r.weight.length)
  order.forEach((from, i) => weight.set(r.weight.subarray(from * r.dims, (from + 1) * r.dims), i * r.dims))
  return {
    ...r, weight, items: order.map((i) => /** @type {Candidate} */ (r.items[i])), value: Float64Array.from(order, (i) => r.value[i]),
    requires: moved(r.requires), blocksOut: moved(r.blocksOut), blocksIn: moved(r.blocksIn),
  }
}

/**
 * The same with one more limit: at most so many items. It follows from the others and makes them tell more together.
 * @param {Reduced} r
 * @param {number} most
 * @returns {Reduced}
 */
export function counted(r, most) {
  const dims = r.dims + 1
  const weight = new Float64Array(r.items.length * dims)
  for (let i = 0; i < r.items.length; i += 1) {
    weight.set(r.weight.subarray(i * r.dims, (i + 1) * r.dims), i * dims)
    weight[i * dims + r.dims] = 1
  }
  return { ...r, dims, weight, cap: Float64Array.from([...r.cap, most]) }
}

/**
 * Everything that each one needs, directly or through others.
 * @param {[string, string][]} needs
 * @returns {Map<string, Set<string>>}
 */
function closure(needs) {
  /** @type {Map<string, string[]>} */
  const direct = new Map()
  for (const [from, to] of needs) direct.set(from, [...(direct.get(from) ?? []), to])
  /** @type {Map<string, Set<string>>} */
  const all = new Map()
  for (const start of direct.keys()) {
    const found = new Set()
    const open = [...(direct.get(start) ?? [])]
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (found.has(id)) continue
      found.add(id)
      open.push(...(direct.get(id) ?? []))
    }
    found.delete(start)
    all.set(start, found)
  }
  return all
}

/** @param {number} a @param {number} b @returns {number} */
const gcd = (a, b) => (b ? gcd(b, a % b) : a)
