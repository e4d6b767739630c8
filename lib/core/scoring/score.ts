import type { EstimateBasis } from '@/lib/core/requests/statuses'
import type { ScoringConstants } from './model'

/** The three criteria of the founding plan, each 0..100. */
export const parts = ['frequency', 'structure', 'benefit'] as const
export type Part = (typeof parts)[number]
export type Parts = Record<Part, number>

/** Items that arrive on a working day. */
export const itemsADay = (itemsPerYear: number, workingDays: number): number => itemsPerYear / workingDays

/** F = min(100, 100 · ln(1 + v) / ln(1 + full)), v items a working day on a stable recent window (domain reference §2.2). */
export const frequencyPart = (perDay: number, full: number): number => Math.min(100, (100 * Math.log1p(Math.max(0, perDay))) / Math.log1p(full))

/** Q = 100 · mean((answer − 1) / 4) of the answers from 1 to 5 that were given; 0 without any. */
export function answersPart(answers: readonly (number | null)[]): number {
  const given = answers.filter((answer) => answer !== null)
  return given.length ? (100 * given.reduce((sum, answer) => sum + (answer - 1) / 4, 0)) / given.length : 0
}

export interface LogEvidence {
  /** L, 0..100, as the diagnosis of an event log gives it */
  points: number
  cases: number
}

/** a = share · min(1, cases / enough): how far an event log replaces the answers; 0 without a log. */
export const logShare = (log: LogEvidence | null, constants: ScoringConstants['log']): number =>
  log ? (constants.shareBp / 10_000) * Math.min(1, log.cases / constants.cases) : 0

/** S = a·L + (1 − a)·Q (domain reference §2.2). */
export function structurePart(answers: number, log: LogEvidence | null, constants: ScoringConstants['log']): number {
  const a = logShare(log, constants)
  return a * (log?.points ?? 0) + (1 - a) * answers
}

export interface CashPlan {
  /** Benefit of one year, running costs not yet taken off, minor units */
  yearly: number
  /** Paid before the first year, minor units */
  build: number
  /** Paid every year, minor units */
  running: number
}

export interface Economics {
  pvBenefit: number
  pvCost: number
  /** PV benefit / PV cost; null without any cost */
  bcr: number | null
  npv: number
  /** Months until build cost is earned back, linear inside the year; null when it never is */
  paybackMonths: number | null
}

/** Present values with year-end discounting, the first column undiscounted (domain reference §1.1, TEI). Minor units. */
export function economicsOf(plan: CashPlan, { years, discountBp }: ScoringConstants['horizon']): Economics {
  let annuity = 0
  for (let year = 1; year <= years; year += 1) annuity += 1 / (1 + discountBp / 10_000) ** year
  const pvBenefit = plan.yearly * annuity
  const pvCost = plan.build + plan.running * annuity
  const net = plan.yearly - plan.running
  return {
    pvBenefit,
    pvCost,
    bcr: pvCost > 0 ? pvBenefit / pvCost : null,
    npv: pvBenefit - pvCost,
    paybackMonths: net > 0 ? (12 * plan.build) / net : null,
  }
}

/** B = 100 · BCR / (1 + BCR): a ratio of 1 gives 50, of 3 gives 75 (domain reference §2.2). */
export function benefitPart({ pvBenefit, pvCost }: Pick<Economics, 'pvBenefit' | 'pvCost'>): number {
  const [benefit, cost] = [Math.max(0, pvBenefit), Math.max(0, pvCost)]
  return benefit + cost > 0 ? (100 * benefit) / (benefit + cost) : 0
}

export const confidenceOf = (basis: EstimateBasis, constants: ScoringConstants): number => constants.confidenceBp[basis] / 10_000

/** Score = G · conf · (wF·F + wS·S + wB·B), 0..100; G is 0 or 1, conf 0..1 (domain reference §2.2). */
export function scoreOf(values: Parts, gate: 0 | 1, confidence: number, weightsBp: ScoringConstants['weightsBp']): number {
  const sum = parts.reduce((total, part) => total + (weightsBp[part] / 10_000) * values[part], 0)
  return gate * confidence * sum
}

/** 70.0412 → 7004, as it is stored. */
export const hundredths = (points: number): number => Math.round(points * 100)
