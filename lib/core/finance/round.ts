/**
 * An amount in whole units as minor units of a currency with `decimals` places, half away from zero, once. Fifteen digits count,
 * so that 1.005 is the half that it is written as.
 */
export function roundedMinor(amount: number, decimals: number): bigint {
  const minor = Math.round(Number((Math.abs(amount) * 10 ** decimals).toPrecision(15)))
  return BigInt(minor) * (amount < 0 ? -1n : 1n)
}
