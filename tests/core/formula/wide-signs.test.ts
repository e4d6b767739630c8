import { describe, expect, it } from 'vitest'
import { piecesOf } from '@/lib/core/formula/display'
import { problemsOf, resultOf } from './formula-bodies'

describe('full-width signs and digits', () => {
  it.each([
    ['（a＋b）×２－１', '(a+b)*2-1', 9],
    ['a÷b＊３', 'a/b*3', 4.5],
    ['max（a，b）＋１．５', 'max(a,b)+1.5', 4.5],
    ['a×５０％＋b／４', 'a*50%+b/4', 2],
    ['if（a＞＝b，a＾２，b）', 'if(a>=b,a^2,b)', 9],
    ['if（a！＝b，a＾２，b）', 'if(a!=b,a^2,b)', 9],
    ['a＋b×１０', 'a+b*10', 23],
    ['a　＋　b', 'a + b', 5],
  ])('%s comes to the same as %s', (wide, narrow, value) => {
    const values = { a: 3, b: 2 }
    expect(resultOf(wide, values)).toBe(value)
    expect(resultOf(narrow, values)).toBe(value)
    expect(piecesOf(wide)).toEqual(piecesOf(narrow))
  })

  it('stand inside a unit as well', () => expect(resultOf('a × 60［min／h］', { a: 2 }, 'min/h')).toBe(120))

  it('move no place: what is wrong is told where it was typed', () => {
    expect(problemsOf('（a＋h）×２', '1', { a: '1', h: 'h' })).toMatchObject([{ key: 'formulas.check.unlike', from: 3, to: 4 }])
    expect(problemsOf('１＋ｍ', '1')).toMatchObject([{ key: 'formulas.check.character', from: 2, to: 3, params: { character: 'ｍ' } }])
  })
})
