import { suitabilityQuestions } from '@/lib/core/requests/statuses'
import { assess, type Overrides } from './assess'
import type { AssessmentValues } from './fields'
import type { ScoringConstants } from './model'

export interface Lever {
  /** Its sentence is `scoring.levers.<name>` */
  name: string
  /** Points that the score would gain */
  gain: number
}

type Change = Partial<AssessmentValues>

/** What could be done about a request, and what it would change. */
function changesOf(v: AssessmentValues): [string, Change][] {
  const changes: [string, Change][] = suitabilityQuestions
    .filter((question) => (v[question] ?? 5) < 5)
    .map((question) => [question, { [question]: Math.min(5, (v[question] ?? 1) + 2) }])
  if (v.basis !== 'measured') changes.push(['measure', { basis: 'measured' }])
  if (v.owner === 'no') changes.push(['owner', { owner: 'yes' }])
  if (v.blocker === 'yes') changes.push(['blocker', { blocker: 'no' }])
  if ((v.coverageBp ?? 10_000) < 9_500) changes.push(['coverage', { coverageBp: Math.min(9_500, (v.coverageBp ?? 0) + 1_000) }])
  if (v.itemsPerYear) changes.push(['volume', { itemsPerYear: v.itemsPerYear * 2 }])
  return changes
}

/** The few steps that would raise the score most, largest gain first; what gains less than half a point is left out. */
export function leversOf(values: AssessmentValues, overrides: Overrides, constants: ScoringConstants, currency: string, most = 3): Lever[] {
  const now = assess(values, overrides, constants, currency).score
  return changesOf(values)
    .map(([name, change]) => ({ name, gain: assess({ ...values, ...change }, overrides, constants, currency).score - now }))
    .filter(({ gain }) => gain >= 0.5)
    .sort((a, b) => b.gain - a.gain)
    .slice(0, most)
}
