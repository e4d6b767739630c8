import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { irr, xirr } from '@/lib/core/finance/irr'
import { mirr } from '@/lib/core/finance/mirr'
import { npv, periodRate, xnpv, yearlyRate } from '@/lib/core/finance/npv'
import { payback, paybackMonths } from '@/lib/core/finance/payback'
import { roi } from '@/lib/core/finance/roi'
import { roundedMinor } from '@/lib/core/finance/round'
import { riskAdjusted } from '@/lib/core/finance/tei'

const cents = fc.integer({ min: -100_000_000, max: 100_000_000 }).map((n) => n / 100)
const flows = fc.array(cents, { minLength: 2, maxLength: 40 })
const rate = fc.double({ min: -0.5, max: 3, noNaN: true })
const size = (values: readonly number[], r = 0) => values.reduce((sum, value, i) => sum + Math.abs(value) * (1 + r) ** -i, 0)
const timing = fc.constantFrom('end' as const, 'mid' as const)

describe('net present value', () => {
  it('is linear in the flows', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cents, cents), { minLength: 1, maxLength: 40 }), rate, fc.double({ min: -5, max: 5, noNaN: true }), timing, (pairs, r, k, when) => {
        const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)]
        const discounting = { firstFlow: 'undiscounted' as const, timing: when }
        const together = npv(r, pairs.map(([x, y]) => x + k * y), discounting)
        const room = 1e-11 * (size(a, r) + Math.abs(k) * size(b, r)) * (1 + r) ** 0.5 + 1e-9
        expect(Math.abs(together - npv(r, a, discounting) - k * npv(r, b, discounting))).toBeLessThanOrEqual(room)
      }),
    )
  })

  it('with the first flow discounted is the plain one divided by 1 + r', () => {
    fc.assert(
      fc.property(flows, rate, timing, (values, r, when) => {
        const later = npv(r, values, { firstFlow: 'discounted', timing: when })
        expect(Math.abs(later * (1 + r) - npv(r, values, { firstFlow: 'undiscounted', timing: when }))).toBeLessThanOrEqual(1e-11 * size(values, r) + 1e-9)
      }),
    )
  })

  it('in the middle of the periods is that of the initial flow plus the others times the root of 1 + r', () => {
    fc.assert(
      fc.property(flows, rate, ([first, ...rest], r) => {
        const others = npv(r, [0, ...rest])
        expect(Math.abs(npv(r, [first!, ...rest], { firstFlow: 'undiscounted', timing: 'mid' }) - first! - others * Math.sqrt(1 + r))).toBeLessThanOrEqual(1e-10 * size([first!, ...rest], r) + 1e-9)
      }),
    )
  })

  it('by days equals the one by years where every year has 365 days', () => {
    fc.assert(
      fc.property(flows, rate, (values, r) => {
        expect(Math.abs(xnpv(r, values.map((amount, i) => ({ at: 365 * i, amount }))) - npv(r, values))).toBeLessThanOrEqual(1e-11 * size(values, r) + 1e-9)
      }),
    )
  })
})

describe('rates of a period', () => {
  it('compound to the yearly rate and back', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.9, max: 10, noNaN: true }), (r) => {
        expect(yearlyRate(periodRate(r, 'month'), 'month')).toBeCloseTo(r, 10)
      }),
    )
  })
})

describe('internal rates of return', () => {
  it('make the net present value zero, each of them', () => {
    fc.assert(
      fc.property(flows, timing, (values, when) => {
        const discounting = { firstFlow: 'undiscounted' as const, timing: when }
        const found = irr(values, discounting)
        for (const root of found.roots) {
          if (found.touching.includes(root) || root < -0.999) continue
          // Values are compared where the larger end stands at face value, so that no power grows without bound.
          const scale = values.reduce((sum, value, i) => sum + Math.abs(value) * (1 + root) ** -i, 0)
          expect(Math.abs(npv(root, values, discounting)) / scale).toBeLessThan(1e-9)
        }
      }),
    )
  })

  it('are as many as the signs allow: no more than changes of sign, and less only by an even number', () => {
    fc.assert(
      fc.property(flows, (values) => {
        const { roots, touching, signChanges, complete, none } = irr(values)
        expect(complete).toBe(true)
        expect(roots.length).toBeLessThanOrEqual(signChanges)
        if (!touching.length) expect((signChanges - roots.length) % 2).toBe(0)
        expect(none === null).toBe(roots.length > 0)
      }),
      { numRuns: 300 },
    )
  })

  it('are found wherever they are put, and all of them', () => {
    // Roots that lie closer together than this cannot be told apart to six places in double precision.
    const apart = fc.uniqueArray(fc.integer({ min: -8, max: 40 }).map((tens) => 10 * tens + 3), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(apart, (percents) => {
        const wanted = percents.map((percent) => percent / 100).sort((a, b) => a - b)
        // Π (1 − (1 + r)·x) has these rates as its only roots.
        const values = wanted.reduce((product, r) => [...product, 0].map((_, i) => (product[i] ?? 0) - (1 + r) * (product[i - 1] ?? 0)), [1])
        const { roots } = irr(values)
        expect(roots.length).toBe(wanted.length)
        roots.forEach((root, i) => expect(Math.abs(root - wanted[i]!)).toBeLessThan(1e-6))
      }),
    )
  })

  it('do not change when all flows are multiplied', () => {
    fc.assert(
      fc.property(flows, fc.double({ min: 0.001, max: 1000, noNaN: true }), (values, k) => {
        const [plain, scaled] = [irr(values), irr(values.map((value) => value * k))]
        if (plain.touching.length || scaled.touching.length) return
        expect(scaled.roots.length).toBe(plain.roots.length)
        plain.roots.forEach((root, i) => expect(Math.abs(scaled.roots[i]! - root) / (1 + Math.abs(root))).toBeLessThan(1e-6))
      }),
    )
  })

  it('by days are those by years where every year has 365 days', () => {
    fc.assert(
      fc.property(fc.array(cents, { minLength: 2, maxLength: 12 }), (values) => {
        const [plain, dated] = [irr(values), xirr(values.map((amount, i) => ({ at: 365 * i, amount })))]
        expect(dated.roots).toHaveLength(plain.roots.length)
        plain.roots.forEach((root, i) => expect(Math.abs(dated.roots[i]! - root)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(root))))
      }),
    )
  })
})

