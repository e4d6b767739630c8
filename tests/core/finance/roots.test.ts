import { describe, expect, it } from 'vitest'
import { irr, xirr } from '@/lib/core/finance/irr'

/** (1 − (1 + rate) · x)^order: flows whose net present value is zero at this rate alone. */
const powerOf = (order: number, rate: number): number[] =>
  Array.from({ length: order }).reduce<number[]>((flows) => [...flows, 0].map((flow, i) => flow - (1 + rate) * (flows[i - 1] ?? 0)), [1])

describe('internal rates of return with a sum that behaves badly', () => {
  it('reports every root and chooses the one nearest zero', () => {
    const pump = irr([-1600, 10_000, -10_000])
    expect(pump.roots.map((root) => Number(root.toFixed(12)))).toEqual([0.25, 4])
    expect(pump).toMatchObject({ signChanges: 2, none: null, complete: true })
    expect(pump.chosen).toBeCloseTo(0.25, 12)
    const cubic = irr([-1, 6, -11, 6])
    expect(cubic.roots.map((root) => Number(root.toFixed(9)))).toEqual([0, 1, 2])
    expect(cubic.chosen).toBe(0)
  })

  it('says none when all flows have one sign, and none when the sum never reaches zero', () => {
    expect(irr([5, 5, 5])).toMatchObject({ roots: [], chosen: null, none: 'one-sign', signChanges: 0 })
    expect(irr([0, 0])).toMatchObject({ roots: [], chosen: null, none: 'one-sign' })
    expect(irr([100, -300, 250])).toMatchObject({ roots: [], chosen: null, none: 'no-root', signChanges: 2 })
  })

  it('finds a root that only touches zero, once, and marks it', () => {
    const { roots, touching } = irr([-100, 220, -121])
    expect(roots).toHaveLength(1)
    expect(roots[0]).toBeCloseTo(0.1, 6)
    expect(touching).toEqual(roots)
  })

  it('finds a threefold root once, as one that crosses', () => {
    const { roots, touching, complete } = irr([-1000, 3300, -3630, 1331])
    expect(roots).toHaveLength(1)
    expect(roots[0]).toBeCloseTo(0.1, 4)
    expect(touching).toEqual([])
    expect(complete).toBe(true)
  })

  it.each([[5, 0], [5, 0.1], [8, 0.1], [30, 0], [30, 0.1], [31, 0.1]])('finds a root of order %i at %d once, however wide rounding makes it', (order, rate) => {
    const { roots, touching, signChanges, complete } = irr(powerOf(order, rate))
    expect(complete).toBe(true)
    expect(signChanges).toBe(order)
    expect(roots).toHaveLength(1)
    expect(roots[0]).toBeCloseTo(rate, 6)
    expect(touching).toEqual(order % 2 ? [] : roots)
  })

  it('tells none, and says so, where rounding decides over the whole line', () => {
    expect(irr(powerOf(60, 0.1))).toMatchObject({ roots: [], touching: [], chosen: null, none: 'untold', complete: false })
  })

  it('finds exactly zero, losses close to all of it, and very large rates', () => {
    expect(irr([-100, 50, 50]).roots).toEqual([0])
    expect(irr([-1e6, 1]).chosen).toBeCloseTo(-0.999999, 9)
    expect(irr([-1, 1e6]).chosen! / 999_999).toBeCloseTo(1, 9)
  })

  it('ignores empty columns before and after', () => {
    expect(irr([0, 0, -100, 60, 60, 0]).chosen).toBeCloseTo(irr([-100, 60, 60]).chosen!, 12)
  })

  it('stays bounded for 121 flows of changing sign', () => {
    const { complete, roots, signChanges } = irr(Array.from({ length: 121 }, (_, i) => (i % 2 ? 1 : -1) * (1 + ((i * 7919) % 101))))
    expect(complete).toBe(true)
    expect((signChanges - roots.length) % 2).toBe(0)
  })

  it('solves flows on any days, in any order', () => {
    const flows = [{ at: 40, amount: -500 }, { at: 0, amount: -1000 }, { at: 500, amount: 1700 }]
    const { chosen } = xirr(flows)
    expect(flows.reduce((sum, { at, amount }) => sum + amount / (1 + chosen!) ** (at / 365), 0)).toBeCloseTo(0, 8)
  })
})
