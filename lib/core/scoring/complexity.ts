import { drivers, type Driver, type ScoringConstants } from './model'

export interface DriverPoints {
  driver: Driver
  count: number
  points: number
  /** Points that it can add at most */
  most: number
}

/** Complexity 0..100: every driver adds its weight times min(1, count / full); what was not counted adds nothing. */
export function complexityOf(counts: Record<Driver, number | null>, table: ScoringConstants['complexity']): { points: number; drivers: DriverPoints[] } {
  const lines = drivers.map((driver): DriverPoints => {
    const { full, weightBp } = table[driver]
    const count = counts[driver] ?? 0
    const most = weightBp / 100
    return { driver, count, most, points: most * Math.min(1, count / full) }
  })
  return { points: Math.round(lines.reduce((sum, line) => sum + line.points, 0)), drivers: lines }
}

/** Build effort in tenths of a person day where nobody estimated it: a base and so much for each point of complexity. */
export const usualBuild = (complexity: number, { buildBaseTenthDays, buildPerPointTenthDays }: ScoringConstants['assumptions']): number =>
  buildBaseTenthDays + complexity * buildPerPointTenthDays
