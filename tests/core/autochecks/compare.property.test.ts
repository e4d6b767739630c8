import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differencesOf, parseTolerance, textDifferences, type CompareRules } from '@/lib/core/autochecks/compare'
import { parsePath, parsePattern, valueAt } from '@/lib/core/autochecks/paths'

const plain: CompareRules = { ignored: [], tolerances: [], numbersAsText: false, anyOrder: false }
const rules = (more: Partial<CompareRules>): CompareRules => ({ ...plain, ...more })
const paths = (left: unknown, right: unknown, given: CompareRules = plain) => differencesOf(left, right, given).map(({ path }) => path)

describe('comparing two answers', () => {
  it('finds nothing between an answer and itself, whatever it is', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.boolean(), fc.boolean(), (value, anyOrder, numbersAsText) => {
      expect(differencesOf(value, structuredClone(value), rules({ anyOrder, numbersAsText }))).toEqual([])
    }))
  })

  it('finds the same places from both sides', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), fc.jsonValue({ maxDepth: 4 }), (one, other) => {
      expect(paths(one, other).sort()).toEqual(paths(other, one).sort())
    }))
  })

  it('finds exactly the field that was changed, wherever it lies', () => {
    const record = fc.record({ id: fc.string(), total: fc.integer(), lines: fc.array(fc.record({ item: fc.string(), price: fc.integer() }), { minLength: 1, maxLength: 5 }) })
    fc.assert(fc.property(record, fc.nat(), (value, at) => {
      const index = at % value.lines.length
      const changed = structuredClone(value)
      changed.lines[index]!.price += 1
      expect(paths(value, changed)).toEqual([`lines[${index}].price`])
      expect(paths(value, changed, rules({ ignored: ['lines[*].price'] }))).toEqual([])
      expect(paths(value, changed, rules({ ignored: ['..price'] }))).toEqual([])
      expect(paths(value, changed, rules({ ignored: ['lines'] }))).toEqual([])
      expect(paths(value, changed, rules({ ignored: ['price'] }))).toEqual([`lines[${index}].price`])
      expect(paths(value, changed, rules({ tolerances: ['lines[*].price = 1'] }))).toEqual([])
      expect(paths(value, changed, rules({ tolerances: ['lines[*].price = 0.5'] }))).toHaveLength(1)
    }))
  })

  it('takes lists in any order for equal only where that was agreed', () => {
    const list = fc.uniqueArray(fc.record({ code: fc.string(), amount: fc.integer() }), { selector: ({ code }) => code, minLength: 2, maxLength: 6 })
    fc.assert(fc.property(list, (members) => {
      const turned = [...members].reverse()
      expect(paths({ members }, { members: turned }, rules({ anyOrder: true }))).toEqual([])
      expect(paths({ members }, { members: turned }).length).toBeGreaterThan(0)
    }))
  })

  it('knows a missing field from one that is null', () => {
    expect(differencesOf({ a: null }, {}, plain)).toEqual([{ path: 'a', left: 'null', right: null }])
    expect(paths({ a: 1 }, { a: '1' })).toEqual(['a'])
    expect(paths({ a: 12.5 }, { a: '12.50' }, rules({ numbersAsText: true }))).toEqual([])
    expect(paths({ toString: 1 }, {})).toEqual(['toString'])
  })

  it('compares text by its lines and tags', () => {
    expect(textDifferences('<a><b>1</b></a>', '<a>\n  <b>1</b>\n</a>')).toEqual([])
    expect(textDifferences('one\ntwo', 'one\nthree')).toEqual([{ path: '#2', left: 'two', right: 'three' }])
  })
})

describe('paths', () => {
  it.each(['items[0].price', '$.items[*].price', '', '$', 'a.b.c', '名称'])('reads "%s"', (text) => void expect(parsePath(text)).not.toBeNull())
  it.each(['a..b', 'a[', 'a[x]', '[', 'a.'])('refuses "%s"', (text) => void expect(parsePath(text)).toBeNull())
  it('finds what stands there and never what an object inherits', () => {
    expect(valueAt({ items: [{ price: 3 }] }, 'items[0].price')).toBe(3)
    expect(valueAt({ a: {} }, 'a.constructor')).toBeUndefined()
    expect(valueAt('text', 'length')).toBeUndefined()
    expect(parsePattern('')).toBeNull()
  })
  it.each(['a = 0.01', '..price=1'])('reads the tolerance "%s"', (text) => void expect(parseTolerance(text)).not.toBeNull())
  it.each(['a', 'a = x', 'a = -1', '= 1', 'a = 1 = 2', 'a ='])('refuses the tolerance "%s"', (text) => void expect(parseTolerance(text)).toBeNull())
})
