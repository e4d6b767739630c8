import { functions } from './functions'
import { Divide, lex, Minus, Name, NumberToken, Percent, Times, UnitToken } from './tokens'

/** A piece of an expression as it is drawn; `variable` pieces may be replaced by a name or a figure. */
export interface Piece {
  kind: 'variable' | 'function' | 'number' | 'unit' | 'sign'
  text: string
  /** Whether a space stands before it */
  spaced: boolean
}

const closes = new Set([')', ',', '%', '^'])

/** The expression in pieces, with the signs that people write: × ÷ −. Text that is not of the language comes back whole. */
export function piecesOf(expression: string): Piece[] {
  const { tokens, errors } = lex(expression)
  if (errors.length) return [{ kind: 'unit', text: expression, spaced: false }]
  /** Whether the next piece stands directly behind the last one */
  let joined = true
  let afterValue = false
  return tokens.map(({ tokenType: type, image }): Piece => {
    const kind = type === Name ? (functions.has(image) ? 'function' : 'variable') : type === NumberToken ? 'number' : type === UnitToken ? 'unit' : 'sign'
    const text = type === Times ? '×' : type === Divide ? '÷' : type === Minus ? '−' : image
    const spaced = !joined && !closes.has(text)
    joined = text === '(' || text === '^' || kind === 'function' || (type === Minus && !afterValue)
    afterValue = (kind !== 'sign' && kind !== 'function') || type === Percent || text === ')'
    return { kind, text, spaced }
  })
}
