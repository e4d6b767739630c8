import { describe, expect, it } from 'vitest'
import { avoidedLossOf, moneyAtRisk, moneyOf } from '@/lib/core/risks/money'

const estimate = { frequencyMilli: 250n, lossLowMinor: 1_000_000n, lossHighMinor: 3_000_001n }

describe('money at risk', () => {
  it('is events a year times the loss of one, at both ends and in the middle, rounded to the minor unit', () => {
    expect(moneyAtRisk(estimate)).toEqual({ lowMinor: 250_000n, highMinor: 750_000n, midMinor: 500_000n })
    expect(moneyAtRisk({ frequencyMilli: 1n, lossLowMinor: 499n, lossHighMinor: 500n })).toEqual({ lowMinor: 0n, highMinor: 1n, midMinor: 0n })
  })
  it('is exact for amounts beyond what floating point holds', () => expect(moneyAtRisk({ frequencyMilli: 12_000n, lossLowMinor: 9_007_199_254_740_993n, lossHighMinor: 9_007_199_254_740_993n }).lowMinor).toBe(108_086_391_056_891_916n))
  it('is unknown and never zero while any part is missing', () => {
    for (const gap of ['currency', 'frequencyMilli', 'lossLowMinor', 'lossHighMinor']) expect(moneyOf({ currency: 'CNY', ...estimate, [gap]: null })).toBeNull()
    expect(moneyOf({ currency: 'CNY', frequencyMilli: 0n, lossLowMinor: 0n, lossHighMinor: 5n })).toEqual({ currency: 'CNY', lowMinor: 0n, highMinor: 0n, midMinor: 0n })
  })
})

describe('what a business case takes of it', () => {
  it('is the chance of a year before and now, and the middle loss: their product is the money at risk avoided', () => {
    const stored = { frequencyBeforeMilli: 1000n, ...estimate }
    expect(avoidedLossOf(stored)).toEqual({ likelihoodBefore: 100, likelihoodAfter: 25, lossMinor: 2_000_001n })
  })
  it('is nothing while the estimate is not complete, or where it comes more often than once a year', () => {
    expect(avoidedLossOf({ frequencyBeforeMilli: null, ...estimate })).toBe('unknown')
    expect(avoidedLossOf({ frequencyBeforeMilli: 1001n, ...estimate })).toBe('tooOften')
  })
})
