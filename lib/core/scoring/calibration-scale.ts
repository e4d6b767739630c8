/** A logarithmic axis from 0 to 1 that holds every value; zero and less lie on its lower end. */
export interface LogScale {
  low: number
  high: number
  ticks: number[]
  /** 0 to 1 */
  place(value: number): number
}

/** One scale for both axes, whole powers of ten around the positive values; null without any. */
export function logScale(values: readonly number[]): LogScale | null {
  const positive = values.filter((value) => value > 0)
  if (!positive.length) return null
  const first = Math.floor(Math.log10(Math.min(...positive)) + 1e-9)
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...positive)) - 1e-9))
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i))
  const place = (value: number) => (value <= 0 ? 0 : Math.min(1, Math.max(0, (Math.log10(value) - first) / (last - first))))
  return { low: 10 ** first, high: 10 ** last, ticks, place }
}
