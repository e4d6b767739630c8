import type { Compiled } from './compile'
import type { Example } from './definition'
import { evaluateFormula, type RunReason } from './evaluate'

export interface ExampleResult {
  example: Example
  passed: boolean
  value: number | null
  reasons: RunReason[]
}

/** Computes every worked example of a formula and says which come out within their tolerance. */
export function runExamples(compiled: Compiled): ExampleResult[] {
  return compiled.body.examples.map((example) => {
    const result = evaluateFormula(compiled, example.values)
    if (!result.ok) return { example, passed: false, value: null, reasons: result.reasons }
    return { example, passed: Math.abs(result.value - example.expected) <= example.tolerance + Math.abs(example.expected) * 1e-12, value: result.value, reasons: [] }
  })
}
