import { describe, expect, it } from 'vitest'
import { diffBodies, diffExpressions } from '@/lib/core/formula/diff'
import { explain } from '@/lib/core/formula/explained'
import { compileFormula } from '@/lib/core/formula/compile'
import { bodyOf } from './formula-bodies'

describe('what a version changes', () => {
  const before = bodyOf('a * b', 'money', { a: 'h', b: 'money/h' })

  it('is nothing for the same words in another order of members', () => {
    expect(diffBodies(before, JSON.parse(JSON.stringify({ ...before, expression: before.expression })) as typeof before)).toEqual([])
  })

  it('names the expression first, then variables by what of them differs', () => {
    const after = { ...bodyOf('a * b * c', 'money', { a: 'min', b: 'money/h', c: '%' }), names: { en: 'Other', 'zh-CN': 'Test' } }
    expect(diffBodies(before, after)).toEqual([
      { kind: 'changed', part: 'expression', before: 'a * b', after: 'a * b * c' },
      { kind: 'changed', part: 'variable', subject: 'a', fields: ['unit'], before: 'h', after: 'min' },
      { kind: 'added', part: 'variable', subject: 'c' },
      { kind: 'changed', part: 'names', before: 'Test / Test', after: 'Other / Test' },
    ])
    expect(diffBodies(after, before)).toContainEqual({ kind: 'removed', part: 'variable', subject: 'c' })
  })

  it('is told word by word inside the expression', () => {
    expect(diffExpressions('a * b', 'a * c * b')).toEqual([
      { kind: 'same', text: 'a *' },
      { kind: 'added', text: 'c *' },
      { kind: 'same', text: 'b' },
    ])
  })
})

describe('an explained figure', () => {
  it('holds the pieces, every input with its unit, the steps and the result', () => {
    const compiled = compileFormula(bodyOf('items * (manual - attended) * wage', 'money', { items: 'item', manual: 'min/item', attended: 'min/item', wage: 'money/h' }))
    if (!compiled.ok) throw new Error('does not hold')
    const explained = explain({ key: 'x', ordinal: 3, compiled: compiled.value }, { items: 100, manual: 12, attended: 2, wage: 60 })
    expect(explained).toMatchObject({ ordinal: 3, result: 1000, unit: 'money', reasons: [] })
    expect(explained.steps).toMatchObject([{ text: '(manual - attended)', unit: 'min/item' }, { value: 1000, unit: 'money' }])
    expect(explained.steps[0]!.value).toBeCloseTo(10, 9)
    expect(explained.pieces.map(({ text }) => text).join(' ')).toBe('items × ( manual − attended ) × wage')
    expect(explain({ key: 'x', ordinal: 3, compiled: compiled.value }, { items: 100 })).toMatchObject({ result: null, reasons: [{ variable: 'manual' }, { variable: 'attended' }, { variable: 'wage' }] })
  })
})
