import { EmbeddedActionsParser, type IRecognitionException, type IToken } from 'chevrotain'
import { allTokens, And, Close, Comma, Compare, Divide, lex, Minus, Name, Not, NumberToken, Open, Or, Percent, Plus, Power, Times, UnitToken } from './tokens'
import { limits, type Comparison, type Node, type Problem } from './tree'

const endOf = (token: IToken): number => token.startOffset + token.image.length
const spanOf = (nodes: readonly Node[]) => ({ from: nodes[0]?.from ?? 0, to: nodes.at(-1)?.to ?? 0 })

/** or → and → not → comparison → sum → product → sign → power → atom; `^` binds to the right and tighter than a sign before it. */
class Grammar extends EmbeddedActionsParser {
  constructor() {
    super(allTokens, { maxLookahead: 2, recoveryEnabled: false, nodeLocationTracking: 'none' })
    this.performSelfAnalysis()
  }

  whole = this.RULE('whole', (): Node => this.SUBRULE(this.either))

  private either = this.RULE('either', (): Node => {
    const nodes = [this.SUBRULE(this.both)]
    this.MANY(() => {
      this.CONSUME(Or)
      nodes.push(this.SUBRULE2(this.both))
    })
    return nodes.length === 1 ? nodes[0]! : { kind: 'or', nodes, ...spanOf(nodes) }
  })

  private both = this.RULE('both', (): Node => {
    const nodes = [this.SUBRULE(this.negated)]
    this.MANY(() => {
      this.CONSUME(And)
      nodes.push(this.SUBRULE2(this.negated))
    })
    return nodes.length === 1 ? nodes[0]! : { kind: 'and', nodes, ...spanOf(nodes) }
  })

  private negated = this.RULE('negated', (): Node => {
    const nots: IToken[] = []
    this.MANY(() => {
      nots.push(this.CONSUME(Not))
    })
    const node = this.SUBRULE(this.comparison)
    return nots.reduceRight<Node>((inner, not) => ({ kind: 'not', node: inner, from: not.startOffset, to: inner.to }), node)
  })

  private comparison = this.RULE('comparison', (): Node => {
    const left = this.SUBRULE(this.sum)
    let compared: Node | undefined
    this.OPTION(() => {
      const operator = this.CONSUME(Compare).image as Comparison
      const right = this.SUBRULE2(this.sum)
      compared = { kind: 'compare', operator, left, right, from: left?.from, to: right?.to }
    })
    return compared ?? left
  })

  private sum = this.RULE('sum', (): Node => {
    const terms = [{ minus: false, node: this.SUBRULE(this.product) }]
    this.MANY(() => {
      const minus = this.OR([{ ALT: () => (this.CONSUME(Plus), false) }, { ALT: () => (this.CONSUME(Minus), true) }])
      terms.push({ minus, node: this.SUBRULE2(this.product) })
    })
    return terms.length === 1 ? terms[0]!.node : { kind: 'sum', terms, from: terms[0]!.node?.from, to: terms.at(-1)!.node?.to }
  })

  private product = this.RULE('product', (): Node => {
    const factors = [{ divides: false, node: this.SUBRULE(this.signed) }]
    this.MANY(() => {
      const divides = this.OR([{ ALT: () => (this.CONSUME(Times), false) }, { ALT: () => (this.CONSUME(Divide), true) }])
      factors.push({ divides, node: this.SUBRULE2(this.signed) })
    })
    return factors.length === 1 ? factors[0]!.node : { kind: 'product', factors, from: factors[0]!.node?.from, to: factors.at(-1)!.node?.to }
  })

  private signed = this.RULE('signed', (): Node => {
    const signs: IToken[] = []
    this.MANY(() => {
      signs.push(this.CONSUME(Minus))
    })
    const node = this.SUBRULE(this.power)
    return signs.reduceRight<Node>((inner, sign) => ({ kind: 'negative', node: inner, from: sign.startOffset, to: inner?.to }), node)
  })

  private power = this.RULE('power', (): Node => {
    const links = [this.SUBRULE(this.atom)]
    this.MANY(() => {
      this.CONSUME(Power)
      const signs: IToken[] = []
      this.MANY2(() => {
        signs.push(this.CONSUME(Minus))
      })
      const node = this.SUBRULE2(this.atom)
      links.push(signs.reduceRight<Node>((inner, sign) => ({ kind: 'negative', node: inner, from: sign.startOffset, to: inner?.to }), node))
    })
    return links.reduceRight((exponent, base) => ({ kind: 'power', base, exponent, from: base?.from, to: exponent?.to }))
  })

