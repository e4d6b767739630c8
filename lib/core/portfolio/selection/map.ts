export interface MapPoint {
  ease: number
  netYearly: number
}

/** Where the map is divided. */
export interface Lines {
  ease: number
  value: number
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** The medians of what is shown, or the middle of the scale and a net benefit of zero. */
export const linesOf = (points: readonly MapPoint[], kind: 'medians' | 'fixed'): Lines =>
  kind === 'fixed' || !points.length ? { ease: 50, value: 0 } : { ease: median(points.map(({ ease }) => ease)), value: median(points.map(({ netYearly }) => netYearly)) }

export type Field = 'now' | 'plan' | 'easy' | 'leave'

/** Worth much and easy: now; worth much and hard: plan; little and easy; little and hard. On a line counts as above it. */
export const fieldOf = ({ ease, netYearly }: MapPoint, lines: Lines): Field =>
  netYearly >= lines.value ? (ease >= lines.ease ? 'now' : 'plan') : ease >= lines.ease ? 'easy' : 'leave'
