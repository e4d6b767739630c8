import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileFormula } from '@/lib/core/formula/compile'
import { piecesOf } from '@/lib/core/formula/display'
import { evaluateFormula } from '@/lib/core/formula/evaluate'
import { parseExpression } from '@/lib/core/formula/grammar'
import { combine, none, parseUnit, sameDimension, unitOfDimension, type Dimension } from '@/lib/core/formula/units'
import { bodyOf, problemsOf } from './formula-bodies'

/** A random expression with what it has to come to, worked out beside the interpreter. */
interface Tree {
  text: string
  value: number
}
const names = ['a', 'b', 'c'] as const
const values = { a: 3, b: 0.25, c: 17 }

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc.integer({ min: 1, max: 999 }).map((n): Tree => ({ text: String(n), value: n })),
    fc.integer({ min: 1, max: 99 }).map((n): Tree => ({ text: `${n}%`, value: n / 100 })),
    fc.constantFrom(...names).map((name): Tree => ({ text: name, value: values[name] })),
    fc.tuple(tie('tree'), tie('tree')).map(([l, r]): Tree => ({ text: `(${l.text} + ${r.text})`, value: l.value + r.value })),
    fc.tuple(tie('tree'), tie('tree')).map(([l, r]): Tree => ({ text: `(${l.text} - ${r.text})`, value: l.value - r.value })),
    fc.tuple(tie('tree'), tie('tree')).map(([l, r]): Tree => ({ text: `${l.text}*(${r.text})`, value: l.value * r.value })),
    fc.tuple(tie('tree'), tie('tree')).map(([l, r]): Tree => ({ text: `(${l.text}) / (${r.text})`, value: l.value / r.value })),
    tie('tree').map((inner): Tree => ({ text: `-(${inner.text})`, value: -inner.value })),
    tie('tree').map((inner): Tree => ({ text: `abs(${inner.text})`, value: Math.abs(inner.value) })),
    fc.tuple(tie('tree'), tie('tree')).map(([l, r]): Tree => ({ text: `max(${l.text}, ${r.text})`, value: Math.max(l.value, r.value) })),
    fc.tuple(tie('tree'), tie('tree'), tie('tree'), tie('tree')).map(([a, b, c, d]): Tree => ({ text: `if(${a.text} <= ${b.text}, ${c.text}, ${d.text})`, value: a.value <= b.value ? c.value : d.value })),
    tie('tree').map((inner): Tree => ({ text: `(${inner.text})^2`, value: inner.value ** 2 })),
  ),
})) as { tree: fc.Arbitrary<Tree> }

describe('evaluation', () => {
  it('equals a reference on random trees', () => {
    fc.assert(
      fc.property(tree, ({ text, value }) => {
        const used = Object.fromEntries(names.filter((name) => new RegExp(`\\b${name}\\b`).test(text)).map((name) => [name, '1']))
        const compiled = compileFormula(bodyOf(text, '1', used))
        if (!compiled.ok) {
          // Longer than is read, or divides by a written 0: both are told, not computed.
          expect(['formulas.check.long', 'formulas.check.deep', 'formulas.check.divideZero']).toContain(compiled.problems[0]!.key)
          return
        }
        const result = evaluateFormula(compiled.value, values)
        if (result.ok) expect(Math.abs(result.value - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)))
        else expect(['formulas.run.large', 'formulas.run.divideZero']).toContain(result.reasons[0]!.key)
      }),
      { numRuns: 500, seed: 11 },
    )
  })

  it('ends with the result and stays within its bounds, whatever the values are', () => {
    fc.assert(
      fc.property(tree, fc.double(), fc.double(), fc.double(), ({ text }, a, b, c) => {
        const compiled = compileFormula(bodyOf(text, '1', { a: '1', b: '1', c: '1' }))
        if (!compiled.ok) return
        const result = evaluateFormula(compiled.value, { a, b, c })
        if (!result.ok) return expect(result.reasons.length).toBeGreaterThan(0)
        expect(Number.isFinite(result.value)).toBe(true)
        expect(result.steps.at(-1)).toMatchObject({ value: result.value, unit: '1' })
      }),
      { numRuns: 300, seed: 12 },
    )
  })
})

const units = ['money', 'h', 'min', 'item', 'money/h', 'min/item', 'item/year', '%', 'run', 'fte', 'day/year'] as const

