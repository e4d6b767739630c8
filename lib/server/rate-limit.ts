interface Window {
  startedAt: number
  used: number
}

const windows = new Map<string, Window>()
const WINDOW_MS = 60_000
const MOST_KEYS = 10_000

export interface RateState {
  allowed: boolean
  limit: number
  remaining: number
  /** Seconds until the window starts anew. */
  resetS: number
}

/** Fixed window of a minute per key, in this process: a brake on one caller, not an accounting. */
export function takeFromBudget(key: string, limit: number, nowMs: number): RateState {
  let window = windows.get(key)
  if (!window || nowMs - window.startedAt >= WINDOW_MS) {
    if (windows.size >= MOST_KEYS) windows.clear()
    window = { startedAt: nowMs, used: 0 }
    windows.set(key, window)
  }
  window.used += 1
  return {
    allowed: window.used <= limit,
    limit,
    remaining: Math.max(0, limit - window.used),
    resetS: Math.max(1, Math.ceil((window.startedAt + WINDOW_MS - nowMs) / 1000)),
  }
}
