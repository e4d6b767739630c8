/** Below these a department is too small to be compared without pointing at people. */
export const MINIMUM_PEOPLE = 5
export const MINIMUM_CONTRIBUTIONS = 5

export interface DepartmentCount {
  departmentId: string
  /** Active people of the department itself */
  people: number
  /** Requests that earned its people anything in the period */
  contributions: number
  points: number
  verifiedPoints: number
}

export type DepartmentStanding = { departmentId: string; people: number } & (
  | { shown: true; rank: number; pointsPerTen: number; verifiedShare: number | null; contributions: number }
  | { shown: false }
)

/**
 * Departments by points for every ten people, so that size does not decide. Small ones and those with few contributions are named
 * without figures, last; equals share a rank.
 */
export function standings(counts: readonly DepartmentCount[]): DepartmentStanding[] {
  const shown = counts.filter(({ people, contributions }) => people >= MINIMUM_PEOPLE && contributions >= MINIMUM_CONTRIBUTIONS)
  const rated = shown
    .map((count) => ({ ...count, pointsPerTen: Math.round((count.points / count.people) * 100) / 10 }))
    .sort((a, b) => b.pointsPerTen - a.pointsPerTen || (a.departmentId < b.departmentId ? -1 : 1))
  const hidden = counts.filter((count) => !shown.includes(count)).sort((a, b) => b.people - a.people)
  return [
    ...rated.map(({ departmentId, people, contributions, points, verifiedPoints, pointsPerTen }) => ({
      departmentId, people, contributions, pointsPerTen, shown: true as const,
      rank: 1 + rated.filter((other) => other.pointsPerTen > pointsPerTen).length,
      verifiedShare: points > 0 ? Math.min(1, Math.max(0, verifiedPoints / points)) : null,
    })),
    ...hidden.map(({ departmentId, people }) => ({ departmentId, people, shown: false as const })),
  ]
}
