import type { Localized } from '@/lib/core/localized'
import type { Compiled } from './compile'
import { piecesOf, type Piece } from './display'
import { evaluateFormula, knownValues, type RunReason, type Step, type Values } from './evaluate'

/** A formula with the numbers written in, as plain data for a page. */
export interface Explained {
  key: string
  ordinal: number
  names: Localized
  explanation: Localized
  pieces: Piece[]
  unit: string
  /** In the unit of each; null: not known. `given` is false where the default of the formula counts */
  inputs: { name: string; names: Localized; unit: string; value: number | null; given: boolean }[]
  /** Null with the reasons why */
  result: number | null
  steps: Step[]
  reasons: RunReason[]
}

/** Computes a formula for values (each in the unit of its variable) and keeps everything that explains the result. */
export function explain(formula: { key: string; ordinal: number; compiled: Compiled }, values: Values): Explained {
  const { key, ordinal, compiled } = formula
  const { body } = compiled
  const { known } = knownValues(compiled, values)
  const evaluated = evaluateFormula(compiled, values)
  return {
    key, ordinal, names: body.names, explanation: body.explanation, pieces: piecesOf(body.expression), unit: body.unit,
    inputs: body.variables.map(({ name, names, unit }) => ({ name, names, unit, value: known.get(name) ?? null, given: Object.hasOwn(values, name) && values[name] != null })),
    ...(evaluated.ok ? { result: evaluated.value, steps: evaluated.steps, reasons: [] } : { result: null, steps: [], reasons: evaluated.reasons }),
  }
}
