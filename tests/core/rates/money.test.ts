import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalsOf } from '@/lib/core/portfolio/money'
import { parseScaled, scaledText } from '@/lib/core/rates/decimal'
import { convertBy, convertMinor, RATE_SCALE } from '@/lib/core/rates/exchange'
import { apportion, divideRounded } from '@/lib/core/rates/money'

const minor = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })
const rateE8 = fc.bigInt({ min: 1n, max: 10n ** 13n })
const currency = fc.constantFrom('CNY', 'USD', 'JPY', 'KWD', 'KRW')
const weight = fc.oneof(fc.integer({ min: 0, max: 10 ** 9 }), fc.double({ min: 0, max: 10 ** 6, noNaN: true }), fc.bigInt({ min: 0n, max: 10n ** 12n }))
const size = (value: bigint) => (value < 0n ? -value : value)

describe('rounding', () => {
  it.each([
    [5n, 2n, 3n], [-5n, 2n, -3n], [5n, -2n, -3n], [-5n, -2n, 3n], [4n, 3n, 1n], [-4n, 3n, -1n], [0n, 7n, 0n],
  ])('%s ÷ %s is %s: halves go away from zero', (dividend, divisor, quotient) => {
    expect(divideRounded(dividend, divisor)).toBe(quotient)
  })

  it('is never further from the exact quotient than a half', () => {
    fc.assert(fc.property(minor, fc.bigInt({ min: 1n, max: 10n ** 9n }), (dividend, divisor) => {
      expect(2n * size(divideRounded(dividend, divisor) * divisor - dividend)).toBeLessThanOrEqual(divisor)
    }))
  })
})

describe('conversion', () => {
  it.each([
    [10_000n, 'USD', 'CNY', 712_340_000n, false, 71_234n],
    [71_234n, 'CNY', 'USD', 712_340_000n, true, 10_000n],
    [10_000n, 'USD', 'JPY', 15_050_000_000n, false, 15_050n],
    [15_050n, 'JPY', 'USD', 15_050_000_000n, true, 10_000n],
    [1_000n, 'KWD', 'USD', 325_000_000n, false, 325n],
    [-10_000n, 'USD', 'CNY', 712_345_000n, false, -71_235n],
  ])('%s minor units of %s in %s', (amount, from, to, rate, inverse, expected) => {
    expect(convertMinor(amount, from, to, { rateE8: rate, inverse })).toBe(expected)
  })

  it('is within half a minor unit of the exact amount, in either direction and for any decimals', () => {
    fc.assert(fc.property(minor, currency, currency, rateE8, fc.boolean(), (amount, from, to, rate, inverse) => {
      fc.pre(from !== to)
      const above = amount * (inverse ? RATE_SCALE : rate) * 10n ** BigInt(decimalsOf(to))
      const below = (inverse ? rate : RATE_SCALE) * 10n ** BigInt(decimalsOf(from))
      expect(2n * size(convertMinor(amount, from, to, { rateE8: rate, inverse }) * below - above)).toBeLessThanOrEqual(below)
    }))
  })

  it('treats a loss as it treats a gain', () => {
    fc.assert(fc.property(minor, rateE8, (amount, rate) => {
      expect(convertMinor(-amount, 'USD', 'CNY', { rateE8: rate, inverse: false })).toBe(-convertMinor(amount, 'USD', 'CNY', { rateE8: rate, inverse: false }))
    }))
  })

  it('there and back comes to the same amount where a unit of the other currency is not worth more', () => {
    fc.assert(fc.property(minor, fc.bigInt({ min: RATE_SCALE, max: 10n ** 11n }), (amount, rate) => {
      const there = convertMinor(amount, 'USD', 'CNY', { rateE8: rate, inverse: false })
      expect(convertMinor(there, 'CNY', 'USD', { rateE8: rate, inverse: true })).toBe(amount)
    }))
  })

  it('along two rates is rounded once', () => {
    const legs = [{ from: 'USD', to: 'CNY', rateE8: 700_000_000n, inverse: false }, { from: 'CNY', to: 'EUR', rateE8: 800_000_000n, inverse: true }]
    expect(convertBy(1n, legs)).toBe(1n)
    expect(convertBy(100n, legs)).toBe(88n)
    expect(convertBy(-100n, legs)).toBe(-88n)
  })

  it('of parts never loses a unit: the converted total is split, not the parts converted', () => {
    fc.assert(fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 12 }), rateE8, (parts, rate) => {
      const total = convertMinor(parts.reduce((sum, part) => sum + part, 0n), 'USD', 'CNY', { rateE8: rate, inverse: false })
      expect(apportion(total, parts).reduce((sum, part) => sum + part, 0n)).toBe(total)
    }))
  })
})

describe('parts of a total', () => {
  it('add up to it, each within one unit of its share and of its sign', () => {
    fc.assert(fc.property(minor, fc.array(weight, { minLength: 1, maxLength: 30 }), (total, weights) => {
      const parts = apportion(total, weights)
      expect(parts).toHaveLength(weights.length)
      expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(total)
      for (const part of parts) expect(total < 0n ? part <= 0n : part >= 0n).toBe(true)
      const exact = weights.map((one) => (typeof one === 'bigint' ? one * 1_000_000n : BigInt(Math.round(one * 1_000_000))))
      const sum = exact.reduce((all, one) => all + one, 0n)
      if (sum > 0n) parts.forEach((part, i) => expect(size(part * sum - total * exact[i]!)).toBeLessThan(sum))
    }))
  })

  it.each([
    [100n, [1, 1, 1], [34n, 33n, 33n]],
    [-100n, [1, 1, 1], [-34n, -33n, -33n]],
    [10n, [0, 3, 1], [0n, 8n, 2n]],
    [7n, [0, 0], [4n, 3n]],
    [1n, [1, 2], [0n, 1n]],
    [0n, [5], [0n]],
    [0n, [], []],
  ])('%s by %s is %s: what is left goes to the largest remainder, then to the earlier', (total, weights, parts) => {
    expect(apportion(total, weights)).toEqual(parts)
  })

  it('of weights that are negative or no numbers, or of none at all, do not exist', () => {
    for (const weights of [[-1, 2], [Number.NaN], [Number.POSITIVE_INFINITY], []]) expect(() => apportion(5n, weights)).toThrow(RangeError)
  })
})

describe('typed figures', () => {
  it.each([['7.1234', 8, 712_340_000n], ['７．５', 2, 750n], ['1,250', 0, 1250n], ['0.10', 1, 1n]])('%s with %s places is %s', (text, places, value) => {
    expect(parseScaled(text, places)).toEqual({ ok: true, value })
  })
  it.each([['7.123456789', 'rates.decimalPlaces'], ['-1', 'rates.decimal'], ['1e3', 'rates.decimal'], ['', 'rates.decimal'], ['12345678901', 'rates.decimal']])('%s is refused', (text, key) => {
    expect(parseScaled(text, 8)).toMatchObject({ ok: false, reasons: [{ key }] })
  })
  it('are shown again as they were', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 9_999_999_999n }), fc.integer({ min: 0, max: 8 }), (value, places) => {
      expect(parseScaled(scaledText(value, places), places)).toEqual({ ok: true, value })
    }))
  })
})
