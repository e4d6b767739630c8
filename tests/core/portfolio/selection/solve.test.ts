import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frontier } from '@/lib/core/portfolio/selection/frontier.mjs'
import { greedy } from '@/lib/core/portfolio/selection/greedy.mjs'
import { gapOf, type Candidate, type Problem } from '@/lib/core/portfolio/selection/problem'
import { solve } from '@/lib/core/portfolio/selection/solve.mjs'
import { hardCase, type Correlation } from './hard-cases'

const plain = { needs: [], excludes: [], forcedIn: [], forcedOut: [] } satisfies Partial<Problem>

/** Four projects and 10,000, after Merkhofer, Mathematical theory for prioritizing projects (prioritysystem.com). */
const merkhofer: Problem = {
  candidates: [
    { id: '1', cost: 3571, value: 5714, days: 0, risky: false },
    { id: '2', cost: 2857, value: 4286, days: 0, risky: false },
    { id: '3', cost: 5000, value: 7857, days: 0, risky: false },
    { id: '4', cost: 2143, value: 2857, days: 0, risky: false },
  ],
  limits: { budget: 10_000, days: null, risky: null },
  ...plain,
}

describe("Merkhofer's four projects", () => {
  it('come out as the second, third and fourth, worth 15,000 for all of the budget', () => {
    expect(solve(merkhofer)).toMatchObject({ best: { ids: ['2', '3', '4'], value: 15_000, cost: 10_000 }, bound: 15_000, exact: true })
  })

  it('lead the rule of best value for money to the first and third, worth 13,571', () => {
    expect(greedy(merkhofer)).toMatchObject({ ids: ['1', '3'], value: 13_571 })
  })
})

const candidate = fc.record({ value: fc.integer({ min: -20, max: 100 }), cost: fc.integer({ min: 0, max: 60 }), days: fc.integer({ min: 0, max: 40 }), risky: fc.boolean() })
const pairs = (n: number) => fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1)).filter(([a, b]) => a !== b), { maxLength: 4 })

const problems: fc.Arbitrary<Problem> = fc.integer({ min: 1, max: 12 }).chain((n) =>
  fc
    .record({
      rows: fc.array(candidate, { minLength: n, maxLength: n }),
      needs: n > 1 ? pairs(n) : fc.constant([] as [number, number][]),
      excludes: n > 1 ? pairs(n) : fc.constant([] as [number, number][]),
      budget: fc.option(fc.integer({ min: 0, max: 60 * n })),
      days: fc.option(fc.integer({ min: 0, max: 40 * n })),
      risky: fc.option(fc.integer({ min: 0, max: n })),
      forcedIn: fc.array(fc.nat(n - 1), { maxLength: 2 }),
      forcedOut: fc.array(fc.nat(n - 1), { maxLength: 2 }),
    })
    .map(({ rows, needs, excludes, budget, days, risky, forcedIn, forcedOut }) => ({
      candidates: rows.map((row, i): Candidate => ({ id: `r${i}`, ...row })),
      limits: { budget, days, risky },
      // A later one needs an earlier one, so that nothing needs itself in a circle.
      needs: needs.map(([a, b]): [string, string] => [`r${Math.max(a, b)}`, `r${Math.min(a, b)}`]),
      excludes: excludes.map(([a, b]): [string, string] => [`r${a}`, `r${b}`]),
      forcedIn: forcedIn.map((i) => `r${i}`),
      forcedOut: forcedOut.map((i) => `r${i}`),
    })),
)

/** Every set there is. */
function bruteForce(problem: Problem): number | null {
  const { candidates, limits, needs, excludes, forcedIn, forcedOut } = problem
  let best: number | null = null
  for (let bits = 0; bits < 1 << candidates.length; bits += 1) {
    const rows = candidates.filter((_, i) => bits & (1 << i))
    if (holds(new Set(rows.map(({ id }) => id)), rows, { limits, needs, excludes, forcedIn, forcedOut })) best = Math.max(best ?? -Infinity, sum(rows, (row) => row.value))
  }
  return best
}

const sum = (rows: Candidate[], of: (row: Candidate) => number) => rows.reduce((total, row) => total + of(row), 0)

