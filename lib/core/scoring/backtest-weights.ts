import { allow, refuse, type Decision } from '@/lib/core/result'
import type { BacktestCase } from './backtest'
import type { ScoringConstants } from './model'

type Weights = ScoringConstants['weightsBp']

/** Requests below which weights are not proposed. */
export const MINIMUM_CASES = 20
/** More than these are not compared with each other; the first ones count. */
export const MOST_CASES = 300
const STEP_BP = 500
/** No criterion is dropped for what so few requests say. */
const LEAST_BP = 500
const SPLITS = 20
/** How many standard errors a gain has to exceed. */
const ERRORS = 2
const CHANCE = 0.5
/** Differences of agreement that are none. */
const FLAT = 1e-9

export interface WeightProposal {
  weightsBp: Weights
  n: number
  /** Share of pairs in the right order with the present weights and the proposed ones, over all requests: 0.5 is chance */
  before: number
  after: number
  /** Gain in that share on requests that had no part in choosing the weights, and its standard error */
  gain: number
  error: number
}

/** Every weighting in steps of five points with at least five for each criterion. */
function grid(): Weights[] {
  const all: Weights[] = []
  for (let frequency = LEAST_BP; frequency <= 10_000 - 2 * LEAST_BP; frequency += STEP_BP) {
    for (let structure = LEAST_BP; frequency + structure <= 10_000 - LEAST_BP; structure += STEP_BP) all.push({ frequency, structure, benefit: 10_000 - frequency - structure })
  }
  return all
}

const distance = (a: Weights, b: Weights): number => Math.abs(a.frequency - b.frequency) + Math.abs(a.structure - b.structure) + Math.abs(a.benefit - b.benefit)

/** Share of pairs that stand in the same order by both lists, 0–1; ties count half (Kendall's agreement). Null without a pair. */
export function agreement(scores: readonly number[], outcomes: readonly number[], among: readonly number[]): number | null {
  let agreed = 0
  for (let a = 0; a < among.length; a += 1) {
    for (let b = a + 1; b < among.length; b += 1) {
      const [i, j] = [among[a]!, among[b]!]
      const product = Math.sign(scores[i]! - scores[j]!) * Math.sign(outcomes[i]! - outcomes[j]!)
      agreed += product > 0 ? 1 : product < 0 ? 0 : 0.5
    }
  }
  return among.length < 2 ? null : agreed / ((among.length * (among.length - 1)) / 2)
}

const scoresOf = (cases: readonly BacktestCase[], weights: Weights): number[] =>
  cases.map(({ parts, factor }) => (factor * (weights.frequency * parts.frequency + weights.structure * parts.structure + weights.benefit * parts.benefit)) / 10_000)

/** Mean over the splits, and its standard error corrected for halves that overlap. */
function meanOf(values: readonly number[]): [mean: number, error: number] {
  const mean = values.reduce((total, value) => total + value, 0) / values.length
  const variance = values.reduce((total, value) => total + (value - mean) ** 2, 0) / (values.length - 1)
  return [mean, Math.sqrt(variance * (1 / values.length + 1))]
}

/** The numbers below n in an order that only `seed` decides. */
function shuffled(n: number, seed: number): number[] {
  const order = Array.from({ length: n }, (_, i) => i)
  let state = seed
  for (let i = n - 1; i > 0; i -= 1) {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    const j = Math.floor((state / 4_294_967_296) * (i + 1))
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
  return order
}

/**
 * Weights under which the score puts most pairs of live requests in the order of their measured yearly benefit, from a grid on the
 * simplex; of equally good ones the nearest to the present. Checked on requests that had no part in the choice: twenty times the
 * requests are halved, weights chosen on one half and judged by the pairs of the other. (Leaving out one at a time is no check
 * here: the pairs that judge it have nearly all chosen the weights.) Refused below `MINIMUM_CASES`, and where the mean gain, or
 * what the new weights are better than chance, is within two standard errors (corrected as by Nadeau and Bengio 2003).
 */
export function proposeWeights(all: readonly BacktestCase[], present: Weights): Decision<WeightProposal> {
  const cases = all.filter(({ measuredMinor, factor }) => measuredMinor !== null && factor > 0).slice(0, MOST_CASES)
  const n = cases.length
  if (n < MINIMUM_CASES) return refuse({ key: 'backtest.propose.tooFew', params: { n, needed: MINIMUM_CASES } })
  const outcomes = cases.map(({ measuredMinor }) => measuredMinor!)
  const tried = [present, ...grid().sort((a, b) => distance(a, present) - distance(b, present))].map((weights) => ({ weights, scores: scoresOf(cases, weights) }))
  const agreed = (scores: readonly number[], among: readonly number[]) => agreement(scores, outcomes, among) ?? 0
  const bestOn = (among: readonly number[]) => {
    let [best, most] = [tried[0]!, agreed(tried[0]!.scores, among)]
    // The first of equals wins, and nearer ones come first.
    for (const one of tried) {
      const share = agreed(one.scores, among)
      if (share > most + FLAT) [best, most] = [one, share]
    }
    return best
  }
  const everyone = shuffled(n, 1)
  const now = tried[0]!.scores
  const splits = Array.from({ length: SPLITS }, (_, i) => {
    const order = shuffled(n, i + 11)
    const [left, right] = [order.slice(0, n >> 1), order.slice(n >> 1)]
    const judged = (agreed(bestOn(left).scores, right) + agreed(bestOn(right).scores, left)) / 2
    return { judged, gain: judged - (agreed(now, left) + agreed(now, right)) / 2 }
  })
  const [gain, error] = meanOf(splits.map((split) => split.gain))
  const [heldOut, spread] = meanOf(splits.map(({ judged }) => judged))
  const best = bestOn(everyone)
  if (gain <= Math.max(ERRORS * error, FLAT) || heldOut <= CHANCE + ERRORS * spread) return refuse({ key: 'backtest.propose.noise', params: { n, gain: Math.round(gain * 1000) / 10, noise: Math.round(ERRORS * error * 1000) / 10 } })
  return allow({ weightsBp: best.weights, n, before: agreed(now, everyone), after: agreed(best.scores, everyone), gain, error })
}

/** As the editor of weights takes it from the address: 2500-2000-5500. */
export const writeProposal = ({ frequency, structure, benefit }: Weights): string => `${frequency}-${structure}-${benefit}`

/** Null for anything that is no weighting. */
export function readProposal(text: string | undefined): Weights | null {
  const found = /^(\d{1,5})-(\d{1,5})-(\d{1,5})$/.exec(text ?? '')
  if (!found) return null
  const [frequency, structure, benefit] = found.slice(1).map(Number) as [number, number, number]
  return frequency + structure + benefit === 10_000 ? { frequency, structure, benefit } : null
}