  private atom = this.RULE('atom', (): Node =>
    this.OR([
      { ALT: () => this.SUBRULE(this.literal) },
      { ALT: () => this.SUBRULE(this.named) },
      {
        ALT: () => {
          const open = this.CONSUME(Open)
          const node = this.SUBRULE(this.either)
          const close = this.CONSUME(Close)
          return { ...node, from: open.startOffset, to: endOf(close) }
        },
      },
    ]),
  )

  private literal = this.RULE('literal', (): Node => {
    const token = this.CONSUME(NumberToken)
    let [value, unit, to] = [Number(token.image), null as string | null, endOf(token)]
    this.OPTION(() => {
      this.OR([
        {
          ALT: () => {
            to = endOf(this.CONSUME(Percent))
            value /= 100
          },
        },
        {
          ALT: () => {
            const tag = this.CONSUME(UnitToken)
            unit = tag.image.slice(1, -1).replaceAll(' ', '')
            to = endOf(tag)
          },
        },
      ])
    })
    return { kind: 'number', value, unit, from: token.startOffset, to }
  })

  private named = this.RULE('named', (): Node => {
    const token = this.CONSUME(Name)
    let call: Node | undefined
    this.OPTION(() => {
      this.CONSUME(Open)
      const args: Node[] = []
      this.MANY_SEP({ SEP: Comma, DEF: () => args.push(this.SUBRULE(this.either)) })
      const close = this.CONSUME(Close)
      call = { kind: 'call', name: token.image, nameTo: endOf(token), args, from: token.startOffset, to: endOf(close) }
    })
    return call ?? { kind: 'name', name: token.image, from: token.startOffset, to: endOf(token) }
  })
}

const grammar = new Grammar()

/**
 * Reads an expression into a tree with places. Never throws: what cannot be read comes back as problems. Length, number of tokens
 * and depth are bounded before the grammar sees them.
 */
export function parseExpression(text: string): { ok: true; tree: Node } | { ok: false; problems: Problem[] } {
  const all = { from: 0, to: text.length }
  if (!text.trim()) return refused({ ...all, key: 'formulas.check.empty' })
  if (text.length > limits.characters) return refused({ from: limits.characters, to: text.length, key: 'formulas.check.long', params: { max: limits.characters } })
  const { tokens, errors } = lex(text)
  if (errors.length) {
    const problems = errors.slice(0, 5).map(({ offset, length }) => strange(text, offset, length))
    return { ok: false, problems }
  }
  if (tokens.length > limits.tokens) return refused({ from: tokens[limits.tokens]!.startOffset, to: text.length, key: 'formulas.check.long', params: { max: limits.tokens } })
  const deep = tooDeep(tokens)
  if (deep) return refused({ from: deep.startOffset, to: endOf(deep), key: 'formulas.check.deep', params: { max: limits.depth } })
  grammar.input = tokens
  const tree = grammar.whole()
  const [error] = grammar.errors
  if (error) return refused(unexpected(error, text))
  return { ok: true, tree }
}

const refused = (problem: Problem) => ({ ok: false as const, problems: [problem] })

/** The first token at which brackets, or signs and powers in a row, go deeper than is read. */
function tooDeep(tokens: readonly IToken[]): IToken | null {
  let [open, row, valueBefore] = [0, 0, false]
  for (const token of tokens) {
    const type = token.tokenType
    const isSign = type === Not || (type === Minus && !valueBefore)
    valueBefore = type === Name || type === NumberToken || type === UnitToken || type === Percent || type === Close
    if (type === Open) open++
    else if (type === Close) open--
    else if (isSign || type === Power) row++
    else if (!valueBefore) row = 0
    if (open + row > limits.depth) return token
  }
  return null
}

const strange = (text: string, offset: number, length: number): Problem => {
  const run = text.slice(offset, offset + length)
  const first = String.fromCodePoint(run.codePointAt(0)!)
  return { from: offset, to: offset + length, key: 'formulas.check.character', params: { character: first.isWellFormed() ? first : '�' } }
}

function unexpected(error: IRecognitionException, text: string): Problem {
  const { token } = error
  // Behind the last token chevrotain reports an end without a place.
  if (!token.image || !Number.isFinite(token.startOffset)) {
    const end = text.trimEnd().length
    return { from: Math.max(0, end - 1), to: end, key: 'formulas.check.unfinished' }
  }
  return { from: token.startOffset, to: endOf(token), key: 'formulas.check.unexpected', params: { text: token.image.slice(0, 30) } }
}
