import { technologies, type Technology } from '@/lib/core/portfolio/stages'
import type { ScoringConstants } from './model'
import type { AssessmentValues } from './fields'

interface Rule {
  /** Its sentence is `scoring.rules.<id>` */
  id: string
  technology: Technology
  points: 1 | 2 | 3
  holds(values: AssessmentValues, limits: ScoringConstants['advice']): boolean
}

const least = (value: number | null, limit: number) => value !== null && value >= limit
const most = (value: number | null, limit: number) => value !== null && value <= limit

/** The whole advice: what speaks for which technology and how strongly. Read top to bottom; nothing else decides. */
export const rules: readonly Rule[] = [
  { id: 'uiOnly', technology: 'rpa', points: 3, holds: (v) => v.access === 'ui' },
  { id: 'uiPartly', technology: 'rpa', points: 1, holds: (v) => v.access === 'both' },
  { id: 'clearRulesOnScreens', technology: 'rpa', points: 1, holds: (v) => least(v.ruleBased, 4) && v.access === 'ui' },
  { id: 'apiOnly', technology: 'workflow', points: 3, holds: (v) => v.access === 'api' },
  { id: 'apiPartly', technology: 'workflow', points: 1, holds: (v) => v.access === 'both' },
  { id: 'manyItemsOverApi', technology: 'workflow', points: 2, holds: (v, limits) => v.access !== 'ui' && least(v.itemsPerYear, limits.highVolume) },
  { id: 'manyApplications', technology: 'workflow', points: 1, holds: (v) => v.access !== 'ui' && least(v.applications, 4) },
  { id: 'changingScreens', technology: 'workflow', points: 1, holds: (v) => v.access !== 'ui' && most(v.stability, 2) },
  { id: 'fewItems', technology: 'low-code', points: 3, holds: (v, limits) => v.access !== 'ui' && most(v.itemsPerYear, limits.lowVolume) },
  { id: 'fewDecisions', technology: 'low-code', points: 1, holds: (v) => v.access !== 'ui' && most(v.decisions, 3) && most(v.applications, 2) },
  { id: 'forecasting', technology: 'ai-assisted', points: 3, holds: (v) => v.forecasting === 'yes' },
  { id: 'documents', technology: 'ai-assisted', points: 3, holds: (v) => v.documents === 'yes' && most(v.structuredInput, 3) },
  { id: 'unclearRules', technology: 'ai-assisted', points: 2, holds: (v) => most(v.ruleBased, 2) },
]

export interface Advice {
  technology: Technology
  /** Strongest first; ties go to the simpler one to run */
  ranking: { technology: Technology; points: number }[]
  /** Ids of the rules that hold, by technology of the ranking */
  reasons: { rule: string; technology: Technology; points: number }[]
}

/** Of equally strong ones, the one that is cheaper to run comes first. */
const order: readonly Technology[] = ['workflow', 'low-code', 'rpa', 'ai-assisted']

/** Which technology the rules speak for, with all that hold. The person who assesses decides. */
export function adviseTechnology(values: AssessmentValues, limits: ScoringConstants['advice']): Advice {
  const held = rules.filter((rule) => rule.holds(values, limits))
  const ranking = technologies
    .map((technology) => ({ technology, points: held.reduce((sum, rule) => sum + (rule.technology === technology ? rule.points : 0), 0) }))
    .sort((a, b) => b.points - a.points || order.indexOf(a.technology) - order.indexOf(b.technology))
  const place = (technology: Technology) => ranking.findIndex((entry) => entry.technology === technology)
  const reasons = held
    .map(({ id, technology, points }) => ({ rule: id, technology, points }))
    .sort((a, b) => place(a.technology) - place(b.technology) || b.points - a.points)
  return { technology: ranking[0]!.technology, ranking, reasons }
}
