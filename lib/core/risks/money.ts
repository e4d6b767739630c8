/** Money at risk of one risk: events a year × 1,000, and the loss of one event in minor units. */
export interface MoneyInput {
  frequencyMilli: bigint
  lossLowMinor: bigint
  lossHighMinor: bigint
}

export interface MoneyAtRisk {
  /** Expected loss a year in minor units, at the low and the high end of one event, and the middle of both */
  lowMinor: bigint
  highMinor: bigint
  midMinor: bigint
}

const MILLI = 1000n
const rounded = (dividend: bigint, divisor: bigint): bigint => (dividend + divisor / 2n) / divisor

/** Expected loss a year = events a year × loss of one, rounded to the minor unit. No simulation: two ends and their middle. */
export function moneyAtRisk({ frequencyMilli, lossLowMinor, lossHighMinor }: MoneyInput): MoneyAtRisk {
  return {
    lowMinor: rounded(frequencyMilli * lossLowMinor, MILLI),
    highMinor: rounded(frequencyMilli * lossHighMinor, MILLI),
    midMinor: rounded(frequencyMilli * (lossLowMinor + lossHighMinor), 2n * MILLI),
  }
}

/** Of a stored row; null while any part is unknown, which is never zero. */
export function moneyOf({ currency, frequencyMilli, lossLowMinor, lossHighMinor }: { currency: string | null; frequencyMilli: bigint | null; lossLowMinor: bigint | null; lossHighMinor: bigint | null }): (MoneyAtRisk & { currency: string }) | null {
  if (currency === null || frequencyMilli === null || lossLowMinor === null || lossHighMinor === null) return null
  return { currency, ...moneyAtRisk({ frequencyMilli, lossLowMinor, lossHighMinor }) }
}

const ONCE_A_YEAR = 1000n
const perCent = (frequencyMilli: bigint): number => Number(frequencyMilli) / 10

/** What a business case takes of a risk: chances in a year before and after, per cent, and the middle loss of one event in minor units. */
export interface AvoidedLoss {
  likelihoodBefore: number
  likelihoodAfter: number
  lossMinor: bigint
}

/**
 * A frequency up to once a year stands as the chance of a year, so that (before − after) × loss is the difference of the money at
 * risk. What comes more often has no chance in a year: `tooOften`; what was not estimated is `unknown`.
 */
export function avoidedLossOf({ frequencyBeforeMilli: before, frequencyMilli: after, lossLowMinor: low, lossHighMinor: high }: { frequencyBeforeMilli: bigint | null; frequencyMilli: bigint | null; lossLowMinor: bigint | null; lossHighMinor: bigint | null }): AvoidedLoss | 'unknown' | 'tooOften' {
  if (before === null || after === null || low === null || high === null) return 'unknown'
  if (before > ONCE_A_YEAR || after > ONCE_A_YEAR) return 'tooOften'
  return { likelihoodBefore: perCent(before), likelihoodAfter: perCent(after), lossMinor: rounded(low + high, 2n) }
}
