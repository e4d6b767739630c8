import { describe, expect, it } from 'vitest'
import { listHref, readList } from '@/components/table/list-params'
import { shownColumns } from '@/components/table/table-model'

const options = { sorts: ['name', 'rate'], dir: 'desc' as const, filters: ['department'] }

describe('the state of a list in the address', () => {
  it('falls back to the usual view when nothing or nonsense is given', () => {
    const usual = { q: '', sort: 'name', dir: 'desc', page: 1, size: 50, filters: {}, columns: null }
    expect(readList({}, options)).toEqual(usual)
    expect(readList({ sort: 'password', dir: 'up', page: '-3', size: '7', other: 'x' }, options)).toEqual(usual)
    expect(readList({ page: '1e9' }, options).page).toBe(1)
    expect(readList({ page: '2.5' }, options).page).toBe(1)
  })

  it('keeps what is known and sorts another column upwards unless told otherwise', () => {
    const list = readList({ q: 'way', sort: 'rate', page: '3', size: '25', department: ['east', 'west'], cols: 'name,rate' }, options)
    expect(list).toEqual({ q: 'way', sort: 'rate', dir: 'asc', page: 3, size: 25, filters: { department: 'east' }, columns: ['name', 'rate'] })
  })

  it('goes back to the first page when anything but the page changes', () => {
    expect(listHref('/runs', { q: 'a b', page: '4' }, { sort: 'rate' })).toBe('/runs?q=a+b&sort=rate')
    expect(listHref('/runs', { q: 'x', page: '4' }, { page: 5 })).toBe('/runs?q=x&page=5')
    expect(listHref('/runs', { q: 'x', page: '2' }, { page: 1, q: null })).toBe('/runs')
  })

  it('always shows the first column', () => {
    const columns = [{ id: 'name', header: 'n' }, { id: 'rate', header: 'r' }, { id: 'owner', header: 'o', hidden: true }]
    expect(shownColumns(columns, null)).toEqual({ name: true, rate: true, owner: false })
    expect(shownColumns(columns, ['owner'])).toEqual({ name: true, rate: false, owner: true })
  })
})
