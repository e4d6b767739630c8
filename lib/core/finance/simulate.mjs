/** Plain JavaScript, because the thread that simulates loads it from the source tree as it stands. */
import { pert, triangular, uniform } from './draws.mjs'

/** @typedef {import('./simulation').SimulationProblem} SimulationProblem */
/** @typedef {import('./simulation').Simulation} Simulation */

const BINS = 40

/** @param {Float64Array} sorted @param {number} share */
function quantile(sorted, share) {
  const at = share * (sorted.length - 1)
  const below = Math.floor(at)
  const low = sorted[below] ?? 0
  return at === below ? low : low + (at - below) * ((sorted[below + 1] ?? low) - low)
}

/**
 * Equal bins between round numbers, so that zero is an edge whenever it lies inside.
 * @param {Float64Array} sorted
 */
function histogram(sorted) {
  const [least, most] = [sorted[0] ?? 0, sorted.at(-1) ?? 0]
  if (most - least <= 1e-9 * Math.max(1, Math.abs(most))) return [{ from: least, to: most, count: sorted.length }]
  const rough = (most - least) / BINS
  const power = 10 ** Math.floor(Math.log10(rough))
  const width = power * ([1, 2, 5, 10].find((step) => step * power >= rough) ?? 10)
  const first = Math.floor(least / width)
  const bins = Array.from({ length: Math.floor(most / width) - first + 1 }, (_, i) => ({ from: (first + i) * width, to: (first + i + 1) * width, count: 0 }))
  for (const value of sorted) {
    const bin = bins[Math.min(bins.length - 1, Math.floor(value / width) - first)]
    if (bin) bin.count += 1
  }
  return bins
}

/** A quantile that lies in the horizon; null where it does not. @param {Float64Array} sorted @param {number} share */
function within(sorted, share) {
  const value = quantile(sorted, share)
  return Number.isFinite(value) ? value : null
}

/**
 * Columns after which the running total stays at zero or above, as payback.ts has it; Infinity when it ends below.
 * @param {Float64Array} flows
 */
function lastingPayback(flows) {
  let size = 0
  for (let i = 0; i < flows.length; i += 1) size += Math.abs(flows[i] ?? 0)
  const below = -1e-12 * size
  let total = 0
  let reached = 0
  for (let i = 0; i < flows.length; i += 1) {
    const flow = flows[i] ?? 0
    const before = total
    total += flow
    if (total < below) reached = Infinity
    else if (before < below) reached = i - 1 + Math.min(1, -before / flow)
  }
  return reached
}

/**
 * What a line adds to the columns, without the empty ones before and after.
 * @param {SimulationProblem['lines'][number]} line
 */
function trimmed({ flows }) {
  const from = Math.max(0, flows.findIndex((flow) => flow !== 0))
  return { from, flows: Float64Array.from(flows.slice(from, flows.findLastIndex((flow) => flow !== 0) + 1)) }
}

/**
 * Draws the multiple of every line independently and adds up what it does to the net (Monte-Carlo, Hertz 1964). The same problem
 * and seed give the same numbers, in a thread or out of it.
 * @param {SimulationProblem} problem
 * @returns {Simulation}
 */
export function simulate({ lines, draws, seed, columns }) {
  let fixedPv = 0
  const fixed = new Float64Array(columns)
  for (const { low, high, pv, flows } of lines) {
    if (low < high) continue
    fixedPv += pv
    for (let i = 0; i < columns; i += 1) fixed[i] = (fixed[i] ?? 0) + (flows[i] ?? 0)
  }
  const moving = lines
    .filter(({ low, high }) => low < high)
    .map((line) => ({ pv: line.pv, ...trimmed(line), draw: (line.shape === 'pert' ? pert : triangular)(uniform(seed, line.id), line.low, 1, line.high) }))
  const npvs = new Float64Array(draws)
  const paybacks = new Float64Array(draws)
  const net = new Float64Array(columns)
  let negative = 0
  let sum = 0
  for (let d = 0; d < draws; d += 1) {
    let npv = fixedPv
    net.set(fixed)
    for (const { pv, from, flows, draw } of moving) {
      const multiple = draw()
      npv += pv * multiple
      for (let i = 0; i < flows.length; i += 1) net[from + i] = (net[from + i] ?? 0) + (flows[i] ?? 0) * multiple
    }
    npvs[d] = npv
    paybacks[d] = lastingPayback(net)
    if (npv < 0) negative += 1
    sum += npv
  }
  const mean = sum / draws
  let squares = 0
  for (const npv of npvs) squares += (npv - mean) ** 2
  const sorted = npvs.sort()
  paybacks.sort()
  return {
    draws,
    seed,
    negative: negative / draws,
    paidBack: (paybacks.findLastIndex(Number.isFinite) + 1) / draws,
    payback: { p5: within(paybacks, 0.05), p50: within(paybacks, 0.5), p95: within(paybacks, 0.95) },
    mean,
    deviation: Math.sqrt(squares / Math.max(1, draws - 1)),
    p5: quantile(sorted, 0.05),
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    least: sorted[0] ?? 0,
    most: sorted.at(-1) ?? 0,
    histogram: histogram(sorted),
  }
}
