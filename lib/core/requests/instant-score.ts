import { suitabilityQuestions, type SuitabilityQuestion } from './statuses'

export type Answers = { [question in SuitabilityQuestion]?: number | null }

/** Mean of (answer − 1) / 4 over the five questions, basis points; null until all five are answered. */
export function suitabilityBp(answers: Answers): number | null {
  const given = suitabilityQuestions.map((question) => answers[question] ?? 0)
  if (given.some((answer) => answer < 1)) return null
  return Math.round((10_000 * given.reduce((sum, answer) => sum + (answer - 1) / 4, 0)) / given.length)
}

/** Frequency of domain rule F = min(100, 100 ln(1 + v) / ln 501), v = items a working day; basis points. */
export function frequencyBp(itemsPerYear: number, workingDays: number): number {
  const perDay = workingDays > 0 ? itemsPerYear / workingDays : 0
  return Math.round(Math.min(10_000, (10_000 * Math.log1p(perDay)) / Math.log(501)))
}

export type Band = 'high' | 'middle' | 'low'
export const bandOf = (bp: number): Band => (bp >= 7000 ? 'high' : bp >= 4500 ? 'middle' : 'low')

export interface InstantScore {
  /** S: how well the work suits automation, basis points; null while questions are open */
  suitabilityBp: number | null
  /** F: how often it happens, basis points; null while it is not said */
  frequencyBp: number | null
  hoursPerYearTenths: number | null
  band: Band | null
  /** Answers of 4 and 5, the strongest first */
  lifts: { question: SuitabilityQuestion; answer: number }[]
  /** Answers of 1 and 2, the weakest first; `gainBp` is what S would win if it rose to 4 */
  lowers: { question: SuitabilityQuestion; answer: number; gainBp: number }[]
}

/** What can be said at once about an idea: no money, no judgement, every part by a public rule. */
export function instantScore(input: { answers: Answers; itemsPerYear: number | null; hoursPerYearTenths: number | null; workingDays: number }): InstantScore {
  const suitability = suitabilityBp(input.answers)
  const frequency = input.itemsPerYear === null ? null : frequencyBp(input.itemsPerYear, input.workingDays)
  const given = suitabilityQuestions.flatMap((question) => (input.answers[question] ? [{ question, answer: input.answers[question] }] : []))
  return {
    suitabilityBp: suitability,
    frequencyBp: frequency,
    hoursPerYearTenths: input.hoursPerYearTenths,
    band: suitability === null ? null : bandOf(suitability),
    lifts: given.filter(({ answer }) => answer >= 4).sort((a, b) => b.answer - a.answer),
    lowers: given.filter(({ answer }) => answer <= 2).map((entry) => ({ ...entry, gainBp: Math.round((10_000 * (4 - entry.answer)) / 4 / suitabilityQuestions.length) })).sort((a, b) => a.answer - b.answer),
  }
}
