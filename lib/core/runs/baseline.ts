import type { Day } from '@/lib/core/calendar/local-day'

/** A version of what a process costs by hand. */
export interface Baseline {
  /** First local day on which it is compared with runs */
  validFrom: Day
  /** Later versions of the same day win */
  ordinal: number
  /** Manual handling time of one item, milliseconds */
  manualMs: number
}

/** Oldest first; of several versions that start on one day the last one. */
export function orderBaselines<B extends Baseline>(versions: readonly B[]): B[] {
  const sorted = [...versions].sort((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : a.ordinal - b.ordinal))
  return sorted.filter((version, i) => sorted[i + 1]?.validFrom !== version.validFrom)
}

/** The version that is valid on a day, of versions in the order of `orderBaselines`; null before the first. */
export function baselineOn<B extends Baseline>(ordered: readonly B[], day: Day): B | null {
  let valid: B | null = null
  for (const version of ordered) {
    if (version.validFrom > day) break
    valid = version
  }
  return valid
}