describe('modified rate of return', () => {
  it('does not change when all flows are multiplied, and lies above the rate of both kinds exactly when the flows are worth something at it', () => {
    fc.assert(
      fc.property(flows, fc.double({ min: 0, max: 0.5, noNaN: true }), fc.integer({ min: 1, max: 1000 }), (values, r, k) => {
        const plain = mirr(values, r, r)
        const scaled = mirr(values.map((value) => value * k), r, r)
        expect(scaled === null).toBe(plain === null)
        if (plain === null) return
        expect(Math.abs(scaled! - plain)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(plain)))
        // Above the common rate exactly when the flows are worth something at it.
        const worth = npv(r, values)
        if (Math.abs(worth) > 1e-6 * size(values, r)) expect(plain > r).toBe(worth > 0)
      }),
    )
  })
})

describe('payback', () => {
  it('comes no later when any flow grows', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cents, fc.integer({ min: 0, max: 1_000_000 })), { minLength: 1, maxLength: 40 }), (pairs) => {
        const before = payback(pairs.map(([flow]) => flow)).lasting ?? Infinity
        const after = payback(pairs.map(([flow, more]) => flow + more)).lasting ?? Infinity
        expect(after).toBeLessThanOrEqual(before + 1e-9)
      }),
    )
  })

  it('comes no later undiscounted than discounted when the flows after the outlay are benefits', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 50_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (benefits, outlay, r) => {
        const values = [-outlay, ...benefits]
        const plain = payback(values).lasting ?? Infinity
        expect(plain).toBeLessThanOrEqual((payback(values.map((value, i) => value / (1 + r) ** i)).lasting ?? Infinity) + 1e-9)
      }),
    )
  })

  it('does not change when all flows are multiplied, and is rounded up to a month that is no shorter', () => {
    fc.assert(
      fc.property(flows, fc.integer({ min: 1, max: 64 }).map((n) => 2 ** n), (values, k) => {
        const [plain, scaled] = [payback(values).lasting, payback(values.map((value) => value * k)).lasting]
        expect(scaled).toBe(plain)
        if (plain === null) return
        const months = paybackMonths(plain, 'year', 'month-up')!
        expect(Number.isInteger(months)).toBe(true)
        expect(months).toBeGreaterThanOrEqual(12 * plain - 1e-6)
        expect(months).toBeLessThan(12 * plain + 1)
      }),
    )
  })

  it('for good is never before the first time', () => {
    fc.assert(
      fc.property(flows, (values) => {
        const { first, lasting } = payback(values)
        if (lasting !== null) expect(first).not.toBeNull()
        if (first !== null && lasting !== null) expect(lasting).toBeGreaterThanOrEqual(first - 1e-9)
      }),
    )
  })
})

describe('risk adjustment', () => {
  it('takes from benefits and adds to costs, within bounds', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (amount, f, g) => {
        const [benefit, cost] = [riskAdjusted('benefit', amount, f), riskAdjusted('cost', amount, f)]
        expect(benefit).toBeGreaterThanOrEqual(0)
        expect(benefit).toBeLessThanOrEqual(amount)
        expect(cost).toBeGreaterThanOrEqual(amount)
        expect(cost).toBeLessThanOrEqual(2 * amount)
        expect(benefit + cost).toBeCloseTo(2 * amount, 4)
        if (f < g) expect(riskAdjusted('benefit', amount, g)).toBeLessThanOrEqual(benefit)
      }),
    )
  })
})

describe('ROI', () => {
  it('does not change when all amounts are multiplied, and is none without a denominator', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 })
    fc.assert(
      fc.property(amount, amount, amount, amount, amount, fc.constantFrom('all-costs' as const, 'investment' as const, 'pv-costs' as const), fc.boolean(), (benefits, costs, investment, pvBenefits, pvCosts, denominator, discounted) => {
        const facts = { benefits, costs, investment, pvBenefits, pvCosts }
        const doubled = Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, value * 8])) as typeof facts
        expect(roi(doubled, denominator, discounted)).toBe(roi(facts, denominator, discounted))
        if ({ 'all-costs': costs, investment, 'pv-costs': pvCosts }[denominator] === 0) expect(roi(facts, denominator, discounted)).toBeNull()
      }),
    )
  })
})

describe('rounding to minor units', () => {
  it('goes half away from zero, as the amount is written', () => {
    expect([1.005, -1.005, 2.675, 0.005, -0.005, 1.0049999, 10.235].map((amount) => roundedMinor(amount, 2))).toEqual([101n, -101n, 268n, 1n, -1n, 100n, 1024n])
    expect([roundedMinor(1234.5, 0), roundedMinor(-1234.5, 0), roundedMinor(1.2345, 3)]).toEqual([1235n, -1235n, 1235n])
  })

  it('gives whole amounts back, whatever their sign', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), (minor) => {
        expect(roundedMinor(minor / 100, 2)).toBe(BigInt(minor))
      }),
    )
  })
})
