import { exponentialSum, pieces, zeroWithin, type Piece, type Term } from './enclosure'

export interface RootSet {
  /** Ascending */
  roots: number[]
  /** Of these, where the sum touches zero without changing its sign, as far as rounding lets it be told */
  touching: number[]
  /** Changes of sign from flow to flow, zeros left out: the number of roots is this or less by an even number (Descartes) */
  signChanges: number
  /** False where the roots could not be told within the bound of steps, or were more than the signs allow: then none are given */
  complete: boolean
}

/** e^60: roots beyond are rates above 10^26 or as close to −1, which nobody means. */
const FURTHEST = 60

export function signChangesOf(amounts: readonly number[]): number {
  const signs = amounts.map(Math.sign).filter(Boolean)
  return signs.filter((sign, i) => i > 0 && sign !== signs[i - 1]).length
}

/** A zero on the line of u: a point, or a run of points too close to zero to have a sign of their own. */
interface Place {
  from: number
  to: number
  /** Signs on its two sides; null at the end of the line */
  before: number | null
  after: number | null
}

/** Zeros of one half line, ascending, from the pieces that cover it. */
function placesOf(line: readonly Piece[], zero: (piece: Piece) => number): Place[] {
  const places: Place[] = []
  let run: Place | null = null
  let last: number | null = null
  for (const piece of line) {
    const { from, to } = piece
    const [near, far] = piece.sign === null ? [from.sign, to.sign] : [piece.sign, piece.sign]
    if (!near) run ??= { from: from.u, to: from.u, before: last, after: null }
    if (near && run) {
      places.push({ ...run, after: near })
      run = null
    }
    if (near && far && near !== far) {
      const u = zero(piece)
      places.push({ from: u, to: u, before: near, after: far })
    } else if (!near && far) {
      if (run) places.push({ ...run, after: far })
      run = null
    } else if (!far) run = { from: to.u, before: near, after: null, ...run, to: to.u }
    last = far || null
  }
  return run ? [...places, run] : places
}

/**
 * All real rates g = e^u − 1 in (−1, ∞) for which Σ amount / (1 + g)^at is zero, ascending; times need not be whole. That none is
 * missed is proved by enclosing the sum and its slope on every piece of the line, but for rounding and for roots beyond e^±60.
 * Roots too close to each other to be told apart count once: where rounding makes more of one zero of high order than the signs
 * allow, the sum is looked at more and more coarsely.
 */
export function growthRoots(given: readonly Term[]): RootSet {
  const terms = given.filter(({ amount }) => amount !== 0).sort((a, b) => a.at - b.at)
  const signChanges = signChangesOf(terms.map(({ amount }) => amount))
  if (signChanges === 0) return { roots: [], touching: [], signChanges, complete: true }
  for (const look of LOOKS) {
    const found = rootsOf(terms, look)
    if (found.complete && found.roots.length <= signChanges) return { ...found, signChanges }
  }
  return { roots: [], touching: [], signChanges, complete: false }
}

interface Look {
  /** Share of all flows up to which a sum counts as zero; none: rounding alone */
  blur: number
  mostSteps: number
}
const LOOKS: readonly Look[] = [{ blur: 0, mostSteps: 20_000 }, { blur: 1e-10, mostSteps: 6_000 }, { blur: 1e-7, mostSteps: 6_000 }]

function rootsOf(terms: readonly Term[], { blur, mostSteps }: Look): Omit<RootSet, 'signChanges'> {
  const first = terms[0]!.at
  const last = terms.at(-1)!.at
  const scale = Math.max(...terms.map(({ amount }) => Math.abs(amount)))
  const half = (of: readonly Term[]) => {
    const sum = exponentialSum(of, blur)
    const { pieces: found, complete } = pieces(sum, FURTHEST, mostSteps)
    return { places: placesOf(found, ({ from, to }) => zeroWithin(sum, from, to)), complete }
  }
  const up = half(terms.map(({ at, amount }) => ({ at: at - first, amount: amount / scale })))
  if (!up.complete) return { roots: [], touching: [], complete: false }
  // Below zero time runs backwards, so that no power grows without bound.
  const down = half(terms.map(({ at, amount }) => ({ at: last - at, amount: amount / scale })).reverse())
  const mirrored = down.places.map(({ from, to, before, after }) => ({ from: -to, to: -from, before: after, after: before })).reverse()
  const places = joined([...mirrored, ...up.places])
  const rate = ({ from, to }: Place) => Math.expm1((from + to) / 2) + 0
  const touches = ({ before, after }: Place) => before !== null && before === after
  return { roots: places.map(rate), touching: places.filter(touches).map(rate), complete: down.complete }
}

/** Runs so close together are one zero of higher order, around which rounding hides the signs. */
const SAME_RUN = 1e-3
const isRun = ({ from, to }: Place) => from !== to

/** Runs that belong together as one; so is the point zero, which both halves see. */
function joined(places: readonly Place[]): Place[] {
  return places.reduce<Place[]>((all, place) => {
    const before = all.at(-1)
    const same = before && ((before.to === 0 && place.from === 0) || (isRun(before) && isRun(place) && place.from - before.to < SAME_RUN))
    return same ? [...all.slice(0, -1), { ...before, to: place.to, after: place.after }] : [...all, place]
  }, [])
}
