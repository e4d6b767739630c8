import type { Reason } from '@/lib/core/errors'
import type { Compiled } from './compile'
import { functions } from './functions'
import { limits, type Node, type NodeOf, type Place } from './tree'
import { none, parseUnit, sameDimension, unitOfDimension, type Dimension } from './units'

/** One step of the calculation: a part of the expression with its value, in `unit`. */
export interface Step extends Place {
  text: string
  value: number
  unit: string
}

/** Why there is no result; `variable` names the one that is to blame, places lie in the expression. */
export type RunReason = Reason & Partial<Place> & { variable?: string }

export type Evaluated = { ok: true; value: number; steps: Step[] } | { ok: false; reasons: RunReason[] }

/** Values by variable, in the unit of the variable. */
export type Values = Readonly<Record<string, number | null | undefined>>

class Refusal extends Error {
  constructor(readonly reason: RunReason) {
    super(reason.key)
  }
}

/**
 * Computes the result in the unit of the formula. A value that is null or left out is replaced by the variable's default, or there
 * is no result; so there is none after a division by zero, beyond what money is counted in, or after too many steps. Never throws.
 */
export function evaluateFormula(compiled: Compiled, values: Values): Evaluated {
  const { known, reasons } = knownValues(compiled, values)
  if (reasons.length) return { ok: false, reasons }
  try {
    return new Interpreter(compiled, known).run()
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reasons: [error.reason] }
    throw error
  }
}

/** What every variable counts for: the given value or the default, in its own unit; with what is missing or out of range. */
export function knownValues({ body, used }: Compiled, values: Values): { known: Map<string, number>; reasons: RunReason[] } {
  const known = new Map<string, number>()
  const reasons: RunReason[] = []
  for (const { name, min, max, default: fallback } of body.variables) {
    if (!used.has(name)) continue
    const given = Object.hasOwn(values, name) ? values[name] : null
    const value = given ?? fallback
    if (value === undefined) reasons.push({ key: 'formulas.run.missing', params: { name }, variable: name })
    else if (!Number.isFinite(value) || Math.abs(value) > limits.result) reasons.push({ key: 'formulas.run.large', variable: name })
    else if (min !== undefined && value < min) reasons.push({ key: 'formulas.run.below', params: { name, min }, variable: name })
    else if (max !== undefined && value > max) reasons.push({ key: 'formulas.run.above', params: { name, max }, variable: name })
    else known.set(name, value)
  }
  return { known, reasons }
}

class Interpreter {
  private taken = 0
  private readonly steps: Step[] = []

  constructor(
    private readonly compiled: Compiled,
    private readonly known: ReadonlyMap<string, number>,
  ) {}

  run(): Evaluated {
    const { tree, unit, body } = this.compiled
    const value = this.valueOf(tree) / unit.factor
    if (!Number.isFinite(value) || Math.abs(value) > limits.result) throw new Refusal({ key: 'formulas.run.large', from: tree.from, to: tree.to })
    const result = { from: tree.from, to: tree.to, text: body.expression.slice(tree.from, tree.to), value: plain(value), unit: unit.text }
    const last = this.steps.at(-1)
    if (last?.from === tree.from && last.to === tree.to) this.steps.pop()
    return { ok: true, value: plain(value), steps: [...this.steps, result] }
  }

  /** In base units. */
  private valueOf(node: Node): number {
    if (++this.taken > limits.steps) throw new Refusal({ key: 'formulas.run.steps' })
    const value = this.compute(node)
    if (!Number.isFinite(value) || Math.abs(value) > limits.value) throw new Refusal({ key: 'formulas.run.large', from: node.from, to: node.to })
    this.record(node, value)
    return value
  }

