import { allow, type Decision } from '@/lib/core/result'
import type { CaseBody } from './case'
import { WHOLE_BP } from './kinds'
import { knownAmounts, type Amounts } from './compute'
import { exposures } from './exposure'
import { npv, periodRate } from './npv'

export interface TornadoBar {
  /** Line id; null is the discount rate */
  lineId: string | null
  /** What the ends stand for: multiples of the base amount, or yearly discount rates, in basis points */
  lowBp: number
  highBp: number
  /** NPV at these ends, whole units */
  atLow: number
  atHigh: number
  spread: number
}

export interface Tornado {
  npv: number
  /** Widest first; lines without a range are left out */
  bars: TornadoBar[]
}

/** Percentage points by which the discount rate is moved up and down, basis points. */
const RATE_STEP_BP = 200

/** NPV with one input at a time at the ends of its range and all others at base (one-way sensitivity analysis). */
export function tornado(body: CaseBody, amounts: Amounts): Decision<Tornado> {
  const known = knownAmounts(body, amounts)
  if (!known.ok) return known
  const lines = exposures(body, amounts)
  const base = lines.reduce((sum, { pv }) => sum + pv, 0)
  const bars = lines
    .filter(({ range }) => range.lowBp !== range.highBp)
    .map(({ id, range, pv }): TornadoBar => bar(id, range.lowBp, range.highBp, (bp) => base + pv * (bp / WHOLE_BP - 1)))
  const flows = Array.from({ length: body.horizon.periods + 1 }, (_, index) => lines.reduce((sum, line) => sum + line.flows[index]!, 0))
  const at = (bp: number) => npv(periodRate(bp / WHOLE_BP, body.horizon.unit), flows, body.conventions)
  bars.push(bar(null, Math.max(-9_900, body.discountRateBp - RATE_STEP_BP), body.discountRateBp + RATE_STEP_BP, at))
  return allow({ npv: base, bars: bars.sort((a, b) => b.spread - a.spread) })
}

function bar(lineId: string | null, lowBp: number, highBp: number, at: (bp: number) => number): TornadoBar {
  const [atLow, atHigh] = [at(lowBp), at(highBp)]
  return { lineId, lowBp, highBp, atLow, atHigh, spread: Math.abs(atHigh - atLow) }
}
