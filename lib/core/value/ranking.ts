import type { Reason } from '@/lib/core/errors'
import { divideRounded } from '@/lib/core/rates/money'
import { allow, refuse, type Decision } from '@/lib/core/result'
import { sumOf, type ValueMonth } from './months'

/** Months of a year. */
const YEAR = 12
/** Full months below which a year is not extrapolated. */
export const LEAST_MONTHS = 2

/** Benefit of the first year as the books have it. Minor units of the home currency. */
export interface FirstYearBenefit {
  minor: bigint
  ms: number
  /** Full months it is made from, the first ones in service */
  months: number
  /** True when fewer than twelve months are there and the year is extrapolated from them */
  extrapolated: boolean
  /** Part that finance signed, basis points of the measured amount */
  signedBp: number
}

/**
 * The first twelve full months with units, × 12 ÷ months where there are fewer. The first month in service is left out when more follow:
 * it is seldom a whole one. Refused with a reason where too little is known.
 */
export function firstYearBenefit(rows: readonly ValueMonth[], current: string): Decision<FirstYearBenefit> {
  const worked = rows.filter(({ month, units }) => month < current && units > 0).sort((a, b) => (a.month < b.month ? -1 : 1))
  if (!worked.length) return refuse({ key: 'value.ranking.noMonths' })
  const known = worked.filter(({ realisedMinor }) => realisedMinor !== null)
  if (!known.length) return refuse({ key: `ledger.gaps.${worked.at(-1)!.gap ?? 'noWage'}` })
  const counted = (known.length > LEAST_MONTHS ? known.slice(1) : known).slice(0, YEAR)
  if (counted.length < LEAST_MONTHS) return refuse({ key: 'value.ranking.fewMonths', params: { have: counted.length, needed: LEAST_MONTHS } })
  const sum = sumOf(counted)
  const measured = sum.realised ?? 0n
  return allow({
    minor: divideRounded(measured * BigInt(YEAR), BigInt(counted.length)),
    ms: Math.round((sum.returnedMs * YEAR) / counted.length),
    months: counted.length,
    extrapolated: counted.length < YEAR,
    signedBp: measured > 0n ? Number((sum.signed * 10_000n) / measured) : 0,
  })
}

export interface Ranked {
  roiBp: number | null
  reasons: readonly Reason[]
}

/** Best return first; what cannot be told at the end. */
export const byReturn = <T extends Ranked>(rows: readonly T[]): T[] => [...rows].sort((a, b) => (a.roiBp === null || b.roiBp === null ? Number(a.roiBp === null) - Number(b.roiBp === null) : b.roiBp - a.roiBp))