/** Random products of variables with units, with the dimension that they have to have. */
const product = fc.array(fc.tuple(fc.constantFrom(...units), fc.boolean()), { minLength: 1, maxLength: 6 }).map((factors) => {
  const variables = Object.fromEntries(factors.map(([unit], i) => [`v${i}`, unit]))
  const text = factors.map(([, divides], i) => (i === 0 ? 'v0' : `${divides ? '/' : '*'} v${i}`)).join(' ')
  const dimension = factors.reduce<Dimension | null>((all, [unit, divides], i) => all && combine(all, parseUnit(unit)!.dimension, divides && i > 0 ? -1 : 1), none)
  return { variables, text, dimension }
})

describe('units', () => {
  it('of a well-dimensioned product check, and every other declared unit is found', () => {
    fc.assert(
      fc.property(product, fc.constantFrom(...units), ({ variables, text, dimension }, other) => {
        if (!dimension) return
        const own = unitOfDimension(dimension)
        if (parseUnit(own)) expect(problemsOf(text, own, variables)).toEqual([])
        const wrong = !sameDimension(parseUnit(other)!.dimension, dimension)
        expect(problemsOf(text, other, variables).map(({ key }) => key)).toEqual(wrong ? ['formulas.check.result'] : [])
      }),
      { numRuns: 500, seed: 13 },
    )
  })

  it('that are unlike are never added', () => {
    fc.assert(
      fc.property(product, product, (left, right) => {
        if (!left.dimension || !right.dimension) return
        const renamed = Object.fromEntries(Object.entries(right.variables).map(([name, unit]) => [`w${name.slice(1)}`, unit]))
        const sum = `${left.text} + ${right.text.replaceAll('v', 'w')}`
        const found = problemsOf(sum, unitOfDimension(left.dimension), { ...left.variables, ...renamed }).some(({ key }) => key === 'formulas.check.unlike')
        expect(found).toBe(!sameDimension(left.dimension, right.dimension))
      }),
      { numRuns: 500, seed: 14 },
    )
  })

  it('do not change a result that is asked for in another unit of the same kind', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 1000 }), (items, minutes) => {
        const hours = evaluated('items * time', 'h', { items: 'item', time: 'min/item' }, { items, time: minutes })
        const same = evaluated('items * time', 'h', { items: 'item', time: 's/item' }, { items, time: minutes * 60 })
        expect(Math.abs(hours - same)).toBeLessThanOrEqual(1e-9 * Math.max(1, hours))
        expect(Math.abs(evaluated('items * time', 'min', { items: 'item', time: 'min/item' }, { items, time: minutes }) - items * minutes)).toBeLessThanOrEqual(1e-6)
      }),
      { numRuns: 200, seed: 15 },
    )
  })
})

function evaluated(expression: string, unit: string, variables: Record<string, string>, given: Record<string, number>): number {
  const compiled = compileFormula(bodyOf(expression, unit, variables))
  const result = compiled.ok ? evaluateFormula(compiled.value, given) : null
  if (!result?.ok) throw new Error('does not hold')
  return result.value
}

describe('the parser', () => {
  const soup = fc.array(fc.constantFrom('a', 'min', 'if', '(', ')', '+', '-', '*', '/', '^', ',', '<', 'and', 'not', '1', '2.5', '%', '[h]', '.', ' ', '=', '"', '×'), { maxLength: 80 }).map((parts) => parts.join(''))

  it('never throws, neither on random text nor on random words of its own, and marks places inside the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme' }), soup), (text) => {
        const parsed = parseExpression(text)
        if (!parsed.ok) for (const { from, to } of parsed.problems) expect(from >= 0 && to >= from && to <= text.length).toBe(true)
        problemsOf(text, 'money', { a: 'h' })
        expect(piecesOf(text).length).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 2000, seed: 16 },
    )
  })

  it('reads what it drew again as the same calculation', () => {
    fc.assert(
      fc.property(tree, ({ text }) => {
        const drawn = piecesOf(text).map(({ text: piece, spaced }) => `${spaced ? ' ' : ''}${piece}`).join('')
        const [a, b] = [parseExpression(text), parseExpression(drawn)]
        expect(b.ok).toBe(a.ok)
        if (!a.ok || !b.ok) return
        const shape = (value: unknown) => JSON.stringify(value, (key, member: unknown) => (['from', 'to', 'nameTo'].includes(key) ? undefined : member))
        expect(shape(b.tree)).toBe(shape(a.tree))
      }),
      { numRuns: 300, seed: 17 },
    )
  })
})
