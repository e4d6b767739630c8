import { describe, expect, it } from 'vitest'
import { pert, triangular, uniform } from '@/lib/core/finance/draws.mjs'
import { payback } from '@/lib/core/finance/payback'
import { simulate } from '@/lib/core/finance/simulate.mjs'
import { simulationOf, type SimulationProblem } from '@/lib/core/finance/simulation'
import { simulateInThread } from '@/lib/features/cases/simulate-in-thread'
import { caseOf, computed, line, once, typed } from './bodies'

const N = 100_000
const moments = (draw: () => number) => {
  const values = Array.from({ length: N }, draw)
  const mean = values.reduce((sum, value) => sum + value, 0) / N
  return { values, mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (N - 1) }
}
/** Four standard errors of a mean; the seed is fixed, so this holds always or never. */
const room = (variance: number) => 4 * Math.sqrt(variance / N)

describe('draws', () => {
  it('of uniform numbers have mean ½, variance 1/12, and fall evenly into a hundred boxes', () => {
    const source = uniform(7, 'a')
    const { values, mean, variance } = moments(source)
    expect(Math.abs(mean - 0.5)).toBeLessThan(room(1 / 12))
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / N))
    const boxes = new Array<number>(100).fill(0)
    for (const value of values) boxes[Math.floor(value * 100)]! += 1
    const chi = boxes.reduce((sum, count) => sum + (count - N / 100) ** 2 / (N / 100), 0)
    // 99 degrees of freedom: between the quantiles of 0.1 and 99.9 %.
    expect(chi).toBeGreaterThan(61)
    expect(chi).toBeLessThan(149)
    const lag = values.slice(1).reduce((sum, value, i) => sum + (value - 0.5) * (values[i]! - 0.5), 0) / N
    expect(Math.abs(lag)).toBeLessThan(4 / 12 / Math.sqrt(N))
  })

  it.each([[0.5, 1.5], [0.8, 1.1], [1, 2], [0, 1]])('of the triangle from %d to %d around 1 have its mean and variance', (low, high) => {
    const source = uniform(11, 'triangle')
    const { mean, variance, values } = moments(triangular(source, low, 1, high))
    const expected = (low ** 2 + 1 + high ** 2 - low - low * high - high) / 18
    expect(Math.abs(mean - (low + 1 + high) / 3)).toBeLessThan(room(expected))
    expect(Math.abs(variance / expected - 1)).toBeLessThan(0.015)
    expect(values.every((value) => value >= low && value <= high)).toBe(true)
  })

  it.each([[0.5, 1.5], [0.8, 1.1], [1, 2], [0, 1], [0.9, 5]])('of PERT from %d to %d around 1 have its mean and variance', (low, high) => {
    const source = uniform(13, 'pert')
    const { mean, variance, values } = moments(pert(source, low, 1, high))
    const right = (low + 4 + high) / 6
    const expected = ((right - low) * (high - right)) / 7
    expect(Math.abs(mean - right)).toBeLessThan(room(expected))
    expect(Math.abs(variance / expected - 1)).toBeLessThan(0.015)
    expect(values.every((value) => value >= low && value <= high)).toBe(true)
  })

  it('of different lines and different seeds have nothing to do with each other', () => {
    const correlation = (a: () => number, b: () => number) => Array.from({ length: N }, () => (a() - 0.5) * (b() - 0.5)).reduce((sum, product) => sum + product, 0) / N
    expect(Math.abs(correlation(uniform(1, 'a'), uniform(1, 'b')))).toBeLessThan(4 / 12 / Math.sqrt(N))
    expect(Math.abs(correlation(uniform(1, 'a'), uniform(2, 'a')))).toBeLessThan(4 / 12 / Math.sqrt(N))
  })
})

const range = (lowBp: number, highBp: number, shape: 'triangular' | 'pert') => ({ lowBp, highBp, shape })
const body = caseOf({
  periods: 3,
  rateBp: 1000,
  lines: [
    line('build', { kind: 'cost', category: 'build', recurrence: once(0), amount: typed(60_000), range: range(9000, 15_000, 'pert') }),
    line('run', { kind: 'cost', amount: typed(12_000) }),
    line('hours', { category: 'released', amount: typed(40_000), range: range(5000, 11_000, 'triangular') }),
    line('fines', { category: 'avoided', amount: typed(9000), range: range(0, 20_000, 'pert') }),
  ],
})
const problem = (seed: number, draws = 10_000, of = body): SimulationProblem => {
  const found = simulationOf(of, {}, { seed, draws })
  if (!found.ok) throw new Error('refused')
  return found.value
}

