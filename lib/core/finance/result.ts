import type { CaseLine } from './case'
import type { BenefitCategory, RoiDenominator, ScenarioName } from './kinds'
import type { Rates } from './irr'

/** Money in whole units of the case's currency, unrounded; rates as yearly fractions; durations in months. */
export interface Figures {
  costs: number
  /** By kind, whether or not the kind enters the net */
  benefits: Record<BenefitCategory, number>
  /** Sum of the kinds that the conventions count */
  counted: number
  net: number
  investment: number
  pvCosts: number
  pvBenefits: Record<BenefitCategory, number>
  pvCounted: number
  npv: number
  /** Roots are yearly rates */
  irr: Rates
  /** From the days of the columns, ACT/365 */
  xirr: Rates
  mirr: number | null
  payback: Paybacks
  discountedPayback: Paybacks
  /** On the denominator and in the way that the conventions name */
  roi: number | null
  roiBy: { denominator: RoiDenominator; discounted: boolean; value: number | null }[]
  firstYearRoi: { allCosts: number | null; investment: number | null } | null
}

export interface Paybacks {
  /** Months after which the running total stays at zero or above; null when not within the horizon */
  months: number | null
  /** Months until it first gets there; the same unless the total turns negative again */
  firstMonths: number | null
}

export interface Column {
  index: number
  /** `YYYY-MM` in which it begins; 0 is the start */
  month: string
  costs: number
  benefits: Record<BenefitCategory, number>
  counted: number
  net: number
  cumulative: number
  factor: number
  discounted: number
  cumulativeDiscounted: number
}

export interface LineResult {
  id: string
  kind: CaseLine['kind']
  category: CaseLine['category']
  /** Whether it enters the net */
  counted: boolean
  /** Multiple by which the scenario changes the base amount */
  multiple: number
  riskFactor: number
  /** Per column, scenario and risk applied */
  amounts: number[]
  total: number
  pv: number
}

export interface ScenarioResult {
  lines: LineResult[]
  columns: Column[]
  figures: Figures
}

export type CaseResult = Record<ScenarioName, ScenarioResult>
