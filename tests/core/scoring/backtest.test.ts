import { describe, expect, it } from 'vitest'
import { annualised, biasBy, biasOf, hitRates, quantile, type BacktestCase } from '@/lib/core/scoring/backtest'
import { agreement, MINIMUM_CASES, proposeWeights, readProposal, writeProposal } from '@/lib/core/scoring/backtest-weights'

const present = { frequency: 3_000, structure: 3_500, benefit: 3_500 }

/** Numbers between 0 and 1 that are the same every time. */
function sequence(seed: number) {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

const one = (given: Partial<BacktestCase> = {}): BacktestCase => ({
  requestId: 'r', number: 1, title: 'Idea', departmentId: 'd', assessorId: 'a', score: 50, parts: { frequency: 50, structure: 50, benefit: 50 }, factor: 1,
  predictedMinor: 100, measuredMinor: 100, days: 365, units: 100, effort: null, cost: null, ...given,
})

/** Requests whose measured benefit follows from the parts by a known rule, plus noise of a known size. */
function constructed(n: number, truth: (parts: BacktestCase['parts']) => number, noise = 0, seed = 7): BacktestCase[] {
  const random = sequence(seed)
  return Array.from({ length: n }, (_, i) => {
    const parts = { frequency: random() * 100, structure: random() * 100, benefit: random() * 100 }
    return one({ number: i, parts, score: 0.3 * parts.frequency + 0.35 * parts.structure + 0.35 * parts.benefit, measuredMinor: Math.max(0, truth(parts) + noise * (random() - 0.5)) })
  })
}

describe('a year at the measured rate', () => {
  it('is extrapolated from the days of the evidence and never beyond a year', () => {
    expect(annualised(73, 73, 100)).toBe(365)
    expect(annualised(365, 365, 100)).toBe(365)
    expect(annualised(500, 400, 100)).toBe(500)
  })
  it('is not stated on too few days or items', () => {
    expect(annualised(100, 27, 1_000)).toBeNull()
    expect(annualised(100, 100, 19)).toBeNull()
  })
})

describe('bias', () => {
  it('is the median of actual over predicted with the middle half, and none below five', () => {
    const pairs = [0.5, 0.8, 1, 1.2, 3].map((ratio) => ({ predicted: 200, actual: 200 * ratio }))
    expect(biasOf(pairs)).toMatchObject({ n: 5, median: 1, from: 0.8, to: 1.2 })
    expect(biasOf(pairs.slice(1))).toEqual({ n: 4, median: null, from: null, to: null })
    expect(biasOf([...pairs.slice(1), null, { predicted: 0, actual: 5 }]).n).toBe(4)
  })
  it('finds the department and the assessor that promise twice what comes', () => {
    const cases = Array.from({ length: 12 }, (_, i) =>
      one({ requestId: String(i), departmentId: i < 6 ? 'sales' : 'finance', assessorId: i % 2 ? 'ann' : 'bob', predictedMinor: 1_000, measuredMinor: i < 6 ? 500 : 1_000, effort: { predicted: 100, actual: i % 2 ? 150 : 100 } }))
    expect(biasBy(cases, ({ departmentId }) => departmentId!)).toMatchObject([{ key: 'finance', benefit: { median: 1 } }, { key: 'sales', benefit: { median: 0.5 } }])
    expect(biasBy(cases, ({ assessorId }) => assessorId)).toMatchObject([{ key: 'ann', effort: { median: 1.5 } }, { key: 'bob', effort: { median: 1 } }])
  })
  it('leaves out what is not measured yet and counts a loss as nothing', () => {
    const cases = Array.from({ length: 6 }, (_, i) => one({ measuredMinor: i === 0 ? null : -50 }))
    expect(biasBy(cases, () => 'all')[0]).toMatchObject({ cases: 6, benefit: { n: 5, median: 0 } })
  })
})

describe('tenths of the score', () => {
  it('are ten groups where there are enough requests, and fewer where not', () => {
    const list = (n: number) => Array.from({ length: n }, (_, i) => one({ number: i, score: i, measuredMinor: i >= n / 2 ? 90 : 70 }))
    expect(hitRates(list(50))).toHaveLength(10)
    expect(hitRates(list(49)).map(({ tenth, upTo }) => [tenth, upTo])).toEqual([[1, 2], [3, 4], [5, 6], [7, 8], [9, 10]])
    expect(hitRates(list(10)).map(({ n, kept }) => [n, kept])).toEqual([[5, 0], [5, 5]])
    expect(hitRates(list(4))).toEqual([])
    expect(hitRates(list(47)).reduce((sum, { n }) => sum + n, 0)).toBe(47)
  })
  it('know the value between two neighbours', () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5)
    expect(quantile([], 0.5)).toBeNull()
  })
})

describe('a proposal of weights', () => {
  it('finds the weights that the constructed benefit follows', () => {
    const truth = { frequency: 0.1, structure: 0.2, benefit: 0.7 }
    const decision = proposeWeights(constructed(80, (parts) => truth.frequency * parts.frequency + truth.structure * parts.structure + truth.benefit * parts.benefit, 4), present)
    if (!decision.ok) throw new Error('refused')
    const { weightsBp, before, after, gain, error } = decision.value
    for (const part of ['frequency', 'structure', 'benefit'] as const) expect(Math.abs(weightsBp[part] / 10_000 - truth[part])).toBeLessThanOrEqual(0.1)
    expect(weightsBp.frequency + weightsBp.structure + weightsBp.benefit).toBe(10_000)
    expect(after).toBeGreaterThan(before + 0.05)
    expect(gain).toBeGreaterThan(2 * error)
  })
  it('is refused where the benefit has nothing to do with the parts', () => {
    const refused = Array.from({ length: 20 }, (_, i) => i + 1).filter((seed) => !proposeWeights(constructed(60, () => 0, 100, seed), present).ok)
    expect(refused.length).toBeGreaterThanOrEqual(19)
  })
  it('is refused where the present weights are right', () => {
    expect(proposeWeights(constructed(60, (parts) => 0.3 * parts.frequency + 0.35 * parts.structure + 0.35 * parts.benefit, 10), present)).toMatchObject({ ok: false, reasons: [{ key: 'backtest.propose.noise' }] })
  })
  it('is refused on too few requests, those without a measurement not counted', () => {
    const cases = constructed(MINIMUM_CASES + 3, (parts) => parts.benefit).map((entry, i) => (i < 4 ? { ...entry, measuredMinor: null } : entry))
    expect(proposeWeights(cases, present)).toMatchObject({ ok: false, reasons: [{ key: 'backtest.propose.tooFew', params: { n: MINIMUM_CASES - 1, needed: MINIMUM_CASES } }] })
  })
  it('counts pairs in the right order, ties half', () => {
    expect(agreement([1, 2, 3], [10, 20, 30], [0, 1, 2])).toBe(1)
    expect(agreement([1, 1, 3], [10, 20, 5], [0, 1, 2])).toBeCloseTo(1 / 6)
    expect(agreement([1, 2], [1, 2], [0])).toBeNull()
  })
  it('goes to the editor and back through the address, nothing else does', () => {
    expect(readProposal(writeProposal(present))).toEqual(present)
    for (const wrong of [undefined, '', '1-2-3', '5000-5000', '-1000-6000-5000', '3000-3500-3500x']) expect(readProposal(wrong)).toBeNull()
  })
})
