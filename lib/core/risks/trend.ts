import { bands, type Band } from './matrix'

export interface TrendRisk {
  openedMs: number
  closedMs: number | null
  /** Judgements in the order in which they were made */
  assessments: readonly { atMs: number; band: Band }[]
}

export type TrendPoint = { atMs: number } & Record<Band, number>

/** Open risks by band after controls, as they were judged at each instant. */
export function trendOf(risks: readonly TrendRisk[], instants: readonly number[]): TrendPoint[] {
  return instants.map((atMs) => {
    const point = { atMs, ...(Object.fromEntries(bands.map((band) => [band, 0])) as Record<Band, number>) }
    for (const { openedMs, closedMs, assessments } of risks) {
      if (openedMs > atMs || (closedMs !== null && closedMs <= atMs)) continue
      const known = assessments.findLast((assessment) => assessment.atMs <= atMs)
      if (known) point[known.band] += 1
    }
    return point
  })
}
