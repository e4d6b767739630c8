/** Brute-force defence: how many failures a key may collect in a window, and how long it is shut out then. */
export interface ThrottlePolicy {
  failures: number
  windowMs: number
  blockMs: number
  /** Each further block lasts this many times longer than the one before, up to `maxBlockMs`. */
  growth: number
  maxBlockMs: number
}

const minute = 60_000
export const accountPolicy: ThrottlePolicy = { failures: 5, windowMs: 15 * minute, blockMs: 15 * minute, growth: 2, maxBlockMs: 24 * 60 * minute }
export const addressPolicy: ThrottlePolicy = { failures: 30, windowMs: minute, blockMs: minute, growth: 1, maxBlockMs: minute }

export interface ThrottleState {
  failures: number
  blocks: number
  windowStartAt: Date
  blockedUntil: Date | null
}

export type ThrottleDecision =
  | { allowed: true; next: ThrottleState }
  | { allowed: false; retryAfterMs: number }

/**
 * Counts one attempt before it is evaluated, so that parallel guesses cannot slip past the limit.
 * The attempt that uses up the allowance is still evaluated; the block starts behind it.
 */
export function reserveAttempt(state: ThrottleState | null, policy: ThrottlePolicy, now: Date): ThrottleDecision {
  if (state?.blockedUntil && state.blockedUntil > now) {
    return { allowed: false, retryAfterMs: state.blockedUntil.getTime() - now.getTime() }
  }
  const windowOpen = state !== null && state.blockedUntil === null && now.getTime() - state.windowStartAt.getTime() < policy.windowMs
  const failures = (windowOpen ? state.failures : 0) + 1
  const blocks = state?.blocks ?? 0
  const full = failures >= policy.failures
  const blockMs = Math.min(policy.blockMs * policy.growth ** blocks, policy.maxBlockMs)
  return {
    allowed: true,
    next: {
      failures,
      blocks: full ? blocks + 1 : blocks,
      windowStartAt: windowOpen ? state.windowStartAt : now,
      blockedUntil: full ? new Date(now.getTime() + blockMs) : null,
    },
  }
}
