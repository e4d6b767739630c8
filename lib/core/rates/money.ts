/** Integer quotient, half away from zero. @throws RangeError when the divisor is zero */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n
  const [size, by] = [dividend < 0n ? -dividend : dividend, divisor < 0n ? -divisor : divisor]
  const quotient = (2n * size + by) / (2n * by)
  return negative ? -quotient : quotient
}

/** Weights keep six decimals. */
const WEIGHT_SCALE = 1_000_000

/**
 * Splits a total (minor units, either sign) by weights (≥ 0, any unit) so that the parts add up to it exactly: each part is cut to whole units,
 * and the units that are left go to the largest remainders, of equal ones to the earlier. Without any weight the parts are equal.
 * Largest remainder method (Hamilton). @throws RangeError for a weight that is negative or no number, or no weights for a total
 */
export function apportion(totalMinor: bigint, weights: readonly (number | bigint)[]): bigint[] {
  if (weights.length === 0) {
    if (totalMinor !== 0n) throw new RangeError('nothing to apportion to')
    return []
  }
  let shares = weights.map(wholeWeight)
  let sum = shares.reduce((all, share) => all + share, 0n)
  if (sum === 0n) {
    shares = shares.map(() => 1n)
    sum = BigInt(shares.length)
  }
  const size = totalMinor < 0n ? -totalMinor : totalMinor
  const parts = shares.map((share) => (size * share) / sum)
  const left = Number(size - parts.reduce((all, part) => all + part, 0n))
  const byRemainder = shares.map((share, i) => ({ i, rest: (size * share) % sum })).sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1))
  for (const { i } of byRemainder.slice(0, left)) parts[i] = parts[i]! + 1n
  return totalMinor < 0n ? parts.map((part) => -part) : parts
}

function wholeWeight(weight: number | bigint): bigint {
  if (weight < 0 || (typeof weight === 'number' && !Number.isFinite(weight))) throw new RangeError('a weight is a number from 0 on')
  return typeof weight === 'bigint' ? weight * BigInt(WEIGHT_SCALE) : BigInt(Math.round(weight * WEIGHT_SCALE))
}
