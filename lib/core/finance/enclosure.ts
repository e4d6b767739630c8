/** `amount` at time `at`, in any unit of time. */
export interface Term {
  at: number
  amount: number
}

/** A sum of falling exponentials, f(u) = Σ amount · e^(−u·at) with times from 0 on, made ready to be evaluated often. */
export interface ExponentialSum {
  times: number[]
  amounts: number[]
  /** Distances between the times, each once, and which of them leads to a term: equal ones cost one power */
  gaps: number[]
  gapOf: number[]
  /** Share of plus and minus together up to which the sum counts as zero; never less than rounding needs */
  slack: number
}

export function exponentialSum(terms: readonly Term[], blur = 0): ExponentialSum {
  const gaps: number[] = []
  const gapOf = terms.map(({ at }, i) => {
    const gap = i === 0 ? at : at - terms[i - 1]!.at
    const known = gaps.indexOf(gap)
    return known >= 0 ? known : gaps.push(gap) - 1
  })
  return { times: terms.map(({ at }) => at), amounts: terms.map(({ amount }) => amount), gaps, gapOf, slack: Math.max(blur, (4 * terms.length + 40) * Number.EPSILON) }
}

/** The sum at one point, split by sign: f = plus − minus and −f′ = slopePlus − slopeMinus. Each part falls as u grows. */
export interface Point {
  u: number
  plus: number
  minus: number
  slopePlus: number
  slopeMinus: number
  /** Sign of f; 0 where rounding does not let it be told */
  sign: number
}

export function pointAt(sum: ExponentialSum, u: number): Point {
  const powers = sum.gaps.map((gap) => Math.exp(-u * gap))
  const point: Point = { u, plus: 0, minus: 0, slopePlus: 0, slopeMinus: 0, sign: 0 }
  let power = 1
  for (let i = 0; i < sum.times.length; i += 1) {
    power *= powers[sum.gapOf[i]!]!
    const value = sum.amounts[i]! * power
    if (value > 0) {
      point.plus += value
      point.slopePlus += sum.times[i]! * value
    } else {
      point.minus -= value
      point.slopeMinus -= sum.times[i]! * value
    }
  }
  const value = point.plus - point.minus
  point.sign = Math.abs(value) > sum.slack * (point.plus + point.minus) ? Math.sign(value) : 0
  return point
}

export interface Piece {
  from: Point
  to: Point
  /** Sign of the sum on all of it, where that is proved */
  sign: number | null
}

const NARROWEST = 1e-9

/**
 * [0, furthest] cut into pieces, in order. On each the sum is proved never to be zero, by the falling parts at its ends or by the
 * value in its middle with the steepest slope inside; or its slope is proved to have one sign, so that one zero at most is inside;
 * or it is too small or too close to zero to be told from it. Anything else is halved.
 */
export function pieces(sum: ExponentialSum, furthest: number, mostSteps: number): { pieces: Piece[]; complete: boolean } {
  const { slack } = sum
  const done: Piece[] = []
  const points = [0, 1, furthest].map((u) => pointAt(sum, u))
  const open: [Point, Point][] = [[points[1]!, points[2]!], [points[0]!, points[1]!]]
  let steps = 0
  for (let next = open.pop(); next; next = open.pop()) {
    steps += 1
    if (steps > mostSteps) return { pieces: done, complete: false }
    const [a, b] = next
    const room = slack * (a.plus + a.minus)
    const slopeRoom = slack * (a.slopePlus + a.slopeMinus)
    const least = b.slopePlus - a.slopeMinus - slopeRoom
    const most = a.slopePlus - b.slopeMinus + slopeRoom
    let sign = b.plus - a.minus > room ? 1 : a.plus - b.minus < -room ? -1 : null
    if (sign === null && least <= 0 && most >= 0) {
      const middle = pointAt(sum, (a.u + b.u) / 2)
      const reach = (Math.max(-least, most) * (b.u - a.u)) / 2
      if (Math.abs(middle.plus - middle.minus) > reach + room) sign = middle.sign
      else if (b.u - a.u > NARROWEST && (a.sign || b.sign || middle.sign)) {
        open.push([middle, b], [a, middle])
        continue
      }
    }
    done.push({ from: a, to: b, sign })
  }
  return { pieces: done, complete: true }
}

/** The zero between two ends of different sign, to the last digit: Newton's steps, halving where one would leave the ends. */
export function zeroWithin(sum: ExponentialSum, from: Point, to: Point): number {
  let [low, high] = [from.u, to.u]
  let at = (low + high) / 2
  for (let i = 0; i < 200; i += 1) {
    const { plus, minus, slopePlus, slopeMinus } = pointAt(sum, at)
    const value = plus - minus
    if (value === 0) return at
    if (Math.sign(value) === from.sign) low = at
    else high = at
    const newton = at + value / (slopePlus - slopeMinus)
    // After some steps halving alone, so that rounding near the zero cannot go on for ever.
    const next = i < 60 && newton > low && newton < high ? newton : (low + high) / 2
    if (next <= low || next >= high || Math.abs(next - at) <= Number.EPSILON * Math.abs(at)) return next
    at = next
  }
  return at
}
