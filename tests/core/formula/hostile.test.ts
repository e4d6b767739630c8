import { describe, expect, it } from 'vitest'
import { DraftBody } from '@/lib/core/formula/draft'
import { FormulaBody, VariableName } from '@/lib/core/formula/definition'
import { bodyOf, problemsOf, resultOf } from './formula-bodies'

const chain = (part: string, times: number, end = '1') => part.repeat(times) + end

/** Each is refused before anything is computed: by an alphabet without dots, quotes, braces, assignment, or by a name that is not declared. */
const refused: [string, string][] = [
  ['the constructor of a number', '(1).constructor'],
  ['the constructor behind a name', 'a.constructor.constructor("return process")()'],
  ['a bare constructor', 'constructor'],
  ['a called constructor', 'constructor(1)'],
  ['the prototype with underscores', '__proto__'],
  ['a prototype by index', 'a["__proto__"]'],
  ['a prototype by a computed index', "a['con'+'structor']"],
  ['prototype as a name', 'prototype'],
  ['inherited toString', 'toString()'],
  ['inherited valueOf', 'valueOf()'],
  ['inherited hasOwnProperty', 'hasOwnProperty(1)'],
  ['process', 'process'],
  ['process.exit', 'process.exit(1)'],
  ['globalThis', 'globalThis'],
  ['this', 'this'],
  ['window', 'window'],
  ['require', "require('fs')"],
  ['import as a call', "import('node:fs')"],
  ['import as a statement', "import fs from 'fs'"],
  ['eval', "eval('1')"],
  ['Function', "Function('return 1')()"],
  ['new', 'new Date()'],
  ['fetch', "fetch('https://example.test')"],
  ['an endless loop', 'while(1){}'],
  ['a counted loop', 'for(;;);'],
  ['an assignment', 'a = 2'],
  ['a compound assignment', 'a += 2'],
  ['an increment', 'a++'],
  ['an arrow function', '() => 1'],
  ['a function body', 'function f(){return 1}'],
  ['an immediately called function', '(function(){return 1})()'],
  ['a template string', '`${1}`'],
  ['a double-quoted string', '"a"'],
  ['a single-quoted string', "'a'"],
  ['a regular expression', '/(a+)+$/'],
  ['a regular expression that is tested', '/a/.test(a)'],
  ['a line comment', '1 // 2'],
  ['a block comment', '1 /* 2 */'],
  ['an object', '{a: 1}'],
  ['an array', '[1, 2]'],
  ['a spread', 'max(...a)'],
  ['optional chaining', 'a?.b'],
  ['a ternary', 'a ? 1 : 2'],
  ['a sequence', '1; 2'],
  ['a comma outside a call', '1, 2'],
  ['a bitwise operator', '1 | 2'],
  ['a shift', '1 << 2'],
  ['double star', '2 ** 3'],
  ['logical signs', '1 && 2'],
  ['typeof', 'typeof a'],
  ['a hexadecimal number', '0xff'],
  ['a bigint', '1n'],
  ['a number with separators', '1_000'],
  ['a number beyond doubles', '1e999'],
  ['a huge number', '1e300'],
  ['a number of 400 digits', chain('9', 400, '')],
  ['Infinity by name', 'Infinity'],
  ['NaN by name', 'NaN'],
  ['undefined by name', 'undefined'],
  ['a Cyrillic letter that looks Latin', 'mіn(1, 2)'],
  ['a full-width letter', 'ｍin(1, 2)'],
  ['a full-width dot behind a bracket', '（1）．constructor'],
  ['a full-width assignment', 'a ＝ 2'],
  ['a full-width double star', '2 ＊＊ 3'],
  ['a circled digit', '① + 1'],
  ['a bold digit', '𝟏 + 1'],
  ['an Arabic digit', '٣'],
  ['a unicode escape', '\\u0061'],
  ['an invisible joiner', '1\u200d+1'],
  ['text that runs backwards', '1\u202e+1'],
  ['a null character', '1\u0000+1'],
  ['half a surrogate', '1+\ud800'],
  ['an emoji', '1+😀'],
  ['brackets 200 deep', '('.repeat(200) + '1' + ')'.repeat(200)],
  ['brackets that never close', '('.repeat(2000)],
  ['brackets that only close', ')'.repeat(100)],
  ['signs in a row', chain('-', 500)],
  ['negations in a row', `if(${chain('not ', 200, '1 < 2')}, 1, 2)`],
  ['a chain of powers', chain('2^', 200, '2')],
  ['calls 60 deep', chain('abs(', 60, '1') + ')'.repeat(60)],
  ['600 tokens', chain('1+', 300)],
  ['100,000 characters', chain('1+', 50_000)],
  ['2 MB of spaces', ' '.repeat(2_000_000)],
  ['a call with 100 values', `max(${chain('1,', 100)})`],
  ['a call without values', 'max()'],
  ['a unit that is none', '1 [__proto__]'],
  ['a unit of code', '1 [constructor]'],
  ['a unit of 60 terms', `1 [${chain('h*', 25, 'h')}]`],
  ['a condition as the result', '1 < 2'],
  ['a number as a condition', 'if(1, 2, 3)'],
  ['nothing at all', ''],
]

