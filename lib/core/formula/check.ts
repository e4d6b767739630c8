import { functions } from './functions'
import { childrenOf, type Node, type NodeOf, type Place, type Problem } from './tree'
import { combine, isCountable, none, parseUnit, sameDimension, unitOfDimension, type Dimension, type Unit } from './units'

/** What a part of an expression is: a quantity, a condition, or nothing to speak of because it is wrong itself. */
export type Kind = { is: 'quantity'; dimension: Dimension; zero?: true } | { is: 'condition' } | { is: 'wrong' }

export interface Checked {
  kinds: ReadonlyMap<Node, Kind>
  used: ReadonlySet<string>
  problems: Problem[]
}

const wrong: Kind = { is: 'wrong' }
const condition: Kind = { is: 'condition' }
const quantity = (dimension: Dimension): Kind => ({ is: 'quantity', dimension })

/** Works out what every part is, without any value. A literal 0 fits every unit. Problems name the part that does not fit. */
export function checkTree(tree: Node, variables: ReadonlyMap<string, Unit | null>): Checked {
  const kinds = new Map<Node, Kind>()
  const used = new Set<string>()
  const problems: Problem[] = []
  const complain = (place: Place, key: string, params?: Problem['params']): Kind => {
    problems.push({ from: place.from, to: place.to, key: `formulas.check.${key}`, ...(params && { params }) })
    return wrong
  }

  const visit = (node: Node): Kind => {
    const kind = kindOf(node)
    kinds.set(node, kind)
    return kind
  }
  /** The dimension of a part that has to be a quantity; null when it is wrong. */
  const quantityOf = (node: Node): { dimension: Dimension; zero?: true } | null => {
    const kind = visit(node)
    if (kind.is === 'condition') complain(node, 'notNumber')
    return kind.is === 'quantity' ? kind : null
  }
  const conditionOf = (node: Node): boolean => {
    const kind = visit(node)
    if (kind.is === 'quantity') complain(node, 'notCondition')
    return kind.is === 'condition'
  }
  /** One dimension for all of them: the first one that is not a bare 0 sets it. */
  const alike = (nodes: readonly Node[]): Kind => {
    const found = nodes.map((node) => ({ node, kind: quantityOf(node) }))
    if (found.some(({ kind }) => !kind)) return wrong
    const lead = found.find(({ kind }) => !kind!.zero)
    if (!lead) return { is: 'quantity', dimension: none, zero: true }
    const odd = found.find(({ kind }) => !kind!.zero && !sameDimension(kind!.dimension, lead.kind!.dimension))
    if (odd) return complain(odd.node, 'unlike', { here: unitOfDimension(odd.kind!.dimension), there: unitOfDimension(lead.kind!.dimension) })
    return quantity(lead.kind!.dimension)
  }

  const kindOf = (node: Node): Kind => {
    switch (node.kind) {
      case 'number':
        return literal(node)
      case 'name':
        return named(node)
      case 'sum':
        return alike(node.terms.map((term) => term.node))
      case 'product':
        return product(node)
      case 'power':
        return power(node)
      case 'negative': {
        const inner = quantityOf(node.node)
        return inner ? { is: 'quantity', ...inner } : wrong
      }
      case 'call':
        return call(node)
      case 'compare':
        return alike([node.left, node.right]).is === 'wrong' ? wrong : condition
      case 'and':
      case 'or':
      case 'not':
        return childrenOf(node).map(conditionOf).every(Boolean) ? condition : wrong
    }
  }

  const literal = (node: NodeOf<'number'>): Kind => {
    if (!Number.isFinite(node.value) || node.value > 1e15) return complain(node, 'large')
    if (node.unit === null) return node.value === 0 ? { is: 'quantity', dimension: none, zero: true } : quantity(none)
    const unit = parseUnit(node.unit)
    return unit ? quantity(unit.dimension) : complain(node, 'unit', { unit: node.unit.slice(0, 40) })
  }

  const named = (node: NodeOf<'name'>): Kind => {
    const unit = variables.get(node.name)
    used.add(node.name)
    if (unit === undefined) return complain(node, functions.has(node.name) ? 'functionBare' : 'unknown', { name: node.name })
    return unit ? quantity(unit.dimension) : wrong
  }

  const product = (node: NodeOf<'product'>): Kind => {
    let dimension: Dimension | null = none
    let whole = true
    for (const factor of node.factors) {
      const kind = quantityOf(factor.node)
      if (!kind) whole = false
      else if (factor.divides && kind.zero) whole = complain(factor.node, 'divideZero').is !== 'wrong'
      else dimension &&= combine(dimension, kind.dimension, factor.divides ? -1 : 1)
    }
    if (!whole) return wrong
    return dimension ? quantity(dimension) : complain(node, 'dimension')
  }

  const power = (node: NodeOf<'power'>): Kind => {
    const [base, exponent] = [quantityOf(node.base), quantityOf(node.exponent)]
    if (!base || !exponent) return wrong
    if (!sameDimension(exponent.dimension, none)) return complain(node.exponent, 'exponent', { here: unitOfDimension(exponent.dimension) })
    if (sameDimension(base.dimension, none)) return quantity(none)
    const whole = wholeOf(node.exponent)
    if (whole === null) return complain(node.exponent, 'exponentWhole')
    const dimension = combine(none, base.dimension, whole)
    return dimension ? quantity(dimension) : complain(node, 'dimension')
  }

  const call = (node: NodeOf<'call'>): Kind => {
    const called = functions.get(node.name)
    const name = { from: node.from, to: node.nameTo }
    if (!called) {
      for (const arg of node.args) visit(arg)
      return complain(name, variables.has(node.name) ? 'notFunction' : 'unknownFunction', { name: node.name })
    }
    if (node.args.length < called.min || node.args.length > called.max) {
      for (const arg of node.args) visit(arg)
      return complain(node, 'arguments', { name: node.name, min: called.min, max: called.max, count: node.args.length })
    }
    if (called.units === 'same') return alike(node.args)
    if (called.units === 'choose') {
      const decided = conditionOf(node.args[0]!)
      const chosen = alike(node.args.slice(1))
      return decided ? chosen : wrong
    }
    const [first, digits] = node.args
    const inner = quantityOf(first!)
    if (digits) {
      visit(digits)
      const whole = wholeOf(digits)
      if (whole === null || whole < 0) return complain(digits, 'digits')
    }
    if (!inner) return wrong
    if (called.units === 'plain') return sameDimension(inner.dimension, none) ? quantity(none) : complain(first!, 'plain', { name: node.name, here: unitOfDimension(inner.dimension) })
    if (called.units === 'round') return isCountable(inner.dimension) ? quantity(inner.dimension) : complain(first!, 'round', { here: unitOfDimension(inner.dimension) })
    const root = combine(none, inner.dimension, 0.5)
    return root ? quantity(root) : complain(first!, 'root', { here: unitOfDimension(inner.dimension) })
  }

  visit(tree)
  return { kinds, used, problems }
}

/** A small whole number written as such, with or without a sign. */
function wholeOf(node: Node): number | null {
  if (node.kind === 'negative') {
    const inner = wholeOf(node.node)
    return inner === null ? null : -inner
  }
  return node.kind === 'number' && node.unit === null && Number.isInteger(node.value) && node.value <= 9 ? node.value : null
}
