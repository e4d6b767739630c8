/**
 * Mergeable histogram of durations. Bin 0 holds 0 ms, bin i ≥ 1 holds [γ^(i−1), γ^i) ms with γ = 1.08; a bin is read as
 * 2γ^i ÷ (γ + 1), which lies within (γ − 1) ÷ (γ + 1) < 3.9 % of everything in it (the DDSketch estimate). Bins are fixed, so
 * histograms of any hours, processes and engines add up and subtract exactly.
 */
export type Histogram = Map<number, number>

const GAMMA = 1.08
const LOG_GAMMA = Math.log(GAMMA)
/** Bin of 27 years, the longest duration that passes the checks, with room to spare */
export const LAST_BIN = 380

export const binOf = (durationMs: number): number =>
  durationMs < 1 ? 0 : Math.min(LAST_BIN, 1 + Math.floor(Math.log(durationMs) / LOG_GAMMA + 1e-9))

/** The duration (ms) that a bin stands for. */
export const valueOf = (bin: number): number => (bin === 0 ? 0 : (2 * GAMMA ** bin) / (GAMMA + 1))

/** Changes the count of a bin; a bin that comes to 0 disappears. */
export function addToBin(histogram: Histogram, bin: number, count: number): void {
  const sum = (histogram.get(bin) ?? 0) + count
  if (sum === 0) histogram.delete(bin)
  else histogram.set(bin, sum)
}

/** Adds `source` to `target`, or subtracts it with `sign` −1. */
export function mergeInto(target: Histogram, source: Histogram, sign: 1 | -1 = 1): void {
  for (const [bin, count] of source) addToBin(target, bin, sign * count)
}

/** `bin:count` pairs by bin, separated by spaces: equal histograms give equal text. */
export function encodeHistogram(histogram: Histogram): string {
  if (histogram.size === 0) return ''
  const bins = [...histogram.keys()].sort((a, b) => a - b)
  let text = ''
  for (const bin of bins) text += `${text && ' '}${bin}:${histogram.get(bin)}`
  return text
}

/** Adds an encoded histogram, or several with spaces between, to an array of LAST_BIN + 1 counts. Boards read thousands: no objects. */
export function addEncoded(counts: Float64Array, text: string): void {
  let bin = 0
  let number = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 48) {
      if (code === 58) {
        bin = number
        number = 0
      } else number = number * 10 + code - 48
    } else if (number !== 0) {
      counts[bin]! += number
      number = 0
    }
  }
  if (number !== 0) counts[bin]! += number
}

export const emptyCounts = (): Float64Array => new Float64Array(LAST_BIN + 1)

/** The inverse of `encodeHistogram`; several texts with spaces between add up. */
export function decodeHistogram(text: string): Histogram {
  const histogram: Histogram = new Map()
  if (!text) return histogram
  for (const pair of text.split(' ')) {
    const colon = pair.indexOf(':')
    if (colon > 0) addToBin(histogram, Number(pair.slice(0, colon)), Number(pair.slice(colon + 1)))
  }
  return histogram
}

/** Nearest-rank percentile in ms, `share` in 0–1; null for an empty histogram. Off by less than 5 %. */
export function percentile(counts: Float64Array, share: number): number | null {
  let total = 0
  for (const count of counts) total += count
  if (total <= 0) return null
  const rank = Math.max(1, Math.ceil(share * total))
  let seen = 0
  for (let bin = 0; bin < counts.length; bin++) {
    seen += counts[bin]!
    if (seen >= rank) return rounded(valueOf(bin))
  }
  return null
}

/** Whole milliseconds would be too coarse for short durations. */
const rounded = (ms: number): number => (ms < 100 ? Math.round(ms * 100) / 100 : Math.round(ms))
