import type { FormulaBody } from '@/lib/core/formula/definition'
import { compileFormula } from '@/lib/core/formula/compile'
import { evaluateFormula } from '@/lib/core/formula/evaluate'

/** A formula of typed variables for tests. */
export function bodyOf(expression: string, unit = '1', variables: Record<string, string> = {}): FormulaBody {
  const both = (text: string) => ({ en: text, 'zh-CN': text })
  return {
    names: both('Test'), purpose: 'count', expression, unit, explanation: both('Test'), examples: [],
    variables: Object.entries(variables).map(([name, of]) => ({ name, names: both(name), unit: of, source: { kind: 'typed' } })),
  }
}

/** Message keys of what is wrong; empty when the formula holds. */
export function problemsOf(expression: string, unit = '1', variables: Record<string, string> = {}) {
  const compiled = compileFormula(bodyOf(expression, unit, variables))
  return compiled.ok ? [] : compiled.problems
}

/** The result, or the key of the reason why there is none. */
export function resultOf(expression: string, values: Record<string, number> = {}, unit = '1', variables?: Record<string, string>): number | string {
  const compiled = compileFormula(bodyOf(expression, unit, variables ?? Object.fromEntries(Object.keys(values).map((name) => [name, '1']))))
  if (!compiled.ok) return compiled.problems[0]!.key
  const result = evaluateFormula(compiled.value, values)
  return result.ok ? result.value : result.reasons[0]!.key
}
