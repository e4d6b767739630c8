export interface SessionPolicy {
  idleMs: number
  absoluteMs: number
}

export interface SessionFacts {
  lastSeenAt: Date
  expiresAt: Date
  revokedAt: Date | null
}

/** A session ends when revoked, after its absolute life, or when unused for the idle time. */
export const isSessionAlive = (session: SessionFacts, policy: SessionPolicy, now: Date): boolean =>
  session.revokedAt === null && now < session.expiresAt && now.getTime() - session.lastSeenAt.getTime() < policy.idleMs

/** Forms answer this refusal by asking for the password and sending again. */
export const STEP_UP_KEY = 'errors.stepUp'

/** How long after the password (or a second factor) was given sensitive changes are allowed without asking again. */
export const STEP_UP_MS = 5 * 60_000

export const isSteppedUp = (stepUpAt: Date | null, now: Date): boolean =>
  stepUpAt !== null && now.getTime() - stepUpAt.getTime() < STEP_UP_MS
