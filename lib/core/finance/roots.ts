/** `amount` at time `at`, in any unit of time from 0 on: the sum f(u) = Σ amount · e^(−u·at) is solved for u. */
export interface Term {
  at: number
  amount: number
}

export interface RootSet {
  /** Ascending */
  roots: number[]
  /** Of these, where the sum touches zero without changing its sign, or two roots lie closer than 10^-9 */
  touching: number[]
  /** Changes of sign from flow to flow, zeros left out: the number of roots is this or less by an even number (Descartes) */
  signChanges: number
  /** False where the search ended at its bound of steps: there may be more roots */
  complete: boolean
}

const MOST_STEPS = 20_000
/** e^60: roots beyond are rates above 10^26 or as close to −1, which nobody means. */
const FURTHEST = 60
const NARROWEST = 1e-9

export function signChangesOf(amounts: readonly number[]): number {
  let changes = 0
  let last = 0
  for (const amount of amounts) {
    const sign = Math.sign(amount)
    if (sign && last && sign !== last) changes += 1
    if (sign) last = sign
  }
  return changes
}

/** Positive and negative parts of f and of −f′ at u; each falls as u grows, so two ends enclose all between. */
function partsAt(terms: readonly Term[], u: number) {
  const parts = { plus: 0, minus: 0, slopePlus: 0, slopeMinus: 0 }
  for (const { at, amount } of terms) {
    const value = amount * Math.exp(-u * at)
    if (value > 0) {
      parts.plus += value
      parts.slopePlus += at * value
    } else {
      parts.minus -= value
      parts.slopeMinus -= at * value
    }
  }
  return { ...parts, value: parts.plus - parts.minus }
}
type Parts = ReturnType<typeof partsAt>

/**
 * All u in [0, 60] with Σ amount · e^(−u·at) = 0, `at` ≥ 0. An interval is dropped when the enclosure of the sum excludes zero and
 * searched by bisection when the enclosure of its slope does, since then it holds one root at most; others are halved. The count
 * is proved but for rounding, for which each enclosure is widened.
 */
function rootsFrom(terms: readonly Term[]): { roots: number[]; touching: number[]; complete: boolean } {
  const roots: number[] = []
  const touching: number[] = []
  const slack = (terms.length + 4) * 4 * Number.EPSILON
  let steps = 0
  const open: { from: number; to: number; a: Parts; b: Parts }[] = []
  // The first step is short, as nearly all roots are rates below 170 %.
  for (const [from, to] of [[1, FURTHEST], [0, 1]] as const) open.push({ from, to, a: partsAt(terms, from), b: partsAt(terms, to) })
  for (let next = open.pop(); next && steps < MOST_STEPS; next = open.pop()) {
    steps += 1
    const { from, to, a, b } = next
    const room = slack * (a.plus + a.minus)
    if (b.plus - a.minus > room || a.plus - b.minus < -room) continue
    const slopeRoom = slack * (a.slopePlus + a.slopeMinus)
    const least = b.slopePlus - a.slopeMinus - slopeRoom
    const most = a.slopePlus - b.slopeMinus + slopeRoom
    if (least > 0 || most < 0) {
      if (a.value === 0) roots.push(from)
      else if (b.value !== 0 && a.value > 0 !== b.value > 0) roots.push(bisect(terms, from, to, a.value > 0))
      else if (b.value === 0 && to === FURTHEST) roots.push(to)
      continue
    }
    const middle = (from + to) / 2
    const m = partsAt(terms, middle)
    // Mean value form: close around a point the sum moves no further than its slope allows.
    const reach = (Math.max(Math.abs(least), Math.abs(most)) * (to - from)) / 2
    if (Math.abs(m.value) > reach + room) continue
    if (to - from < NARROWEST) {
      if (!touching.some((known) => Math.abs(known - middle) < 100 * NARROWEST)) touching.push(middle)
      continue
    }
    open.push({ from: middle, to, a: m, b }, { from, to: middle, a, b: m })
  }
  return { roots: [...roots, ...touching], touching, complete: steps < MOST_STEPS }
}

/** The root between two ends of different sign, to the last digit. */
function bisect(terms: readonly Term[], from: number, to: number, positiveFirst: boolean): number {
  let [low, high] = [from, to]
  for (let i = 0; i < 200; i += 1) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) break
    if (partsAt(terms, middle).value > 0 === positiveFirst) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/**
 * All real growth rates g = e^u − 1 in (−1, ∞) for which Σ amount / (1 + g)^at is zero, ascending. Times need not be whole. None
 * is missed but roots beyond e^±60; those closer than 10^-9 to each other count once, as touching.
 */
export function growthRoots(given: readonly Term[]): RootSet {
  const terms = given.filter(({ amount }) => amount !== 0).sort((a, b) => a.at - b.at)
  const signChanges = signChangesOf(terms.map(({ amount }) => amount))
  if (signChanges === 0) return { roots: [], touching: [], signChanges, complete: true }
  const first = terms[0]!.at
  const last = terms.at(-1)!.at
  const scale = Math.max(...terms.map(({ amount }) => Math.abs(amount)))
  const scaled = terms.map(({ at, amount }) => ({ at, amount: amount / scale }))
  // Below zero time runs backwards, so that no power grows without bound.
  const up = rootsFrom(scaled.map(({ at, amount }) => ({ at: at - first, amount })))
  const down = rootsFrom(scaled.map(({ at, amount }) => ({ at: last - at, amount })))
  const both = (above: readonly number[], below: readonly number[]) => [...below.map((u) => Math.expm1(-u)), ...above.map((u) => Math.expm1(u))].sort((a, b) => a - b).filter((root, i, all) => i === 0 || root - all[i - 1]! > NARROWEST / 10)
  return { roots: both(up.roots, down.roots), touching: both(up.touching, down.touching), signChanges, complete: up.complete && down.complete }
}
