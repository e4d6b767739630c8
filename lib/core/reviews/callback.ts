/** Pauses after a failed attempt, seconds: about two days in all. */
const PAUSES_S = [10, 30, 60, 300, 900, 3600, 3 * 3600, 6 * 3600, 12 * 3600, 24 * 3600]
export const MOST_ATTEMPTS = PAUSES_S.length + 1

/** When a callback is tried again, ms from now; null when it is given up. `attempt` counts from 1. A receiver may ask for longer, up to an hour. */
export function retryInMs(attempt: number, retryAfterMs: number | null): number | null {
  const pause = PAUSES_S[attempt - 1]
  return pause === undefined ? null : Math.max(pause * 1000, Math.min(retryAfterMs ?? 0, 3_600_000))
}

/** What is signed: identifier, seconds since 1970 and the exact body, joined by dots (Standard Webhooks 1.0). */
export const signedText = (id: string, timestampS: number, body: string): string => `${id}.${timestampS}.${body}`

/** Signing keys as receivers keep them: this prefix, then 32 bytes in base64. */
export const KEY_PREFIX = 'whsec_'
