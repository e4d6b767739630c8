import type { FieldReasons } from '@/lib/core/errors'
import { compileFormula, type Compiled } from '@/lib/core/formula/compile'
import { FormulaBody } from '@/lib/core/formula/definition'
import { bodyOf } from '@/lib/core/formula/draft'
import { evaluateFormula, type Evaluated } from '@/lib/core/formula/evaluate'
import { runExamples } from '@/lib/core/formula/examples'
import type { Problem } from '@/lib/core/formula/tree'
import { fieldReasons, query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { liveInputs, type LiveInput } from './live-inputs'
import { subjectOf } from './live-subject'
import { formulaFor } from './published'
import { CheckFormula, TryFormula } from './schema'

export interface LiveResult {
  currency: string
  inputs: LiveInput[]
  result: Evaluated
}

export interface FormulaCheck {
  /** What is wrong with a part that is no expression, by path such as `variables.0.unit` */
  fields: FieldReasons
  /** What is wrong with the expression, each with its place */
  problems: Problem[]
  /** One for each example in order; empty while the formula does not hold */
  examples: { passed: boolean; value: number | null }[]
  /** On the chosen automation; null while the formula does not hold or none is chosen */
  live: LiveResult | null
}

/** Judges a formula while it is written: what does not fit and where, its examples, and the result on an automation. */
export const checkFormula = query({
  permission: 'formula:edit',
  input: CheckFormula,
  async run(ctx, { body: draft, automationId, typed }): Promise<FormulaCheck> {
    const body = bodyOf(draft)
    const parsed = FormulaBody.safeParse(body)
    const fields = parsed.success ? {} : fieldReasons(parsed.error.issues)
    // Units and names are looked at together with the expression, also while words are still missing.
    const compiled = compileFormula(body as FormulaBody)
    if (!compiled.ok) return { fields, problems: compiled.problems, examples: [], live: null }
    if (!parsed.success) return { fields, problems: [], examples: [], live: null }
    return {
      fields,
      problems: [],
      examples: runExamples(compiled.value).map(({ passed, value }) => ({ passed, value })),
      live: automationId ? await liveResult(ctx, automationId, compiled.value, typed) : null,
    }
  },
})

/** What a published formula comes to on an automation now. */
export const tryFormula = query({
  permission: 'formula:read',
  input: TryFormula,
  async run(ctx, { key, automationId, typed }) {
    const { compiled } = await formulaFor(ctx, key)
    return liveResult(ctx, automationId, compiled, typed)
  },
})

async function liveResult(ctx: Ctx, automationId: string, compiled: Compiled, typed: Record<string, number | null>): Promise<LiveResult> {
  const subject = await subjectOf(ctx, automationId)
  const inputs = await liveInputs(ctx, subject, compiled.body.variables, typed)
  return { currency: subject.currency, inputs, result: evaluateFormula(compiled, Object.fromEntries(inputs.map(({ name, value }) => [name, value]))) }
}
