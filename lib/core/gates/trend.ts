/** Two-sided 5 % bound of the standard normal distribution. */
const Z_BOUND = 1.96

export interface Trend {
  /** Change of y for one step of x */
  slope: number
  intercept: number
  /** Whether the direction is more than chance would explain */
  significant: boolean
}

export interface Point {
  x: number
  y: number
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/**
 * Theil–Sen line: the median of the slopes of all pairs (P. K. Sen, J. Am. Stat. Assoc. 63, 1968), which single bad days do not
 * bend; its direction is tested with Mann and Kendall's S, corrected for ties and continuity (M. G. Kendall, Rank Correlation
 * Methods, 1975), two-sided at 5 %. Needs at least two points of different x.
 */
export function trendOf(points: readonly Point[]): Trend {
  const slopes: number[] = []
  let s = 0
  for (let i = 0; i < points.length; i++) {
    for (let j = i + 1; j < points.length; j++) {
      const dx = points[j]!.x - points[i]!.x
      if (dx === 0) continue
      const dy = points[j]!.y - points[i]!.y
      slopes.push(dy / dx)
      s += Math.sign(dy) * Math.sign(dx)
    }
  }
  const slope = median(slopes)
  return { slope, intercept: median(points.map(({ x, y }) => y - slope * x)), significant: Math.abs(zOf(s, points)) >= Z_BOUND && slope !== 0 }
}

function zOf(s: number, points: readonly Point[]): number {
  const n = points.length
  const ties = new Map<number, number>()
  for (const { y } of points) ties.set(y, (ties.get(y) ?? 0) + 1)
  const tied = [...ties.values()].reduce((sum, t) => sum + t * (t - 1) * (2 * t + 5), 0)
  const variance = (n * (n - 1) * (2 * n + 5) - tied) / 18
  return variance <= 0 || s === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance)
}
