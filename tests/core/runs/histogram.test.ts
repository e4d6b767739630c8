import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addEncoded, addToBin, binOf, decodeHistogram, emptyCounts, encodeHistogram, LAST_BIN, mergeInto, percentile, type Histogram } from '@/lib/core/runs/histogram'

const anyDuration = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 27 * 366 * 86_400_000 }))

function histogramOf(durations: number[]): Histogram {
  const histogram: Histogram = new Map()
  for (const duration of durations) addToBin(histogram, binOf(duration), 1)
  return histogram
}

function countsOf(...texts: string[]): Float64Array {
  const counts = emptyCounts()
  for (const text of texts) addEncoded(counts, text)
  return counts
}

it('gives every percentile within 5 % of the exact one', () => {
  fc.assert(
    fc.property(fc.array(anyDuration, { minLength: 1, maxLength: 200 }), fc.constantFrom(0, 0.01, 0.5, 0.9, 0.95, 1), (durations, share) => {
      const exact = [...durations].sort((a, b) => a - b)[Math.max(1, Math.ceil(share * durations.length)) - 1]!
      const read = percentile(countsOf(encodeHistogram(histogramOf(durations))), share)!
      expect(Math.abs(read - exact)).toBeLessThanOrEqual(exact * 0.05)
    }),
    { numRuns: 2000 },
  )
})

it('adds up and takes out exactly, in any grouping', () => {
  fc.assert(
    fc.property(fc.array(anyDuration), fc.array(anyDuration), (a, b) => {
      const both = histogramOf(a)
      mergeInto(both, histogramOf(b))
      expect(encodeHistogram(both)).toBe(encodeHistogram(histogramOf([...b, ...a])))
      mergeInto(both, histogramOf(b), -1)
      expect(encodeHistogram(both)).toBe(encodeHistogram(histogramOf(a)))
      expect(countsOf(encodeHistogram(histogramOf(a)), '', encodeHistogram(histogramOf(b)))).toEqual(countsOf(encodeHistogram(histogramOf([...a, ...b]))))
    }),
  )
})

it('reads back what it wrote', () => {
  expect(encodeHistogram(decodeHistogram('0:2 17:40 380:1'))).toBe('0:2 17:40 380:1')
  expect(encodeHistogram(new Map())).toBe('')
  expect(decodeHistogram('').size).toBe(0)
})

it('has no percentile of nothing and keeps the longest durations in its last bin', () => {
  expect(percentile(emptyCounts(), 0.5)).toBeNull()
  expect(binOf(Number.MAX_SAFE_INTEGER)).toBe(LAST_BIN)
  expect(binOf(0)).toBe(0)
})