describe('an expression that means harm', () => {
  it.each(refused)('is refused: %s', (_, expression) => {
    const problems = problemsOf(expression, '1', { a: '1' })
    expect(problems.length).toBeGreaterThan(0)
    for (const { from, to, key } of problems) {
      expect(key).toMatch(/^formulas\.check\.\w+$/)
      expect(from).toBeGreaterThanOrEqual(0)
      expect(to).toBeGreaterThanOrEqual(from)
      expect(to).toBeLessThanOrEqual(expression.length)
    }
  })

  it('is counted: the list holds at least sixty', () => expect(refused.length).toBeGreaterThanOrEqual(60))

  it.each([
    ['a tower of powers', '9^9^9^9', 'formulas.run.large'],
    ['a power beyond doubles', '10^308*10', 'formulas.run.large'],
    ['growth by multiplication', chain('1e14*', 40, '1'), 'formulas.run.large'],
    ['e to a large power', 'exp(1000)', 'formulas.run.large'],
    ['the root of a negative number', 'sqrt(0-1)', 'formulas.run.undefined'],
    ['a broken power of a negative number', '(0-8)^0.5', 'formulas.run.undefined'],
    ['the logarithm of zero', 'ln(1-1)', 'formulas.run.large'],
    ['the logarithm of a negative number', 'ln(1-2)', 'formulas.run.undefined'],
    ['a division by what comes to zero', '1/(2-2)', 'formulas.run.divideZero'],
    ['zero to a negative power', '(1-1)^-1', 'formulas.run.divideZero'],
  ])('is bounded while it runs: %s', (_, expression, reason) => expect(resultOf(expression)).toBe(reason))

  it('reads no inherited member of the values it is given', () => {
    const values = Object.create({ a: 5 }) as Record<string, number>
    expect(resultOf('a', values, '1', { a: '1' })).toBe('formulas.run.missing')
  })

  it('cannot be smuggled in through the parts around the expression', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'prototype', 'if', 'and', 'min', 'A', 'a b', 'a.b', '']) expect(VariableName.safeParse(name).success, name).toBe(false)
    const body = bodyOf('a', '1', { a: '1' })
    expect(FormulaBody.safeParse({ ...body, extra: 1 }).success).toBe(false)
    expect(FormulaBody.safeParse({ ...body, origin: { name: 'x', url: 'javascript:alert(1)' } }).success).toBe(false)
    expect(FormulaBody.safeParse({ ...body, variables: Array(41).fill(body.variables[0]) }).success).toBe(false)
    expect(DraftBody.safeParse(JSON.parse('{"__proto__":{"polluted":true}}')).success).toBe(false)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})
