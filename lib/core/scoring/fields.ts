import { estimateBases, suitabilityQuestions, type EstimateBasis } from '@/lib/core/requests/statuses'
import { drivers } from './model'

const yesNo = ['yes', 'no'] as const
type YesNo = (typeof yesNo)[number]

/** How the applications can be reached: only through their screens, through interfaces, or some of each. */
export const accesses = ['ui', 'api', 'both'] as const
export type Access = (typeof accesses)[number]

/**
 * How a value is written and kept: minutes become ms, percent basis points, money minor units, days tenths of a day,
 * points hundredths; counts and scales are whole.
 */
export type FieldKind = 'count' | 'minutes' | 'percent' | 'money' | 'days' | 'points' | 'scale' | 'choice'

export interface FieldSpec {
  group: FieldGroup
  kind: FieldKind
  /** In the kept unit */
  min?: number
  max?: number
  options?: readonly string[]
  /** May be left blank */
  optional?: boolean
}

export const fieldGroups = ['volume', 'answers', 'log', 'gate', 'benefit', 'cost', 'complexity', 'technology', 'risk', 'indirect'] as const
export type FieldGroup = (typeof fieldGroups)[number]

const count = (group: FieldGroup, max: number, more: Partial<FieldSpec> = {}): FieldSpec => ({ group, kind: 'count', min: 0, max, ...more })
const choice = (group: FieldGroup, options: readonly string[]): FieldSpec => ({ group, kind: 'choice', options })
const percent = (group: FieldGroup, more: Partial<FieldSpec> = {}): FieldSpec => ({ group, kind: 'percent', min: 0, max: 10_000, ...more })
const money = (group: FieldGroup): FieldSpec => ({ group, kind: 'money', min: 0, max: 1e14, optional: true })
const DAY_MS = 86_400_000

/** Everything that an assessment asks, in the order of the page; the form, its checks and the stored record are made from it. */
export const fields = {
  itemsPerYear: count('volume', 2_000_000_000),
  workingDays: count('volume', 366, { min: 1 }),
  basis: choice('volume', estimateBases),
  ...(Object.fromEntries(suitabilityQuestions.map((question) => [question, { group: 'answers', kind: 'scale', min: 1, max: 5 }])) as Record<(typeof suitabilityQuestions)[number], FieldSpec>),
  logHundredths: { group: 'log', kind: 'points', min: 0, max: 10_000, optional: true },
  logCases: count('log', 100_000_000, { optional: true }),
  owner: choice('gate', yesNo),
  blocker: choice('gate', yesNo),
  unlawful: choice('gate', yesNo),
  manualMs: { group: 'benefit', kind: 'minutes', min: 0, max: 100 * DAY_MS },
  attendedMs: { group: 'benefit', kind: 'minutes', min: 0, max: 100 * DAY_MS },
  coverageBp: percent('benefit'),
  successBp: percent('benefit'),
  hourlyWageMinor: { ...money('benefit'), optional: false },
  ...(Object.fromEntries(drivers.map((driver) => [driver, count('complexity', 1000)])) as Record<(typeof drivers)[number], FieldSpec>),
  buildTenthDays: { group: 'cost', kind: 'days', min: 0, max: 1_000_000, optional: true },
  buildCostMinor: money('cost'),
  runCostMinor: money('cost'),
  access: choice('technology', accesses),
  documents: choice('technology', yesNo),
  forecasting: choice('technology', yesNo),
  likelihood: { group: 'risk', kind: 'scale', min: 1, max: 5 },
  impact: { group: 'risk', kind: 'scale', min: 1, max: 5 },
  fineBeforeBp: percent('indirect', { optional: true }),
  fineAfterBp: percent('indirect', { optional: true }),
  fineMinor: money('indirect'),
  complaintsBefore: count('indirect', 100_000_000, { optional: true }),
  complaintsAfter: count('indirect', 100_000_000, { optional: true }),
  complaintMinor: money('indirect'),
  indirectConfidenceBp: percent('indirect', { optional: true }),
} satisfies Record<string, FieldSpec>

export type FieldName = keyof typeof fields
export const fieldNames = Object.keys(fields) as FieldName[]
export const specOf = (name: FieldName): FieldSpec => fields[name]

type ChoiceValues = { basis: EstimateBasis; owner: YesNo; blocker: YesNo; unlawful: YesNo; access: Access; documents: YesNo; forecasting: YesNo }

/** The kept value of every field; null where it was left blank. */
export type AssessmentValues = { [Name in Exclude<FieldName, keyof ChoiceValues>]: number | null } & ChoiceValues

/** Where a value comes from. A value of the assessor's own that replaces one of the first five carries a reason. */
export const sources = ['request', 'supporters', 'baseline', 'process', 'calendar', 'model', 'calculated', 'assessor'] as const
export type Source = (typeof sources)[number]

/** Sources that know something of this process: to say otherwise takes a reason. */
export const firmSources: ReadonlySet<Source> = new Set<Source>(['request', 'supporters', 'baseline', 'process', 'calendar'])
