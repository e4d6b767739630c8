import type { Day } from '@/lib/core/calendar/local-day'
import { capReached, type PointKind } from './entries'
import { pointsForTime } from './benefit'
import { mostForSubmitting, ordinaryIdea, type RecognitionRules } from './rules'

/** Something that earned points, as it happened; reversed ones are left out. */
export interface PastEvent {
  kind: Exclude<PointKind, 'reversal'>
  personId: string
  day: Day
  /** Of measured benefit, ms */
  shareMs?: number
  /** Of measured benefit: whether it lies within the months that count, 1 for the first */
  nthMonth?: number
}

export interface Effect {
  points: number
  byKind: Record<Exclude<PointKind, 'reversal'>, number>
  /** Share of measured benefit in all points, 0–1; null without points */
  verifiedShare: number | null
  people: number
  mostForSubmitting: number
  ordinaryIdea: number
}

/** What the same events would have come to under these rules. */
export function effectOf(rules: RecognitionRules, events: readonly PastEvent[]): Effect {
  const byKind = { submitted: 0, approved: 0, live: 0, support: 0, benefit: 0 }
  const handedIn = new Map<string, Day[]>()
  for (const { kind, personId, day, shareMs, nthMonth } of [...events].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))) {
    if (kind === 'benefit') {
      if ((nthMonth ?? 1) <= rules.benefitMonths) byKind.benefit += pointsForTime(rules.perVerifiedHour, shareMs ?? 0)
    } else if (kind === 'submitted') {
      const days = handedIn.get(personId) ?? []
      const credited = { day: days.filter((one) => one === day).length, month: days.filter((one) => one.slice(0, 7) === day.slice(0, 7)).length, year: days.filter((one) => one.slice(0, 4) === day.slice(0, 4)).length }
      if (capReached(rules.caps, credited)) continue
      handedIn.set(personId, [...days, day])
      byKind.submitted += rules.submitted
    } else byKind[kind] += rules[kind]
  }
  const points = Object.values(byKind).reduce((sum, value) => sum + value, 0)
  return {
    points, byKind,
    verifiedShare: points > 0 ? byKind.benefit / points : null,
    people: new Set(events.map(({ personId }) => personId)).size,
    mostForSubmitting: mostForSubmitting(rules),
    ordinaryIdea: ordinaryIdea(rules),
  }
}
