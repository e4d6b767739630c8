import type { CaseBody } from '@/lib/core/finance/case'

/** The word of a message key in the reader's language. */
export type Words = (key: string, params?: Record<string, string | number>) => string

/** A convention as a cell: what may be chosen, and where it stands in the body. */
export interface Switch {
  key: string
  /** Name by which formulas of the workbook know the number of what is chosen, from 1 */
  name: string
  label: string
  options: { value: string; word: string; meaning: string }[]
  get(body: CaseBody): string
  set(body: CaseBody, value: string): void
}

const conventions = (key: string) => `finance.conventions.${key}`

/** Keys of the words alone, so that a file in either language is understood. */
const chosen = <Key extends 'firstFlow' | 'timing' | 'roiDenominator' | 'payback'>(key: Key, name: string, values: readonly CaseBody['conventions'][Key][]): Switch => ({
  key, name, label: `${conventions(key)}.label`,
  options: values.map((value) => ({ value, word: `${conventions(key)}.options.${value}.name`, meaning: `${conventions(key)}.options.${value}.meaning` })),
  get: ({ conventions: held }) => held[key],
  set: ({ conventions: held }, value) => {
    held[key] = value as CaseBody['conventions'][Key]
  },
})

const yesNo = (key: 'roiDiscounted' | 'riskAdjusted', name: string): Switch => ({
  key, name, label: `${conventions(key)}.label`,
  options: ['yes', 'no'].map((value) => ({ value, word: `${conventions(key)}.options.${value}.name`, meaning: `${conventions(key)}.options.${value}.meaning` })),
  get: ({ conventions: held }) => (held[key] ? 'yes' : 'no'),
  set: ({ conventions: held }, value) => {
    held[key] = value === 'yes'
  },
})

const counted = (kind: 'cash' | 'released' | 'avoided'): Switch => ({
  key: `count-${kind}`, name: `count_${kind}`, label: `finance.workbook.count.${kind}`,
  options: ['yes', 'no'].map((value) => ({ value, word: `finance.workbook.${value}`, meaning: `finance.workbook.counted.${value}` })),
  get: ({ conventions: held }) => (held.count[kind] ? 'yes' : 'no'),
  set: ({ conventions: held }, value) => {
    held.count[kind] = value === 'yes'
  },
})

export const switches: readonly Switch[] = [
  chosen('firstFlow', 'first_flow', ['undiscounted', 'discounted']),
  chosen('timing', 'flow_timing', ['end', 'mid']),
  chosen('roiDenominator', 'roi_denominator', ['all-costs', 'investment', 'pv-costs']),
  yesNo('roiDiscounted', 'roi_discounted'),
  chosen('payback', 'payback_rule', ['linear', 'month-up']),
  yesNo('riskAdjusted', 'risk_adjusted'),
  counted('cash'),
  counted('released'),
  counted('avoided'),
]

/** Yearly rates as cells. */
export const rateSettings = [
  { key: 'discountRate', name: 'discount_rate', label: 'finance.conventions.discountRate.label', hint: 'finance.conventions.discountRate.hint', get: (body: CaseBody) => body.discountRateBp, set: (body: CaseBody, bp: number) => void Object.assign(body, { discountRateBp: bp }) },
  { key: 'mirrFinance', name: 'finance_rate', label: 'finance.workbook.mirrFinance', hint: 'finance.conventions.mirr.hint', get: (body: CaseBody) => body.conventions.mirr.financeBp, set: (body: CaseBody, bp: number) => void Object.assign(body.conventions.mirr, { financeBp: bp }) },
  { key: 'mirrReinvest', name: 'reinvest_rate', label: 'finance.workbook.mirrReinvest', hint: 'finance.conventions.mirr.hint', get: (body: CaseBody) => body.conventions.mirr.reinvestBp, set: (body: CaseBody, bp: number) => void Object.assign(body.conventions.mirr, { reinvestBp: bp }) },
] as const

/** Columns of the lines on the sheet of inputs; settings have their value in the third. The key column is hidden. */
export const lineColumnsAt = { key: 0, label: 1, value: 2, kind: 3, amount: 4, currency: 5, exchange: 6, from: 7, to: 8, growth: 9, risk: 10, low: 11, high: 12, shape: 13, lowScenario: 14, highScenario: 15, source: 16 } as const
export type LineColumn = keyof typeof lineColumnsAt

/** First column of a series. */
export const SERIES_FROM = 4
export const CASE_MARK = 'case:'
export const SERIES_MARK = 'series-columns'
/** Row with the names of the columns, hidden: it finds them again when somebody has put one in between. From 1 */
export const NAMES_ROW = 4
