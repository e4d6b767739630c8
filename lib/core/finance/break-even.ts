import { allow, type Decision } from '@/lib/core/result'
import type { CaseBody } from './case'
import { knownAmounts, type Amounts } from './compute'
import { exposures } from './exposure'

export interface BreakEven {
  npv: number
  /** Multiple of all benefits together at which NPV is zero, costs at base: 0.8 means that a fifth may be missing. Null without benefits */
  benefits: number | null
  /** The same for all costs: 1.5 means that they may grow by half */
  costs: number | null
  /** For one line alone, all others at base; null where it has no value or would have to turn negative */
  lines: { id: string; multiple: number | null }[]
}

/** Where NPV turns: NPV is linear in each amount, so the multiple is 1 − NPV / PV of what is changed. */
export function breakEven(body: CaseBody, amounts: Amounts): Decision<BreakEven> {
  const known = knownAmounts(body, amounts)
  if (!known.ok) return known
  const lines = exposures(body, amounts)
  const total = (kind?: 'cost' | 'benefit') => lines.reduce((sum, line) => sum + (kind === undefined || line.kind === kind ? line.pv : 0), 0)
  const npv = total()
  const multiple = (pv: number): number | null => {
    const at = pv === 0 ? -1 : 1 - npv / pv
    return at >= 0 ? at : null
  }
  return allow({ npv, benefits: multiple(total('benefit')), costs: multiple(total('cost')), lines: lines.map(({ id, pv }) => ({ id, multiple: multiple(pv) })) })
}
