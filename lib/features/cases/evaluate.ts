import type { ResolvedCase } from '@/lib/core/cases/amounts'
import { breakEvenItems, type BreakEvenItems } from '@/lib/core/cases/break-even-items'
import { resolveCase, type ResolveFacts } from '@/lib/core/cases/resolve'
import { breakEven, type BreakEven } from '@/lib/core/finance/break-even'
import type { CaseBody } from '@/lib/core/finance/case'
import { computeCase } from '@/lib/core/finance/compute'
import type { CaseResult } from '@/lib/core/finance/result'
import { tornado, type Tornado } from '@/lib/core/finance/tornado'
import type { Reason } from '@/lib/core/errors'
import { readRateBook } from '@/lib/features/rates/read-book'
import type { Ctx } from '@/lib/server/ctx'
import { formulaRef, formulasOf } from './case-formulas'
import { readRiskInputs } from './read-risk-inputs'
import { readInputs, todayOf, type Subject } from './read-inputs'
import { readRunInputs } from './read-run-inputs'

/** Everything that follows from the body of a case and from what its sources say now. */
export interface EvaluatedCase {
  resolved: ResolvedCase
  /** Null: see `reasons` */
  result: CaseResult | null
  tornado: Tornado | null
  breakEven: BreakEven | null
  items: BreakEvenItems | null
  /** Why nothing was computed */
  reasons: Reason[]
}

/** Reads what the lines ask for and computes all scenarios. Figures of lines without an amount are left out; the lines say why. */
export async function evaluateCase(ctx: Ctx, subject: Subject, currency: string, body: CaseBody): Promise<EvaluatedCase> {
  const facts = await resolveFacts(ctx, subject, currency, body)
  return evaluateResolved(facts, resolveCase(facts))
}

export async function resolveFacts(ctx: Ctx, subject: Subject, currency: string, body: CaseBody): Promise<ResolveFacts> {
  const asOf = await todayOf(ctx)
  const book = await readRateBook(ctx)
  const formulas = await formulasOf(ctx, body)
  const asksRuns = [...formulas.values()].some(({ compiled }) => compiled.body.variables.some(({ source }) => source.kind === 'runs'))
  const sources = { ...(await readInputs(ctx, subject, { asOf, book, currency })), ...(asksRuns && (await readRunInputs(ctx, subject.automationId, asOf))) }
  const risks = await readRiskInputs(ctx, body, { asOf, book, currency })
  return { body, currency, asOf, book, sources, risks, formulaOf: (key, ordinal) => formulas.get(formulaRef(key, ordinal)) }
}

export function evaluateResolved(facts: ResolveFacts, resolved: ResolvedCase): EvaluatedCase {
  const { body, amounts } = resolved
  const result = computeCase(body, amounts)
  if (!result.ok) return { resolved, result: null, tornado: null, breakEven: null, items: null, reasons: result.reasons }
  const [bars, even] = [tornado(body, amounts), breakEven(body, amounts)]
  return { resolved, result: result.value, tornado: bars.ok ? bars.value : null, breakEven: even.ok ? even.value : null, items: breakEvenItems(facts), reasons: [] }
}
