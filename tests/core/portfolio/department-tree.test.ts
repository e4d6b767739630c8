import { describe, expect, it } from 'vitest'
import { ancestryOf, depthOf, inTreeOrder, MAX_DEPTH, mayDelete, moveSubtree, pathBelow } from '@/lib/core/portfolio/department-tree'

const finance = { id: 'fin', path: '/fin' }
const tax = { id: 'tax', path: '/fin/tax' }
const vat = { id: 'vat', path: '/fin/tax/vat' }
const legal = { id: 'law', path: '/law' }

describe('tree of departments', () => {
  it('moves a department with everything below it', () => {
    expect(moveSubtree(tax, legal, [tax, vat])).toEqual({ ok: true, value: [{ id: 'tax', path: '/law/tax' }, { id: 'vat', path: '/law/tax/vat' }] })
  })

  it('moves to the top', () => expect(moveSubtree(tax, null, [tax, vat])).toMatchObject({ value: [{ path: '/tax' }, { path: '/tax/vat' }] }))

  it.each([finance, tax, vat])('does not move a department below itself', (target) => {
    expect(moveSubtree(finance, target, [finance, tax, vat])).toEqual({ ok: false, reasons: [{ key: 'departments.cycle' }] })
  })

  it('is not fooled by ids that begin alike', () => {
    expect(moveSubtree(finance, { id: 'fin2', path: '/fin2' }, [finance])).toMatchObject({ ok: true })
  })

  it('does not grow deeper than its limit', () => {
    const deep = { id: 'x', path: Array.from({ length: MAX_DEPTH }, (_, i) => `/d${i}`).join('') }
    expect(moveSubtree(finance, deep, [finance])).toEqual({ ok: false, reasons: [{ key: 'departments.tooDeep', params: { max: MAX_DEPTH } }] })
  })

  it('knows depth and ancestry from the path', () => {
    expect([depthOf('/fin'), depthOf('/fin/tax/vat')]).toEqual([1, 3])
    expect(ancestryOf(vat.path)).toEqual(['fin', 'tax', 'vat'])
    expect(pathBelow(null, 'fin')).toBe('/fin')
  })

  it('says everything that keeps a department from being deleted', () => {
    expect(mayDelete({ children: 0, people: 0, processes: 0, grants: 0, wages: 0 })).toEqual({ ok: true, value: true })
    expect(mayDelete({ children: 2, people: 0, processes: 1, grants: 0, wages: 0 })).toEqual({
      ok: false,
      reasons: [{ key: 'departments.inUse.children', params: { count: 2 } }, { key: 'departments.inUse.processes', params: { count: 1 } }],
    })
  })
})

it('puts each department directly before those below it and keeps the order of siblings', () => {
  const row = (id: string, parentId: string | null) => ({ id, parentId })
  expect(inTreeOrder([row('b1', 'b'), row('b', null), row('a', null), row('a2', 'a'), row('b2', 'b')]).map(({ id }) => id)).toEqual(['b', 'b1', 'b2', 'a', 'a2'])
})
