/** How often a check runs by itself, in minutes. */
export const paces = [15, 60, 360, 1440, 10_080] as const
const MOST_DOUBLINGS = 4
const DAY_MS = 86_400_000

/** When it is due again: after failures in a row it waits twice as long each time, at most sixteen times and at most a day longer. */
export function nextRunAt(now: Date, everyMinutes: number | null, failuresInRow: number): Date | null {
  if (everyMinutes === null) return null
  const usual = everyMinutes * 60_000
  const slowed = usual * 2 ** Math.min(MOST_DOUBLINGS, Math.max(0, failuresInRow - 1))
  return new Date(now.getTime() + Math.min(slowed, usual + DAY_MS))
}

/** Nearest rank; null without values. Share from 0 to 1. */
export function percentile(values: readonly number[], share: number): number | null {
  if (!values.length) return null
  const ordered = [...values].sort((a, b) => a - b)
  return ordered[Math.min(ordered.length, Math.max(1, Math.ceil(share * ordered.length))) - 1]!
}
