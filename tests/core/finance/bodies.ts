import { CaseBody, teiConventions, type Conventions } from '@/lib/core/finance/case'
import { computeCase, type Amounts } from '@/lib/core/finance/compute'
import type { CaseResult } from '@/lib/core/finance/result'

/** Anything, so that what is refused can be written too. */
type Line = Record<string, unknown>

/** A line with what a test does not care about filled in. */
export const line = (id: string, given: Line): unknown => ({ id, label: id, kind: 'benefit', category: given.kind === 'cost' ? 'run' : 'cash', riskBp: 0, confidence: 'high', recurrence: { kind: 'every', from: 1, growthBp: 0 }, ...given })
export const once = (at: number) => ({ kind: 'once', at }) as const
export const yearly = { kind: 'every', from: 1, growthBp: 0 } as const
export const typed = (perPeriod: number) => ({ kind: 'typed', perPeriod: String(perPeriod) }) as const
export const series = (values: readonly number[]) => ({ kind: 'series', values: values.map(String) }) as const

interface Given {
  unit?: 'month' | 'year'
  start?: string
  periods: number
  rateBp: number
  conventions?: Partial<Conventions>
  lines: unknown[]
}

/** A valid case; the conventions are those of a TEI study unless changed. */
export const caseOf = ({ unit = 'year', start = '2026-01', periods, rateBp, conventions, lines }: Given): CaseBody =>
  CaseBody.parse({ horizon: { unit, start, periods }, discountRateBp: rateBp, conventions: { ...teiConventions, ...conventions }, lines })

/** A series of net flows as a case: what is below zero becomes a cost. */
export const caseOfFlows = (flows: readonly number[], rateBp: number, conventions?: Partial<Conventions>, unit: 'month' | 'year' = 'year'): CaseBody =>
  caseOf({
    unit,
    periods: flows.length - 1,
    rateBp,
    conventions,
    lines: [line('out', { kind: 'cost', category: 'build', amount: series(flows.map((flow) => Math.max(0, -flow))) }), line('in', { amount: series(flows.map((flow) => Math.max(0, flow))) })],
  })

export function computed(body: CaseBody, amounts: Amounts = {}): CaseResult {
  const result = computeCase(body, amounts)
  if (!result.ok) throw new Error(JSON.stringify(result.reasons))
  return result.value
}
