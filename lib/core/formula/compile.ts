import { checkTree, type Kind } from './check'
import type { FormulaBody } from './definition'
import { parseExpression } from './grammar'
import type { Node, Problem } from './tree'
import { parseUnit, sameDimension, unitOfDimension, type Unit } from './units'

/** A formula that holds: read, with the units of all its parts. */
export interface Compiled {
  body: FormulaBody
  tree: Node
  kinds: ReadonlyMap<Node, Kind>
  units: ReadonlyMap<string, Unit>
  unit: Unit
  used: ReadonlySet<string>
}

export type CompileResult = { ok: true; value: Compiled } | { ok: false; problems: Problem[] }

const MAX_PROBLEMS = 10

/**
 * Reads the expression, checks names and units, and that the result is what the formula declares. Problems carry the place in the
 * expression that they speak of (offsets, end exclusive). Never throws.
 */
export function compileFormula(body: FormulaBody): CompileResult {
  const parsed = parseExpression(body.expression)
  if (!parsed.ok) return parsed
  const { tree } = parsed
  const variables = new Map(body.variables.map(({ name, unit }) => [name, parseUnit(unit)]))
  const { kinds, used, problems } = checkTree(tree, variables)
  const all = { from: 0, to: body.expression.length }
  const unit = parseUnit(body.unit)
  const kind = kinds.get(tree)
  if (!unit) problems.push({ ...all, key: 'formulas.check.unit', params: { unit: body.unit.slice(0, 40) } })
  else if (kind?.is === 'condition') problems.push({ ...all, key: 'formulas.check.notNumber' })
  else if (kind?.is === 'quantity' && !kind.zero && !sameDimension(kind.dimension, unit.dimension)) {
    problems.push({ ...all, key: 'formulas.check.result', params: { here: unitOfDimension(kind.dimension), there: body.unit } })
  }
  if (!problems.length) for (const name of variables.keys()) if (!used.has(name)) problems.push({ ...all, key: 'formulas.check.unused', params: { name } })
  if (problems.length || !unit) return { ok: false, problems: problems.slice(0, MAX_PROBLEMS) }
  const units = new Map([...variables].flatMap(([name, found]) => (found ? [[name, found]] : [])))
  return { ok: true, value: { body, tree, kinds, units, unit, used } }
}
