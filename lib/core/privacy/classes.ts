/** What a class of data is kept by. `rule`: its own length, editable; `settings`: a length on the settings page; `fixed`: by the portal. */
export type RetentionBasis = 'rule' | 'settings' | 'fixed'

export interface RetentionClass {
  basis: RetentionBasis
  /** Days; null: for ever */
  keepDays: number | null
  /** A shorter length is refused */
  minDays: number
}

/** Classes of data that end with their time; the shipped lengths. What is not named here is kept as long as the portal. */
export const retentionClasses = {
  audit: { basis: 'rule', keepDays: null, minDays: 1_095 },
  notices: { basis: 'rule', keepDays: 365, minDays: 30 },
  deliveries: { basis: 'rule', keepDays: 90, minDays: 7 },
  'review-documents': { basis: 'rule', keepDays: 1_095, minDays: 180 },
  'review-callbacks': { basis: 'rule', keepDays: 90, minDays: 7 },
  'check-results': { basis: 'rule', keepDays: 400, minDays: 30 },
  'indicator-readings': { basis: 'rule', keepDays: 1_095, minDays: 90 },
  absences: { basis: 'rule', keepDays: 730, minDays: 30 },
  runs: { basis: 'settings', keepDays: null, minDays: 0 },
  'sync-logs': { basis: 'settings', keepDays: null, minDays: 0 },
  'backlog-readings': { basis: 'settings', keepDays: null, minDays: 0 },
  sessions: { basis: 'fixed', keepDays: 30, minDays: 30 },
  drafts: { basis: 'fixed', keepDays: 1, minDays: 1 },
  'impact-assessments': { basis: 'fixed', keepDays: null, minDays: 1_095 },
} as const satisfies Record<string, RetentionClass>

export type DataClass = keyof typeof retentionClasses
export type RuledClass = { [C in DataClass]: (typeof retentionClasses)[C]['basis'] extends 'rule' ? C : never }[DataClass]

export const dataClasses = Object.keys(retentionClasses) as DataClass[]
export const ruledClasses = dataClasses.filter((name): name is RuledClass => retentionClasses[name].basis === 'rule')

/** What may be held though its time is over. */
export const holdSubjects = ['person', 'process', 'automation', 'class'] as const
export type HoldSubject = (typeof holdSubjects)[number]

export const MOST_DAYS = 36_500

/** Why a length is refused, or null. */
export function lengthFault(name: RuledClass, keepDays: number | null): { key: string; params?: Record<string, number> } | null {
  if (keepDays === null) return null
  const { minDays } = retentionClasses[name]
  return keepDays < minDays ? { key: 'privacy.rule.tooShort', params: { min: minDays } } : null
}
