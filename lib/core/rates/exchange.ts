import type { Day } from '@/lib/core/calendar/local-day'
import { decimalsOf } from '@/lib/core/portfolio/money'
import { validOn, type Dated } from './effective'
import { divideRounded } from './money'

/** Rates are whole numbers of 1/100,000,000. */
export const RATE_SCALE = 100_000_000n

/** One unit of `from` in units of `to`. */
export interface ExchangeFact extends Dated {
  from: string
  to: string
  rateE8: bigint
}

/** A rate as it was found: `inverse` means that it is kept for the other direction and divides. */
export interface Exchange {
  from: string
  to: string
  rateE8: bigint
  inverse: boolean
  /** Null between a currency and itself */
  rateId: string | null
  validFrom: Day | null
}

export const pairKey = (from: string, to: string): string => `${from}>${to}`

/** Rate of a pair on a day, of `series` by `pairKey`: of both directions the one that began later, on the same day the one entered last. */
export function exchangeOn(pairs: ReadonlyMap<string, readonly ExchangeFact[]>, from: string, to: string, day: Day): Exchange | null {
  if (from === to) return { from, to, rateE8: RATE_SCALE, inverse: false, rateId: null, validFrom: null }
  const direct = validOn(pairs.get(pairKey(from, to)) ?? [], day)
  const turned = validOn(pairs.get(pairKey(to, from)) ?? [], day)
  const later = direct && turned ? (isLater(turned, direct) ? turned : direct) : (direct ?? turned)
  return later && { from, to, rateE8: later.rateE8, inverse: later === turned, rateId: later.id, validFrom: later.validFrom }
}

const isLater = (a: ExchangeFact, b: ExchangeFact): boolean =>
  a.validFrom !== b.validFrom ? a.validFrom > b.validFrom : a.enteredAt !== b.enteredAt ? a.enteredAt > b.enteredAt : a.id > b.id

type Leg = Pick<Exchange, 'from' | 'to' | 'rateE8' | 'inverse'>

/** Minor units of `from` in minor units of `to`, each with its own decimals (ISO 4217); exact, rounded once, half away from zero. */
export const convertMinor = (minor: bigint, from: string, to: string, rate: Pick<Exchange, 'rateE8' | 'inverse'>): bigint =>
  convertBy(minor, [{ from, to, rateE8: rate.rateE8, inverse: rate.inverse }])

/** Along several rates one after the other, still rounded once at the end. */
export function convertBy(minor: bigint, legs: readonly Leg[]): bigint {
  let [above, below] = [minor, 1n]
  for (const { from, to, rateE8, inverse } of legs) {
    if (from === to) continue
    above *= (inverse ? RATE_SCALE : rateE8) * 10n ** BigInt(decimalsOf(to))
    below *= (inverse ? rateE8 : RATE_SCALE) * 10n ** BigInt(decimalsOf(from))
  }
  return divideRounded(above, below)
}
