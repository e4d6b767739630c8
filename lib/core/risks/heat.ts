import { bandOf, scoreOf, type Band, type Judged, type Matrix } from './matrix'

/** Risks that share both places. */
export interface HeatGroup {
  inherent: Judged
  residual: Judged
  count: number
}

export interface HeatCell {
  likelihood: number
  impact: number
  score: number
  band: Band
  /** Risks here before and after controls */
  inherent: number
  residual: number
}

export interface HeatArrow {
  from: Judged
  to: Judged
  count: number
}

export interface Heat {
  /** Most likely row first, least impact first within it: as it is drawn */
  rows: HeatCell[][]
  /** What controls moved, most risks first */
  arrows: HeatArrow[]
  total: number
  /** Risks that controls do not move */
  unmoved: number
}

const same = (a: Judged, b: Judged) => a.likelihood === b.likelihood && a.impact === b.impact

/** How many risks lie where, and from where controls took them there. */
export function heatOf(matrix: Matrix, groups: readonly HeatGroup[]): Heat {
  const steps = Array.from({ length: matrix.size }, (_, at) => at + 1)
  const sum = (pick: (group: HeatGroup) => boolean) => groups.reduce((total, group) => total + (pick(group) ? group.count : 0), 0)
  const rows = steps.toReversed().map((likelihood) =>
    steps.map((impact): HeatCell => {
      const here = { likelihood, impact }
      const score = scoreOf(matrix, here)
      return { ...here, score, band: bandOf(matrix, score), inherent: sum(({ inherent }) => same(inherent, here)), residual: sum(({ residual }) => same(residual, here)) }
    }),
  )
  const arrows = new Map<string, HeatArrow>()
  for (const { inherent, residual, count } of groups) {
    if (same(inherent, residual)) continue
    const key = `${inherent.likelihood}-${inherent.impact}-${residual.likelihood}-${residual.impact}`
    arrows.set(key, { from: inherent, to: residual, count: (arrows.get(key)?.count ?? 0) + count })
  }
  return { rows, arrows: [...arrows.values()].sort((a, b) => b.count - a.count), total: sum(() => true), unmoved: sum(({ inherent, residual }) => same(inherent, residual)) }
}