  private compute(node: Node): number {
    switch (node.kind) {
      case 'number':
        return node.value * (node.unit === null ? 1 : (parseUnit(node.unit)?.factor ?? Number.NaN))
      case 'name':
        return (this.known.get(node.name) ?? Number.NaN) * (this.compiled.units.get(node.name)?.factor ?? Number.NaN)
      case 'sum':
        return node.terms.reduce((sum, { minus, node: term }) => (minus ? sum - this.valueOf(term) : sum + this.valueOf(term)), 0)
      case 'product':
        return node.factors.reduce((total, { divides, node: factor }) => (divides ? total / this.divisor(factor) : total * this.valueOf(factor)), 1)
      case 'power':
        return this.power(node)
      case 'negative':
        return -this.valueOf(node.node)
      case 'call':
        return this.call(node)
      default:
        throw new Refusal({ key: 'formulas.run.undefined', from: node.from, to: node.to })
    }
  }

  private divisor(node: Node): number {
    const value = this.valueOf(node)
    if (value === 0) throw new Refusal({ key: 'formulas.run.divideZero', params: { part: this.textOf(node) }, from: node.from, to: node.to })
    return value
  }

  private power(node: NodeOf<'power'>): number {
    const [base, exponent] = [this.valueOf(node.base), this.valueOf(node.exponent)]
    if (base === 0 && exponent < 0) throw new Refusal({ key: 'formulas.run.divideZero', params: { part: this.textOf(node.base) }, from: node.from, to: node.to })
    return this.defined(node, base ** exponent)
  }

  private call(node: NodeOf<'call'>): number {
    if (node.name === 'if') return this.valueOf(this.holds(node.args[0]!) ? node.args[1]! : node.args[2]!)
    const called = functions.get(node.name)
    if (!called) throw new Refusal({ key: 'formulas.run.undefined', from: node.from, to: node.to })
    return this.defined(node, called.apply(node.args.map((arg) => this.valueOf(arg))))
  }

  private holds(node: Node): boolean {
    if (++this.taken > limits.steps) throw new Refusal({ key: 'formulas.run.steps' })
    switch (node.kind) {
      case 'and':
        return node.nodes.every((inner) => this.holds(inner))
      case 'or':
        return node.nodes.some((inner) => this.holds(inner))
      case 'not':
        return !this.holds(node.node)
      case 'compare': {
        const [left, right] = [this.valueOf(node.left), this.valueOf(node.right)]
        switch (node.operator) {
          case '<':
            return left < right
          case '<=':
            return left <= right
          case '>':
            return left > right
          case '>=':
            return left >= right
          case '==':
            return left === right
          case '!=':
            return left !== right
        }
      }
    }
    throw new Refusal({ key: 'formulas.run.undefined', from: node.from, to: node.to })
  }

  /** Such as the root or logarithm of a negative number: there is no such value. */
  private defined(node: Node, value: number): number {
    if (Number.isNaN(value)) throw new Refusal({ key: 'formulas.run.undefined', from: node.from, to: node.to })
    return value
  }

  private record(node: Node, value: number) {
    if (node.kind === 'number' || node.kind === 'name' || node.kind === 'negative') return
    const kind = this.compiled.kinds.get(node)
    if (kind?.is !== 'quantity') return
    const unit = this.readableUnit(kind.dimension)
    this.steps.push({ from: node.from, to: node.to, text: this.textOf(node), value: plain(value / unit.factor), unit: unit.text })
  }

  /** The unit that the formula itself uses for such a quantity, else base units. */
  private readableUnit(dimension: Dimension): { text: string; factor: number } {
    const { unit, units } = this.compiled
    const found = sameDimension(unit.dimension, dimension) ? unit : [...units.values()].find((used) => sameDimension(used.dimension, dimension))
    return found && !sameDimension(dimension, none) ? found : { text: unitOfDimension(dimension), factor: 1 }
  }

  private textOf = (node: Node): string => this.compiled.body.expression.slice(node.from, node.to)
}

/** Fifteen digits, as spreadsheets keep: what conversions of units leave behind them would tip a half when money is rounded. No −0. */
const plain = (value: number): number => Number(value.toPrecision(15)) + 0
