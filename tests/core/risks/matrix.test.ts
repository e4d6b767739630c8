import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matrixContent } from '@/lib/content/risks'
import { judge, takeProposal } from '@/lib/core/risks/assessment'
import { bandOf, isAboveAppetite, type Band, MatrixBody, matrixFaults, placeOn, rescaled, scoreOf, type Matrix } from '@/lib/core/risks/matrix'

const shipped = matrixContent()
const keysOf = (matrix: Matrix) => matrixFaults(matrix).map(({ key }) => key.replace('riskMatrix.faults.', ''))
const step = fc.integer({ min: 1, max: 5 })

describe('the matrix that the product brings along', () => {
  it('scores by likelihood times impact and bands at 5, 10 and 15', () => {
    expect(placeOn(shipped, { likelihood: 3, impact: 5 })).toEqual({ ok: true, value: { likelihood: 3, impact: 5, score: 15, band: 'red' } })
    expect([4, 5, 9, 10, 14, 15, 25].map((score) => bandOf(shipped, score))).toEqual(['green', 'yellow', 'yellow', 'orange', 'orange', 'red', 'red'])
    expect([9, 10].map((score) => isAboveAppetite(shipped, score))).toEqual([false, true])
  })

  it('refuses what lies outside, halves and nothing', () => {
    for (const likelihood of [0, 6, -1, 2.5, Number.NaN, 1e9]) expect(placeOn(shipped, { likelihood, impact: 3 })).toMatchObject({ ok: false, reasons: [{ key: 'risks.outsideMatrix' }] })
  })

  it('takes the score that a cell was given in place of the product', () => {
    const own = { ...shipped, cells: [{ likelihood: 1, impact: 5, score: 10 }] }
    expect([scoreOf(own, { likelihood: 1, impact: 5 }), scoreOf(own, { likelihood: 5, impact: 1 })]).toEqual([10, 5])
    expect(placeOn(own, { likelihood: 1, impact: 5 })).toMatchObject({ value: { band: 'orange' } })
  })
})

describe('what makes a matrix', () => {
  it('has labels for each step, bands that rise, an appetite below red and red for the steering group', () => {
    const change = (over: Partial<Matrix>) => keysOf({ ...shipped, ...over })
    const band = (name: Band, over: object) => change({ bands: { ...shipped.bands, [name]: { ...shipped.bands[name], ...over } } })
    expect(keysOf(shipped)).toEqual([])
    expect(change({ size: 4 })).toEqual(['labels', 'labels'])
    expect(band('green', { from: 2 })).toEqual(['first'])
    expect(band('orange', { from: 5 })).toEqual(['rising'])
    expect(band('red', { from: 26 })).toEqual(['unreachable'])
    expect(band('red', { approvers: ['steering', 'coe'] })).toEqual(['redSteering'])
    expect(change({ appetite: 15 })).toEqual(['appetite'])
    expect(change({ cells: [{ likelihood: 6, impact: 1, score: 6 }] })).toEqual(['cell'])
    expect(change({ cells: [{ likelihood: 2, impact: 2, score: 4 }, { likelihood: 2, impact: 2, score: 5 }] })).toContain('cell')
    expect(change({ cells: [{ likelihood: 5, impact: 5, score: 3 }] })).toContain('falling')
  })

  it('is read from a form, and refused with a reason a field', () => {
    expect(MatrixBody.safeParse({ ...shipped, size: '5' }).success).toBe(true)
    expect(MatrixBody.safeParse({ ...shipped, size: 8 }).success).toBe(false)
    expect(MatrixBody.safeParse({ ...shipped, extra: 1 }).success).toBe(false)
    const refused = MatrixBody.safeParse({ ...shipped, appetite: 25 })
    expect(refused.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([['appetite', 'riskMatrix.faults.appetite']])
  })
})

describe('a judgement on a matrix of another size', () => {
  it('keeps the ends of the scale and the order of judgements', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 7 }), fc.integer({ min: 3, max: 7 }), (from, to) => {
        const place = (at: number) => rescaled(from, to, { likelihood: at, impact: at }).likelihood
        expect([place(1), place(from)]).toEqual([1, to])
        for (let at = 1; at < from; at += 1) expect(place(at + 1)).toBeGreaterThanOrEqual(place(at))
      }),
    )
  })
})

describe('judging', () => {
  it('never lets controls make a risk larger', () => {
    fc.assert(
      fc.property(step, step, step, step, (a, b, c, d) => {
        const judged = judge(shipped, { likelihood: a, impact: b }, { likelihood: c, impact: d })
        expect(judged.ok).toBe(c * d <= a * b)
        if (!judged.ok) expect(judged.reasons).toEqual([{ key: 'risks.residualAbove', params: { residual: c * d, inherent: a * b } }])
      }),
    )
  })

  it('takes a proposal above what stood before controls for both', () => {
    expect(takeProposal(shipped, { likelihood: 2, impact: 3 }, { likelihood: 4, impact: 4 })).toEqual({ inherent: { likelihood: 4, impact: 4 }, residual: { likelihood: 4, impact: 4 } })
    expect(takeProposal(shipped, { likelihood: 5, impact: 5 }, { likelihood: 4, impact: 4 }).inherent).toEqual({ likelihood: 5, impact: 5 })
  })
})
