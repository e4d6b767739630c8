import { describe, expect, it } from 'vitest'
import { accountPolicy, reserveAttempt, type ThrottleState } from '@/lib/core/people/throttle'

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1, 0, minutes))

function attempts(count: number, from: ThrottleState | null, when: Date) {
  let state = from
  let evaluated = 0
  for (let i = 0; i < count; i += 1) {
    const decision = reserveAttempt(state, accountPolicy, when)
    if (!decision.allowed) continue
    evaluated += 1
    state = decision.next
  }
  return { state, evaluated }
}

describe('sign-in throttle', () => {
  it('evaluates five attempts of sixty and blocks the rest', () => {
    expect(attempts(60, null, at(0)).evaluated).toBe(5)
  })

  it('opens again after the block and blocks longer the next time', () => {
    const first = attempts(60, null, at(0)).state
    expect(reserveAttempt(first, accountPolicy, at(14)).allowed).toBe(false)
    const second = attempts(60, first, at(16))
    expect(second.evaluated).toBe(5)
    expect(reserveAttempt(second.state, accountPolicy, at(16 + 29)).allowed).toBe(false)
    expect(reserveAttempt(second.state, accountPolicy, at(16 + 31)).allowed).toBe(true)
  })

  it('forgets failures when the window has passed', () => {
    const four = attempts(4, null, at(0)).state
    expect(attempts(5, four, at(20)).evaluated).toBe(5)
  })
})
