import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakEven } from '@/lib/core/finance/break-even'
import { tornado } from '@/lib/core/finance/tornado'
import { caseOf, computed, line, once, typed } from './bodies'

const range = (lowBp: number, highBp: number) => ({ lowBp, highBp, shape: 'triangular' as const })
const body = (scale = 1) =>
  caseOf({
    periods: 3,
    rateBp: 1000,
    lines: [
      line('build', { kind: 'cost', category: 'build', recurrence: once(0), amount: typed(60_000), riskBp: 1000, range: range(9000, 15_000) }),
      line('run', { kind: 'cost', amount: typed(12_000) }),
      line('hours', { category: 'released', amount: typed(Math.round(50_000 * scale)), range: range(5000, 11_000) }),
      line('fines', { category: 'avoided', amount: typed(9000), range: range(0, 20_000) }),
    ],
  })
const value = <T>(decision: { ok: true; value: T } | { ok: false }): T => {
  if (!decision.ok) throw new Error('refused')
  return decision.value
}

describe('tornado', () => {
  it('moves one input at a time and puts the widest first', () => {
    const { npv, bars } = value(tornado(body(), {}))
    expect(npv).toBeCloseTo(computed(body()).base.figures.npv, 8)
    expect(bars.map(({ lineId }) => lineId)).toEqual(['hours', 'build', null])
    const hours = bars[0]!
    const annuity = 1 / 1.1 + 1 / 1.1 ** 2 + 1 / 1.1 ** 3
    expect(hours.atLow).toBeCloseTo(npv - 25_000 * annuity, 6)
    expect(hours.atHigh).toBeCloseTo(npv + 5000 * annuity, 6)
    expect(bars[1]!.atHigh).toBeCloseTo(npv - 33_000, 6)
  })

  it('leaves out lines that are certain and benefits that do not count', () => {
    expect(value(tornado(body(), {})).bars.some(({ lineId }) => lineId === 'run' || lineId === 'fines')).toBe(false)
  })

  it('moves the discount rate by two points either way', () => {
    const bar = value(tornado(body(), {})).bars.find(({ lineId }) => lineId === null)!
    expect([bar.lowBp, bar.highBp]).toEqual([800, 1200])
    expect(bar.atLow).toBeCloseTo(computed({ ...body(), discountRateBp: 800 }).base.figures.npv, 8)
  })
})

describe('break-even', () => {
  it('is the multiple at which the case computes to nothing gained, for any case', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 3, noNaN: true }), (scale) => {
        const amount = Math.round(50_000 * scale)
        const found = value(breakEven(body(scale), {}))
        const at = found.lines.find(({ id }) => id === 'hours')!.multiple!
        expect(found.benefits).toBeCloseTo(at, 9)
        const there = caseOf({ periods: 3, rateBp: 1000, lines: body().lines.map((one) => (one.id === 'hours' ? { ...one, amount: typed(Number((amount * at).toFixed(4))) } : one)) })
        expect(computed(there).base.figures.npv).toBeCloseTo(0, 2)
      }),
    )
  })

  it('names how far all costs may grow', () => {
    const { costs, npv } = value(breakEven(body(), {}))
    expect(costs! * computed(body()).base.figures.pvCosts).toBeCloseTo(computed(body()).base.figures.pvCounted, 6)
    expect(npv).toBeGreaterThan(0)
  })

  it('has no answer where a line would have to turn negative or is worth nothing', () => {
    const rich = caseOf({ periods: 1, rateBp: 0, lines: [line('out', { kind: 'cost', amount: typed(10) }), line('a', { amount: typed(100) }), line('b', { amount: typed(1) }), line('c', { amount: typed(0) })] })
    const { lines, costs } = value(breakEven(rich, {}))
    expect(lines.map(({ multiple }) => multiple)).toEqual([10.1, 0.09, null, null].map((n) => (n === null ? null : expect.closeTo(n, 9))))
    expect(costs).toBeCloseTo(10.1, 9)
  })
})
