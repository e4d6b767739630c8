import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseInstant, parseUtcText } from '@/lib/core/calendar/instant'

const at = Date.UTC(2026, 10, 2, 1, 0, 41, 123)

it.each([
  ['2026-11-02T01:00:41.123Z', at],
  ['2026-11-02T09:00:41.123+08:00', at],
  ['2026-11-02T03:00:41.123+0200', at],
  ['2026-11-01T22:00:41.123-03', at],
  ['2026-11-02 01:00:41.123Z', at],
  ['2026-11-02T01:00:41.123456789Z', at],
  ['2026-11-02T01:00:41,123Z', at],
  ['2026-11-02T06:45:41.123+05:45', at],
  ['2026-11-02T01:00Z', at - 41_123],
  ['2024-02-29T00:00:00.000Z', Date.UTC(2024, 1, 29)],
])('reads %s', (text, expected) => {
  expect(parseInstant(text)).toBe(expected)
})

it.each(['2026-02-29T00:00:00.000Z', '2026-04-31T00:00:00Z', '2026-13-01T00:00:00Z', '2026-01-01T24:00:00Z', '02.11.2026 01:00', '1793581241123', '', 'yesterday', '2026-11-02'])(
  'refuses %s, which is no instant',
  (text) => {
    expect(parseInstant(text)).toBe('format')
  },
)

it('never guesses an offset that is not given', () => {
  expect(parseInstant('2026-11-02T01:00:41.123')).toBe('zone')
})

it('agrees with the clock of the machine for every millisecond', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2199, 0, 1) }), (ms) => {
      const text = new Date(ms).toISOString()
      expect(parseInstant(text)).toBe(ms)
      expect(parseUtcText(text.replace('Z', '+00:00'))).toBe(ms)
    }),
  )
})
