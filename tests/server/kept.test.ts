import { beforeEach, describe, expect, it } from 'vitest'
import { forgetKept, keptFor } from '@/lib/server/kept'

beforeEach(forgetKept)

describe('what is kept for a while', () => {
  let made = 0
  const make = async () => ++made
  const present = () => ({ now: new Date() })

  it('is worked out once for all who ask meanwhile', async () => {
    made = 0
    expect(await Promise.all([keptFor(present(), 'a', 60_000, make), keptFor(present(), 'a', 60_000, make)])).toEqual([1, 1])
    expect(await keptFor(present(), 'b', 60_000, make)).toBe(2)
    forgetKept()
    expect(await keptFor(present(), 'a', 60_000, make)).toBe(3)
  })

  it('is worked out anew for another time, inside a transaction, and once its time is over', async () => {
    made = 0
    await keptFor(present(), 'a', 60_000, make)
    expect(await keptFor({ now: new Date('2026-01-01') }, 'a', 60_000, make)).toBe(2)
    expect(await keptFor({ ...present(), inTransaction: true }, 'a', 60_000, make)).toBe(3)
    expect(await keptFor(present(), 'a', 60_000, make)).toBe(1)
    expect(await keptFor(present(), 'a', -1, make)).toBe(4)
  })

  it('is no failure', async () => {
    await expect(keptFor(present(), 'a', 60_000, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    made = 0
    expect(await keptFor(present(), 'a', 60_000, make)).toBe(1)
  })
})