describe('simulation of a case', () => {
  it('has the mean and deviation that follow from the distributions of its lines', () => {
    const annuity = 1 / 1.1 + 1 / 1.1 ** 2 + 1 / 1.1 ** 3
    const build = { mean: (0.9 + 4 + 1.5) / 6, variance: 0 }
    build.variance = ((build.mean - 0.9) * (1.5 - build.mean)) / 7
    const hours = { mean: (0.5 + 1 + 1.1) / 3, variance: (0.25 + 1 + 1.21 - 0.5 - 0.55 - 1.1) / 18 }
    const mean = -60_000 * build.mean - 12_000 * annuity + 40_000 * annuity * hours.mean
    const deviation = Math.sqrt((60_000 ** 2) * build.variance + (40_000 * annuity) ** 2 * hours.variance)
    const found = simulate(problem(42, 100_000))
    expect(Math.abs(found.mean - mean)).toBeLessThan((4 * deviation) / Math.sqrt(100_000))
    expect(Math.abs(found.deviation / deviation - 1)).toBeLessThan(0.01)
  })

  it('gives the same result for the same seed, in a thread and out of it, and another for another', async () => {
    const here = simulate(problem(42))
    expect(await simulateInThread(problem(42))).toEqual(here)
    expect(simulate(problem(42))).toEqual(here)
    expect(simulate(problem(43)).mean).not.toBe(here.mean)
  })

  it('counts every draw once, in bins that have zero as an edge', () => {
    const { histogram, draws, negative, least, most, p5, p50, p95 } = simulate(problem(5))
    expect(histogram.reduce((sum, { count }) => sum + count, 0)).toBe(draws)
    expect(histogram.some(({ from }) => from === 0)).toBe(true)
    expect(histogram.reduce((sum, { to, count }) => sum + (to <= 0 ? count : 0), 0) / draws).toBeCloseTo(negative, 10)
    expect(histogram[0]!.from).toBeLessThanOrEqual(least)
    expect(histogram.at(-1)!.to).toBeGreaterThanOrEqual(most)
    expect([least, p5, p50, p95, most]).toEqual([least, p5, p50, p95, most].sort((a, b) => a - b))
  })

  it('of a case without ranges is the case itself', () => {
    const certain = caseOf({ periods: 3, rateBp: 1000, lines: body.lines.map((one) => ({ ...one, range: range(10_000, 10_000, 'pert') })) })
    const { figures, columns } = computed(certain).base
    const found = simulate(problem(1, 500, certain))
    expect([found.mean, found.p5, found.p95, found.least].map((n) => Number(n.toFixed(6)))).toEqual(new Array(4).fill(Number(figures.npv.toFixed(6))))
    expect(found).toMatchObject({ deviation: expect.closeTo(0, 6), negative: 0, paidBack: 1 })
    expect(found.payback.p50).toBeCloseTo(payback(columns.map(({ net }) => net)).lasting!, 10)
    expect(found.histogram).toHaveLength(1)
  })

  it('does not change the draws of a line when another one is added', () => {
    const alone = caseOf({ periods: 3, rateBp: 1000, lines: [body.lines[2]] })
    const withCertain = caseOf({ periods: 3, rateBp: 1000, lines: [body.lines[1], body.lines[2]] })
    const moved = computed(alone).base.figures.npv - computed(withCertain).base.figures.npv
    expect(simulate(problem(9, 1000, alone)).p50 - simulate(problem(9, 1000, withCertain)).p50).toBeCloseTo(moved, 6)
  })

  it('says how often the case is never paid back', () => {
    const poor = caseOf({ periods: 2, rateBp: 0, lines: [line('out', { kind: 'cost', recurrence: once(0), amount: typed(100) }), line('in', { amount: typed(50), range: range(0, 20_000, 'triangular') })] })
    const found = simulate(problem(3, 20_000, poor))
    expect(found.paidBack).toBeGreaterThan(0.48)
    expect(found.paidBack).toBeLessThan(0.52)
    expect(found.payback.p95).toBeNull()
    expect(found.paidBack + found.negative).toBeCloseTo(1, 10)
  })

  it('never draws more than its bound', () => {
    expect(problem(1, 1e9).draws).toBe(100_000)
    expect(problem(-1, 0)).toMatchObject({ draws: 1, seed: 4_294_967_295 })
  })
})
