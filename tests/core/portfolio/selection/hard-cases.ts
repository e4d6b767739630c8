import type { Candidate, Limits, Problem } from '@/lib/core/portfolio/selection/problem'

/** The same numbers every time. */
export function numbers(seed: number): (from: number, to: number) => number {
  let state = seed >>> 0
  return (from, to) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return from + (((mixed ^ (mixed >>> 14)) >>> 0) % (to - from + 1))
  }
}

export type Correlation = 'none' | 'weak' | 'strong' | 'inverse' | 'subset-sum' | 'even-odd' | 'two-limits'

/** Instances of the kinds that are known to be hard for branch and bound, in minor units. */
export function hardCase(kind: Correlation, n: number, seed: number, tightness = 0.5): Problem {
  const random = numbers(seed)
  const candidates = Array.from({ length: n }, (_, i): Candidate => {
    const cost = kind === 'even-odd' ? 2 * random(10_000, 500_000) : random(20_000, 2_000_000)
    const days = kind === 'two-limits' ? random(50, 2000) : Math.max(1, Math.round(cost / 15_000))
    const value = {
      none: random(20_000, 2_000_000),
      weak: Math.max(1, cost + random(-200_000, 200_000)),
      strong: cost + 200_000,
      inverse: Math.max(1, cost - 10_000),
      'subset-sum': cost,
      'even-odd': cost,
      'two-limits': cost + days * 500 + 100_000,
    }[kind]
    return { id: `r${i}`, cost, days, value, risky: random(1, 4) === 1 }
  })
  const budget = Math.floor(candidates.reduce((sum, c) => sum + c.cost, 0) * tightness) | 1
  const limits: Limits = { budget, days: kind === 'two-limits' ? Math.floor(candidates.reduce((sum, c) => sum + c.days, 0) * tightness) : null, risky: null }
  return { candidates, limits, needs: [], excludes: [], forcedIn: [], forcedOut: [] }
}
