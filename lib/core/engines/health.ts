export type EngineHealth = 'paused' | 'failing' | 'waiting' | 'late' | 'healthy'

export interface EngineFacts {
  status: string
  /** Read by us; engines that send by themselves are never late, only quiet */
  pulled: boolean
  /** Whether any run has arrived; asked of engines that send by themselves */
  received: boolean
  failuresInRow: number
  freshAt: Date | null
  syncEveryMinutes: number
}

/** Missed readings after which an engine counts as late. */
const LATE_AFTER = 3
const GRACE_MS = 120_000

/** Milliseconds by which our picture lags behind the engine; null before the first complete reading. */
export const lagMs = (freshAt: Date | null, now: Date): number | null => (freshAt ? Math.max(0, now.getTime() - freshAt.getTime()) : null)

/** The worst that is true of the engine: paused, failing, never read or heard of (waiting), three intervals behind (late), else healthy. */
export function healthOf(engine: EngineFacts, now: Date): EngineHealth {
  if (engine.status === 'paused') return 'paused'
  if (engine.failuresInRow > 0) return 'failing'
  if (!engine.pulled) return engine.received ? 'healthy' : 'waiting'
  const lag = lagMs(engine.freshAt, now)
  if (lag === null) return 'waiting'
  return lag > engine.syncEveryMinutes * 60_000 * LATE_AFTER + GRACE_MS ? 'late' : 'healthy'
}

const MAX_PUT_OFF_MS = 3_600_000

/**
 * When an engine is read next: its interval after a success; after failures the interval doubled each time, at most an hour
 * (or its interval, if longer), and never before the engine allows it.
 */
export function nextSyncAt(now: Date, syncEveryMinutes: number, failuresInRow: number, retryAfterMs = 0): Date {
  const interval = syncEveryMinutes * 60_000
  const step = failuresInRow === 0 ? interval : Math.min(Math.max(MAX_PUT_OFF_MS, interval), Math.min(interval, 60_000) * 2 ** Math.min(failuresInRow - 1, 20))
  return new Date(now.getTime() + Math.max(step, Math.min(retryAfterMs, 24 * MAX_PUT_OFF_MS)))
}
