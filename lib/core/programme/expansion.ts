import { HOUR_MS } from '@/lib/core/calendar/local-day'
import { divideRounded } from '@/lib/core/rates/money'
import { allow, refuse, type Decision } from '@/lib/core/result'

/** Working days of evidence below which a year is not extrapolated. */
export const MINIMUM_WORKING_DAYS = 20
const YEAR_DAYS = 365

/** What the runs of one automation showed. Durations in ms, money in minor units. */
export interface MeasuredSource {
  /** Successful units with a valid baseline and the time that they gave back */
  units: number
  returnedMs: number
  /** Share 0–1 by which the handling time is shorter than by hand; null: not measured */
  ahtReduction: number | null
  /** Calendar days of the evidence, at most 365, and the working days among them */
  days: number
  workingDays: number
  hourlyWageMinor: bigint | null
  currency: string | null
  yearOneCostMinor: bigint | null
  yearOneCostCurrency: string | null
  /** The same year as the books have it, in `currency`; it goes before what runs alone show */
  booked?: BookedYear | null
}

/** Benefit of the first year from months of the ledger. */
export interface BookedYear {
  minor: bigint
  ms: number
  currency: string
  /** Full months behind it, and the part of them that finance signed, basis points */
  months: number
  signedBp: number
  extrapolated: boolean
}

export interface FirstYear {
  benefitMinor: bigint
  hours: number
  currency: string
  /** True when less than a year was measured and the rest is extrapolated from it */
  extrapolated: boolean
  costMinor: bigint
  /** (benefit − cost) ÷ cost, basis points */
  roiBp: number
}

/** Time × wage in minor units, rounded half away from zero once. */
export const wageOf = (ms: number, hourlyWageMinor: bigint): bigint => divideRounded(BigInt(Math.round(ms)) * hourlyWageMinor, BigInt(HOUR_MS))

/** Hours and money of one year: as booked, else as measured over 365 days, else × 365 ÷ days of the evidence. Null without runs or a wage. */
export function yearlyBenefit(source: MeasuredSource): { ms: number; minor: bigint; currency: string; extrapolated: boolean } | null {
  if (source.booked) return source.booked
  if (source.units <= 0 || source.days <= 0 || source.hourlyWageMinor === null || !source.currency) return null
  const ms = source.returnedMs * (YEAR_DAYS / Math.min(source.days, YEAR_DAYS))
  return { ms, minor: wageOf(ms, source.hourlyWageMinor), currency: source.currency, extrapolated: source.days < YEAR_DAYS }
}

/**
 * Return of the first year, ROI = (benefit − cost) ÷ cost; benefit as booked in the ledger, else Σ successful units × (manual − attended) × wage.
 * Refused with the reason when something that it needs was not measured or recorded: nothing is guessed.
 */
export function firstYear(source: MeasuredSource): Decision<FirstYear> {
  if (source.units <= 0 || source.ahtReduction === null) return refuse({ key: 'expansion.missing.noRuns' })
  const yearly = yearlyBenefit(source)
  if (!yearly) return refuse({ key: 'expansion.missing.noWage' })
  if (!source.booked && source.workingDays < MINIMUM_WORKING_DAYS) return refuse({ key: 'expansion.missing.fewDays', params: { days: source.workingDays, needed: MINIMUM_WORKING_DAYS } })
  if (source.yearOneCostMinor === null || source.yearOneCostMinor <= 0n) return refuse({ key: 'expansion.missing.noCost' })
  if (source.yearOneCostCurrency !== yearly.currency) return refuse({ key: 'expansion.missing.currencies', params: { cost: source.yearOneCostCurrency ?? '', wage: yearly.currency } })
  const { ms, minor, currency, extrapolated } = yearly
  const costMinor = source.yearOneCostMinor
  return allow({ benefitMinor: minor, hours: ms / HOUR_MS, currency, extrapolated, costMinor, roiBp: Number(((minor - costMinor) * 10_000n) / costMinor) })
}

/** What of a process similarity looks at. */
export interface ProcessShape {
  systemIds: readonly string[]
  dataClasses: readonly string[]
  departmentId: string | null
  annualVolume: number
  manualMs: number
}

export const similarityWeights = { systems: 40, shape: 30, data: 20, department: 10 } as const
export type SimilarityPart = keyof typeof similarityWeights

export interface Similarity {
  /** Weighted sum of the parts, basis points */
  totalBp: number
  /** Each 0 to 10000 bp before weighting */
  parts: Record<SimilarityPart, number>
}

/** Shared ÷ all members of two sets (Jaccard), bp; two empty sets share nothing that speaks for similarity. */
export function sharedBp(a: readonly string[], b: readonly string[]): number {
  const all = new Set([...a, ...b])
  if (all.size === 0) return 0
  return Math.round((a.filter((item) => b.includes(item)).length / all.size) * 10_000)
}

/** 10000 bp when equal, 0 when one is ten times the other or more; logarithmic between. */
export function nearBp(a: number, b: number): number {
  if (a <= 0 || b <= 0) return 0
  return Math.round(Math.max(0, 1 - Math.abs(Math.log10(a / b))) * 10_000)
}

/**
 * How alike two processes are: shared systems 40 %, volume and minutes an item 30 % (their mean), shared data classes 20 %,
 * another department 10 % (there nobody has automated it along; the same department counts half).
 */
export function similarityOf(source: ProcessShape, sibling: ProcessShape): Similarity {
  const parts = {
    systems: sharedBp(source.systemIds, sibling.systemIds),
    shape: Math.round((nearBp(source.annualVolume, sibling.annualVolume) + nearBp(source.manualMs, sibling.manualMs)) / 2),
    data: sharedBp(source.dataClasses, sibling.dataClasses),
    department: source.departmentId !== sibling.departmentId ? 10_000 : 5_000,
  }
  const names = Object.keys(similarityWeights) as SimilarityPart[]
  return { parts, totalBp: Math.round(names.reduce((sum, name) => sum + (parts[name] * similarityWeights[name]) / 100, 0)) }
}

export interface SiblingBenefit {
  hours: number
  /** Null without a wage */
  minor: bigint | null
}

/** A year of the sibling at the source's measured reduction: volume × manual time × reduction, and × its own wage. */
export function siblingBenefit(sibling: { annualVolume: number; manualMs: number; hourlyWageMinor: bigint | null }, ahtReduction: number): SiblingBenefit {
  const ms = sibling.annualVolume * sibling.manualMs * Math.max(ahtReduction, 0)
  return { hours: ms / HOUR_MS, minor: sibling.hourlyWageMinor === null ? null : wageOf(ms, sibling.hourlyWageMinor) }
}