const holds = (ids: Set<string>, rows: Candidate[], { limits, needs, excludes, forcedIn, forcedOut }: Omit<Problem, 'candidates'>) =>
  sum(rows, (row) => row.cost) <= (limits.budget ?? Infinity) &&
  sum(rows, (row) => row.days) <= (limits.days ?? Infinity) &&
  rows.filter(({ risky }) => risky).length <= (limits.risky ?? Infinity) &&
  needs.every(([from, to]) => !ids.has(from) || ids.has(to)) &&
  excludes.every(([a, b]) => !ids.has(a) || !ids.has(b)) &&
  forcedIn.every((id) => ids.has(id)) &&
  forcedOut.every((id) => !ids.has(id))

describe('the best set', () => {
  it('is worth as much as the best of all sets, with every kind of limit', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { best, exact } = solve(problem)
        expect(exact).toBe(true)
        expect(best?.value ?? null).toBe(bruteForce(problem))
        if (best) expect(holds(new Set(best.ids), problem.candidates.filter(({ id }) => best.ids.includes(id)), problem)).toBe(true)
      }),
      { numRuns: 250 },
    )
  })

  it('is never worth less than what value for money chooses, and that keeps the limits too', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const [fast, { best }] = [greedy(problem), solve(problem)]
        if (!fast) return
        expect(holds(new Set(fast.ids), problem.candidates.filter(({ id }) => fast.ids.includes(id)), problem)).toBe(true)
        expect(best!.value).toBeGreaterThanOrEqual(fast.value)
      }),
      { numRuns: 150 },
    )
  })

  it('does not exist when the forced ones cost more than the budget', () => {
    expect(solve({ ...merkhofer, forcedIn: ['1', '2', '3'] }).best).toBeNull()
    expect(greedy({ ...merkhofer, forcedIn: ['1', '2', '3'] })).toBeNull()
  })
})

describe('forty requests', () => {
  const kinds: [Correlation, number][] = [['none', 0.5], ['weak', 0.25], ['weak', 0.5], ['strong', 0.25], ['strong', 0.5], ['strong', 0.75], ['inverse', 0.5], ['even-odd', 0.5], ['subset-sum', 0.5]]
  it.each(kinds)('of %s correlation at %d of the cost are proved within three million partial sets', (kind, tightness) => {
    for (const seed of [1, 2]) {
      const { exact, nodes, best, bound } = solve(hardCase(kind, 40, seed, tightness), { nodeLimit: 3_000_000 })
      expect({ exact, proved: best!.value === bound }).toEqual({ exact: true, proved: true })
      expect(nodes).toBeLessThan(3_000_000)
    }
  })

  it('bound twice to their value by cost and effort end within a tenth of a percent of what is possible', () => {
    const solution = solve(hardCase('two-limits', 40, 1), { nodeLimit: 1_000_000 })
    expect(gapOf(solution)).toBeLessThan(0.001)
  })
})

describe('more requests than can be proved', () => {
  it('give the best found, a bound that holds, and say that it is not proved', () => {
    const problem = hardCase('two-limits', 120, 3)
    const short = solve(problem, { nodeLimit: 20_000 })
    const long = solve(problem, { nodeLimit: 200_000 })
    expect(short.exact).toBe(false)
    expect(short.bound).toBeGreaterThanOrEqual(long.best!.value)
    expect(gapOf(short)).toBeGreaterThan(0)
    expect(gapOf(short)).toBeLessThan(0.02)
  })

  it('stop when they are asked to', () => {
    const { exact, nodes } = solve(hardCase('two-limits', 120, 3), { stop: () => true })
    expect(exact).toBe(false)
    expect(nodes).toBeLessThanOrEqual(8192)
  })
})

describe('the efficient frontier', () => {
  it('rises with every point and holds the best set of its budget', () => {
    const points = frontier({ ...merkhofer, limits: { budget: null, days: null, risky: null } }, { steps: 10 })
    expect(points[0]!.chosen).toMatchObject({ ids: [], cost: 0, value: 0 })
    expect(points.at(-1)!.chosen.ids).toEqual(['1', '2', '3', '4'])
    for (const [i, point] of points.entries()) {
      if (i === 0) continue
      expect(point.chosen.cost).toBeGreaterThan(points[i - 1]!.chosen.cost)
      expect(point.chosen.value).toBeGreaterThan(points[i - 1]!.chosen.value)
      expect(solve({ ...merkhofer, limits: { budget: point.budget, days: null, risky: null } }).best!.value).toBe(point.chosen.value)
    }
  })
})
