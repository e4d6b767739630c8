import type { Reason } from '@/lib/core/errors'
import type { Month } from '@/lib/core/calendar/month'
import { shareOf, sumOf, type ValueMonth } from './months'

/** Shares of the plan outside of which a benefit is talked about, basis points. */
export const FAR_BELOW = 7_000
export const FAR_ABOVE = 15_000
/** Full months that are looked at */
export const REVIEWED_MONTHS = 3

export const findingKinds = ['belowPlan', 'abovePlan', 'unsigned', 'noCase', 'noBaseline', 'noWage', 'noPlan', 'gap'] as const
export type FindingKind = (typeof findingKinds)[number]

export interface Finding {
  kind: FindingKind
  /** `value.review.reasons.<kind>`, without amounts of wages */
  reason: Reason
}

/** An automation in service and what is known of it. */
export interface Reviewed {
  /** Rows of the books, any order */
  rows: readonly ValueMonth[]
  hasApprovedCase: boolean
  hasBaseline: boolean
}

/**
 * What of an automation belongs before the meeting that reviews benefits. Looks at the last three full months before `current` and
 * at every full month that finance has not signed.
 */
export function findingsOf({ rows, hasApprovedCase, hasBaseline }: Reviewed, current: Month): Finding[] {
  const full = rows.filter(({ month }) => month < current).sort((a, b) => (a.month < b.month ? -1 : 1))
  const recent = full.slice(-REVIEWED_MONTHS)
  const sum = sumOf(recent)
  const share = shareOf(sum.realised, sum.planned)
  const found: Finding[] = []
  const add = (kind: FindingKind, params?: Reason['params']) => found.push({ kind, reason: { key: `value.review.reasons.${kind}`, ...(params && { params }) } })
  if (share !== null && share < FAR_BELOW) add('belowPlan', { share: Math.floor(share / 100), months: recent.length })
  if (share !== null && share > FAR_ABOVE) add('abovePlan', { share: Math.floor(share / 100), months: recent.length })
  const unsigned = full.filter(({ state }) => state === 'open')
  if (unsigned.length) add('unsigned', { count: unsigned.length, from: unsigned[0]!.month })
  if (!hasApprovedCase) add('noCase')
  if (!hasBaseline) add('noBaseline')
  else if (recent.some(({ gap }) => gap === 'noWage')) add('noWage')
  if (hasBaseline && recent.length > 0 && sum.planned === null) add('noPlan')
  const others = [...new Set(recent.flatMap(({ gap }) => (gap && gap !== 'noBaseline' && gap !== 'noWage' ? [gap] : [])))]
  if (others.length) add('gap', { gap: others[0]! })
  return found
}

const weight: Record<FindingKind, number> = { belowPlan: 0, noBaseline: 1, noWage: 2, unsigned: 3, noCase: 4, noPlan: 5, gap: 6, abovePlan: 7 }

/** What weighs most first. */
export const heaviest = (findings: readonly Finding[]): number => Math.min(...findings.map(({ kind }) => weight[kind]))

/** The same reason with its month in words. */
export const inWords = (reason: Reason, month: (month: Month) => string): Reason =>
  typeof reason.params?.from === 'string' ? { ...reason, params: { ...reason.params, from: month(reason.params.from) } } : reason
