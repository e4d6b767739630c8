import { teiConventions, type CaseBody, type CaseLine } from '@/lib/core/finance/case'
import { usualRanges, type BenefitCategory, type Confidence, type CostCategory } from '@/lib/core/finance/kinds'

/** Three years without a line. */
export const blankBody = (start: string, discountRateBp: number): CaseBody => ({
  horizon: { unit: 'year', start, periods: 3 },
  discountRateBp,
  conventions: { ...teiConventions, mirr: { financeBp: discountRateBp, reinvestBp: discountRateBp } },
  lines: [],
})

interface Begun {
  id: string
  label: string
  confidence?: Confidence
}

const rangeOf = (confidence: Confidence) => ({ ...usualRanges[confidence], shape: 'pert' as const })

/** A cost that is still to be filled in; building is paid at the start, running every period. */
export function costLine(category: CostCategory, { id, label, confidence = 'medium' }: Begun, perPeriod = '0'): CaseLine {
  const atStart = category === 'build' || category === 'training' || category === 'change'
  return {
    id, label, kind: 'cost', category, confidence, riskBp: 1000, range: rangeOf(confidence),
    recurrence: atStart ? { kind: 'once', at: 0 } : { kind: 'every', from: 1, growthBp: 0 },
    amount: { kind: 'typed', perPeriod },
  }
}

/** A benefit of every period, by a formula when one is named. */
export function benefitLine(category: BenefitCategory, { id, label, confidence = 'medium' }: Begun, formula?: { key: string; values: Record<string, number> }): CaseLine {
  return {
    id, label, kind: 'benefit', category, confidence, riskBp: 1500, range: rangeOf(confidence),
    recurrence: { kind: 'every', from: 1, growthBp: 0 },
    amount: formula ? { kind: 'formula', key: formula.key, ordinal: null, values: formula.values } : { kind: 'typed', perPeriod: '0' },
  }
}

/** An id that no other line has: `cost-3`. */
export function freshLineId(lines: readonly { id: string }[], kind: 'cost' | 'benefit'): string {
  const taken = new Set(lines.map(({ id }) => id))
  for (let n = lines.length + 1; ; n += 1) if (!taken.has(`${kind}-${n}`)) return `${kind}-${n}`
}
