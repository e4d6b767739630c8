/** Where something stands in the expression: offsets of its first character and of the one behind its last. */
export interface Place {
  from: number
  to: number
}

/** An expression as it was read. Sums and products are kept flat, so that long ones are not deep. */
export type Node = Place &
  (
    | { kind: 'number'; value: number; unit: string | null }
    | { kind: 'name'; name: string }
    | { kind: 'sum'; terms: { minus: boolean; node: Node }[] }
    | { kind: 'product'; factors: { divides: boolean; node: Node }[] }
    | { kind: 'power'; base: Node; exponent: Node }
    | { kind: 'negative'; node: Node }
    | { kind: 'call'; name: string; nameTo: number; args: Node[] }
    | { kind: 'compare'; operator: Comparison; left: Node; right: Node }
    | { kind: 'and' | 'or'; nodes: Node[] }
    | { kind: 'not'; node: Node }
  )

export type NodeOf<Kind extends Node['kind']> = Extract<Node, { kind: Kind }>

export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!='

/** What is wrong with an expression and where. `key` is a message key. */
export interface Problem extends Place {
  key: string
  params?: Record<string, string | number>
}

/** Bounds of every expression, whoever wrote it. */
export const limits = { characters: 2000, tokens: 500, depth: 40, variables: 40, steps: 2000, value: 1e18, result: 1e15 } as const

export function childrenOf(node: Node): Node[] {
  switch (node.kind) {
    case 'number':
    case 'name':
      return []
    case 'sum':
      return node.terms.map((term) => term.node)
    case 'product':
      return node.factors.map((factor) => factor.node)
    case 'power':
      return [node.base, node.exponent]
    case 'negative':
    case 'not':
      return [node.node]
    case 'call':
      return node.args
    case 'compare':
      return [node.left, node.right]
    case 'and':
    case 'or':
      return node.nodes
  }
}
