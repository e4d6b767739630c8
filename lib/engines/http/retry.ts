/** How often, how long and by whose clock a request is repeated. Times in ms. */
export interface RetryPolicy {
  attempts: number
  baseMs: number
  capMs: number
  /** A Retry-After above this is not waited for here: the sync is put off instead. */
  maxRetryAfterMs: number
}

export const defaultRetry: RetryPolicy = { attempts: 4, baseMs: 500, capMs: 10_000, maxRetryAfterMs: 60_000 }

/** Full jitter: anything between half and the whole of the doubled step. */
export const backoffMs = (policy: RetryPolicy, attempt: number, random: () => number): number => {
  const step = Math.min(policy.capMs, policy.baseMs * 2 ** attempt)
  return Math.round(step / 2 + (step / 2) * random())
}

/** Retry-After as seconds or as a date; null when absent, nonsense or negative. */
export function retryAfterMs(header: string | undefined, now: Date): number | null {
  if (!header) return null
  if (/^\d+(\.\d+)?$/.test(header.trim())) return Number(header) * 1000
  const at = Date.parse(header)
  return Number.isNaN(at) || at < now.getTime() ? null : at - now.getTime()
}

/** Resolves after `ms`, or rejects with the signal's reason as soon as it is aborted. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done, fail) => {
    if (signal.aborted) return fail(signal.reason as Error)
    const stop = () => {
      clearTimeout(timer)
      fail(signal.reason as Error)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      done()
    }, ms)
    signal.addEventListener('abort', stop, { once: true })
  })
}
