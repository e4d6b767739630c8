import { describe, expect, it } from 'vitest'
import { healthOf, lagMs, nextSyncAt } from '@/lib/core/engines/health'

const now = new Date('2026-11-02T10:00:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const engine = { status: 'active', pulled: true, received: true, failuresInRow: 0, freshAt: ago(1), syncEveryMinutes: 5 }

describe('the health of an engine', () => {
  it.each([
    ['healthy', {}],
    ['paused', { status: 'paused', failuresInRow: 3 }],
    ['failing', { failuresInRow: 1, freshAt: null }],
    ['waiting', { freshAt: null }],
    ['healthy', { freshAt: ago(17) }],
    ['late', { freshAt: ago(18) }],
    ['healthy', { pulled: false, freshAt: null }],
    ['waiting', { pulled: false, freshAt: null, received: false }],
    ['paused', { pulled: false, status: 'paused', received: false }],
  ])('is %s for %o', (health, facts) => {
    expect(healthOf({ ...engine, ...facts }, now)).toBe(health)
  })

  it('has a lag only after a complete reading, and never a negative one', () => {
    expect(lagMs(null, now)).toBeNull()
    expect(lagMs(ago(2), now)).toBe(120_000)
    expect(lagMs(ago(-2), now)).toBe(0)
  })
})

describe('the next reading', () => {
  const minutes = (failures: number, interval: number, retryAfterMs?: number) => (nextSyncAt(now, interval, failures, retryAfterMs).getTime() - now.getTime()) / 60_000
  it('follows the interval, then the doubling after failures, at most an hour or the interval', () => {
    expect(minutes(0, 5)).toBe(5)
    expect([1, 2, 3, 7, 50].map((failures) => minutes(failures, 5))).toEqual([1, 2, 4, 60, 60])
    expect(minutes(50, 1440)).toBe(1440)
  })
  it('respects what the engine asks for, up to a day', () => {
    expect(minutes(1, 5, 7_200_000)).toBe(120)
    expect(minutes(1, 5, 1e12)).toBe(24 * 60)
  })
})
