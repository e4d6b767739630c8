import type { Parts } from './score'

const YEAR_DAYS = 365
/** Full days and successful items of evidence below which nothing is annualised. */
export const MINIMUM_DAYS = 28
export const MINIMUM_UNITS = 20
/** Requests below which no bias is stated. */
export const MINIMUM_GROUP = 5
/** Share of the promise from which it counts as kept. */
export const KEPT_SHARE = 0.8

/** One live request: what was promised at its approval and what runs and delivery showed. Money in minor units. */
export interface BacktestCase {
  requestId: string
  number: number
  title: string
  departmentId: string | null
  assessorId: string
  /** Of the assessment that counted at approval, 0..100 */
  score: number
  parts: Parts
  /** Gate × confidence, 0..1 */
  factor: number
  predictedMinor: number
  /** A year at the measured rate; null: not enough evidence yet */
  measuredMinor: number | null
  /** Days of evidence, at most a year */
  days: number
  units: number
  effort: Pair | null
  cost: Pair | null
}

interface Pair {
  predicted: number
  actual: number
}

/** A year at the rate of the evidence: × 365 ÷ days. Null below the minimum of days or items. */
export function annualised(amount: number, days: number, units: number): number | null {
  if (days < MINIMUM_DAYS || units < MINIMUM_UNITS) return null
  return amount * (YEAR_DAYS / Math.min(days, YEAR_DAYS))
}

/** Value at a share of the sorted list, linear between neighbours. */
export function quantile(values: readonly number[], share: number): number | null {
  if (!values.length) return null
  const sorted = [...values].sort((a, b) => a - b)
  const at = share * (sorted.length - 1)
  const low = Math.floor(at)
  return sorted[low]! + (at - low) * ((sorted[low + 1] ?? sorted[low]!) - sorted[low]!)
}

/** How far a group's promises lie from what came: actual ÷ predicted. */
export interface Bias {
  n: number
  /** Median of the ratios; above 1 more came than was promised. Null below the minimum. */
  median: number | null
  /** Middle half of the ratios */
  from: number | null
  to: number | null
}

export function biasOf(pairs: readonly (Pair | null)[]): Bias {
  const ratios = pairs.flatMap((pair) => (pair && pair.predicted > 0 && pair.actual >= 0 ? [pair.actual / pair.predicted] : []))
  if (ratios.length < MINIMUM_GROUP) return { n: ratios.length, median: null, from: null, to: null }
  return { n: ratios.length, median: quantile(ratios, 0.5), from: quantile(ratios, 0.25), to: quantile(ratios, 0.75) }
}

export interface GroupBias {
  key: string
  cases: number
  benefit: Bias
  effort: Bias
  cost: Bias
}

const benefitPair = ({ predictedMinor, measuredMinor }: BacktestCase): Pair | null => (measuredMinor === null ? null : { predicted: predictedMinor, actual: Math.max(0, measuredMinor) })

/** Bias of benefit, effort and cost by department or assessor, largest group first. */
export function biasBy(cases: readonly BacktestCase[], keyOf: (one: BacktestCase) => string): GroupBias[] {
  const groups = new Map<string, BacktestCase[]>()
  for (const one of cases) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return [...groups]
    .map(([key, own]) => ({ key, cases: own.length, benefit: biasOf(own.map(benefitPair)), effort: biasOf(own.map(({ effort }) => effort)), cost: biasOf(own.map(({ cost }) => cost)) }))
    .sort((a, b) => b.cases - a.cases || (a.key < b.key ? -1 : 1))
}

export interface ScoreGroup {
  /** 1 is the tenth with the lowest scores */
  tenth: number
  /** Tenths that were put together because there are too few requests for ten groups */
  upTo: number
  n: number
  scoreFrom: number
  scoreTo: number
  kept: number
  medianMinor: number
}

/** Requests by tenths of the score: how many kept at least 80 % of their promise. Fewer than ten a tenth: fewer, larger groups. */
export function hitRates(cases: readonly BacktestCase[]): ScoreGroup[] {
  const measured = cases.filter(({ measuredMinor, predictedMinor }) => measuredMinor !== null && predictedMinor > 0).sort((a, b) => a.score - b.score || a.number - b.number)
  const groups = [10, 5, 2, 1].find((count) => measured.length >= count * MINIMUM_GROUP) ?? 0
  return Array.from({ length: groups }, (_, i) => {
    const own = measured.slice(Math.round((i * measured.length) / groups), Math.round(((i + 1) * measured.length) / groups))
    return {
      tenth: (i * 10) / groups + 1, upTo: ((i + 1) * 10) / groups, n: own.length, scoreFrom: own[0]!.score, scoreTo: own.at(-1)!.score,
      kept: own.filter(({ measuredMinor, predictedMinor }) => measuredMinor! >= KEPT_SHARE * predictedMinor).length,
      medianMinor: quantile(own.map(({ measuredMinor }) => measuredMinor!), 0.5)!,
    }
  })
}
