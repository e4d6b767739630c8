import type { Conventions } from './case'

export type Discounting = Pick<Conventions, 'firstFlow' | 'timing'>

/** The first flow at face value, all others at the end of their period: TEI, textbooks, numpy-financial. */
export const yearEnd: Discounting = { firstFlow: 'undiscounted', timing: 'end' }

/** A flow on a day: `at` in days from any fixed day. */
export interface DatedFlow {
  at: number
  amount: number
}

/** How many periods column `index` is discounted: its number, half a period less in mid-period timing, one more where Excel's NPV takes the whole row. */
export const periodsDiscounted = (index: number, { firstFlow, timing }: Discounting): number => index - (timing === 'mid' && index > 0 ? 0.5 : 0) + (firstFlow === 'discounted' ? 1 : 0)

/** Rate of one period that compounds to the yearly one: (1 + r)^(1/12) − 1 for months. Rates are fractions, 0.1 is 10 %. */
export const periodRate = (yearly: number, unit: 'month' | 'year'): number => (unit === 'year' ? yearly : Math.expm1(Math.log1p(yearly) / 12))

/** The yearly rate to which a rate of one period compounds. */
export const yearlyRate = (perPeriod: number, unit: 'month' | 'year'): number => (unit === 'year' ? perPeriod : Math.expm1(12 * Math.log1p(perPeriod)))

/** 1/(1 + r)^t for each of `columns` columns; `rate` is a fraction a period, above −1. */
export const discountFactors = (rate: number, columns: number, discounting: Discounting = yearEnd): number[] =>
  Array.from({ length: columns }, (_, index) => (1 + rate) ** -periodsDiscounted(index, discounting))

/**
 * NPV = Σ CF_t / (1 + r)^t (domain reference §1.1), in the unit of the flows. `rate` is a fraction a period. With
 * `firstFlow: 'discounted'` it is Excel's NPV(): every flow one period more.
 */
export function npv(rate: number, flows: readonly number[], discounting: Discounting = yearEnd): number {
  return flows.reduce((sum, flow, index) => sum + flow * (1 + rate) ** -periodsDiscounted(index, discounting), 0)
}

/** XNPV = Σ CF_i / (1 + r)^((d_i − d_1)/365), ACT/365 from the first given day; `rate` is a yearly fraction (Excel's XNPV()). */
export function xnpv(rate: number, flows: readonly DatedFlow[]): number {
  const first = flows[0]?.at ?? 0
  return flows.reduce((sum, { at, amount }) => sum + amount * (1 + rate) ** (-(at - first) / 365), 0)
}
