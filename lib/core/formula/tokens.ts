import { createToken, Lexer, type ILexingResult } from 'chevrotain'

/** The whole alphabet of the language: numbers, names, brackets, operators, comparisons. Anything else is refused where it stands. */
export const Space = createToken({ name: 'Space', pattern: /[ \t\r\n]+/, group: Lexer.SKIPPED })
export const Name = createToken({ name: 'Name', pattern: /[A-Za-z][A-Za-z0-9]*/ })
export const And = createToken({ name: 'And', pattern: /and/, longer_alt: Name })
export const Or = createToken({ name: 'Or', pattern: /or/, longer_alt: Name })
export const Not = createToken({ name: 'Not', pattern: /not/, longer_alt: Name })
export const NumberToken = createToken({ name: 'Number', pattern: /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/ })
export const UnitToken = createToken({ name: 'Unit', pattern: /\[[^[\]\r\n]{0,60}\]/, line_breaks: false })
export const Percent = createToken({ name: 'Percent', pattern: /%/ })
export const Plus = createToken({ name: 'Plus', pattern: /\+/ })
export const Minus = createToken({ name: 'Minus', pattern: /[-−]/ })
export const Times = createToken({ name: 'Times', pattern: /[*×]/ })
export const Divide = createToken({ name: 'Divide', pattern: /[/÷]/ })
export const Power = createToken({ name: 'Power', pattern: /\^/ })
export const Open = createToken({ name: 'Open', pattern: /\(/ })
export const Close = createToken({ name: 'Close', pattern: /\)/ })
export const Comma = createToken({ name: 'Comma', pattern: /,/ })
export const Compare = createToken({ name: 'Compare', pattern: /<=|>=|!=|==|<|>/ })

export const allTokens = [Space, And, Or, Not, Name, NumberToken, UnitToken, Percent, Plus, Minus, Times, Divide, Power, Open, Close, Comma, Compare]

const lexer = new Lexer(allTokens, { positionTracking: 'onlyOffset', ensureOptimizations: true })

const wide = '（）＋－×÷＊／＾，．％＜＞＝！［］　０１２３４５６７８９'
const narrow = '()+-*/*/^,.%<>=![] 0123456789'
const counterparts = new Map([...wide].map((sign, i) => [sign, narrow[i]!]))
const wideSigns = new RegExp(`[${wide}]`, 'g')

/**
 * Tokens with their places; characters that belong to none are errors with theirs. Full-width signs and digits of Chinese keyboards
 * are read as what they stand for, one for one, so that no place moves; letters are not. Bound the length of the text first.
 */
export const lex = (text: string): ILexingResult => lexer.tokenize(text.replace(wideSigns, (sign) => counterparts.get(sign)!))
