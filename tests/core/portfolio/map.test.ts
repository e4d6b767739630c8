import { describe, expect, it } from 'vitest'
import type { MapInterface } from '@/lib/core/portfolio/map-model'
import { around, bundlesOf, groupsOf, systemsOn } from '@/lib/core/portfolio/map-model'
import { flatPicture, groupedPicture, NO_GROUP, type Picture } from '@/lib/core/portfolio/map-picture'
import { pathOf, type Box } from '@/lib/core/portfolio/map-layout'
import { fitText, textWidth } from '@/lib/core/portfolio/map-text'

let made = 0
const row = (fromId: string, toId: string, gatewayId: string | null = null): MapInterface => ({ id: `i${(made += 1)}`, fromId, toId, gatewayId, protocol: 'rest', status: 'active' })
const frame = { w: 1150, h: 680 }

/** A landscape as companies have them: divisions around a hub, some links across, some through a gateway. */
function landscape(size: number): MapInterface[] {
  const rows: MapInterface[] = []
  for (let i = 1; i < size; i++) {
    rows.push(row(`s${i}`, `s${i % 10}`))
    rows.push(row(`s${i}`, `s${(i * 7 + 3) % size}`, i % 4 === 0 ? 'gateway' : null))
  }
  return rows.filter(({ fromId, toId }) => fromId !== toId)
}

function drawn(rows: MapInterface[], grouped: boolean): Picture {
  const bundles = bundlesOf(rows)
  const nodes = [...systemsOn(rows).keys()].map((id) => ({ id, label: `System ${id}`, group: id === 'gateway' ? null : `g${Number(id.slice(1)) % 10}` }))
  const edges = bundles.map(({ key, a, b }) => ({ key, a, b, label: grouped ? '' : 'REST' }))
  return grouped ? groupedPicture(nodes, edges, frame) : flatPicture(nodes, edges, frame)
}

const overlap = (one: Box, other: Box) => one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.h && other.y < one.y + one.h
const pairs = <Item>(items: Item[]) => items.flatMap((one, i) => items.slice(i + 1).map((other) => [one, other] as const))

describe('the integration map', () => {
  it('draws all interfaces of a pair as one line, whichever way they run', () => {
    const [out, back, again] = [row('a', 'b'), row('b', 'a'), row('a', 'b')]
    expect(bundlesOf([out, back, again])).toEqual([{ key: 'a b', a: 'a', b: 'b', forward: [out.id, again.id], back: [back.id] }])
  })

  it('draws an interface through a gateway in two stretches', () => {
    const through = row('b', 'a', 'g')
    expect(bundlesOf([through])).toEqual([
      { key: 'a g', a: 'a', b: 'g', forward: [], back: [through.id] },
      { key: 'b g', a: 'b', b: 'g', forward: [through.id], back: [] },
    ])
    expect(systemsOn([through]).get('g')).toEqual({ gateway: true })
  })

  it('counts one step from source to target, so that a gateway does not make neighbours of all that it serves', () => {
    const rows = [row('a', 'b', 'g'), row('c', 'd', 'g'), row('b', 'e')]
    expect(around(rows, 'a', 1)).toEqual([rows[0]])
    expect(around(rows, 'a', 2)).toEqual([rows[0], rows[2]])
    expect(around(rows, 'g', 1)).toEqual([rows[0], rows[1]])
    expect(around(rows, 'nobody', 3)).toEqual([])
  })

  it('puts a system without a group of its own where most of its neighbours are', () => {
    const rows = [row('x', 'a'), row('x', 'b'), row('x', 'c'), row('y', 'z')]
    const groups = groupsOf(['a', 'b', 'c', 'x', 'y', 'z'], new Map([['a', 'one'], ['b', 'two'], ['c', 'two']]), bundlesOf(rows))
    expect(Object.fromEntries(groups)).toEqual({ a: 'one', b: 'two', c: 'two', x: 'two', y: null, z: null })
  })

  it.each([['line by line', 30, false], ['in groups', 150, true]] as const)('is the same picture each time, and its boxes never cover each other: %s', (_, size, grouped) => {
    const rows = landscape(size)
    const picture = drawn(rows, grouped)
    expect(drawn(rows, grouped)).toEqual(picture)
    expect(picture.nodes.size).toBe(systemsOn(rows).size)
    expect(pairs([...picture.nodes.values()]).filter(([one, other]) => overlap(one, other))).toEqual([])
    expect(pairs([...picture.groups.values()]).filter(([one, other]) => overlap(one, other))).toEqual([])
  })

  it('keeps every system inside the box of its group', () => {
    const picture = drawn(landscape(150), true)
    for (const [id, box] of picture.nodes) {
      const group = picture.groups.get(id === 'gateway' ? NO_GROUP : `g${Number(id.slice(1)) % 10}`)!
      expect(box.x >= group.x && box.y >= group.y && box.x + box.w <= group.x + group.w && box.y + box.h <= group.y + group.h).toBe(true)
    }
  })

  it('counts what joins two groups, in place of a line for each', () => {
    const rows = landscape(150)
    const picture = drawn(rows, true)
    expect(picture.links.reduce((sum, { count }) => sum + count, 0) + picture.edges.length).toBe(bundlesOf(rows).length)
  })

  it('keeps the words of lines apart', () => {
    const labels = drawn(landscape(24), false).edges.flatMap(({ label }) => (label ? [{ x: label.x - 15, y: label.y - 6, w: 30, h: 12 }] : []))
    expect(labels.length).toBeGreaterThan(20)
    expect(pairs(labels).filter(([one, other]) => overlap(one, other))).toEqual([])
  })

  it('draws a line through all its points and ends at the last', () => {
    expect(pathOf([{ x: 0, y: 0 }, { x: 10, y: 0 }])).toBe('M0 0L10 0')
    expect(pathOf([{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 10, y: 10 }, { x: 20, y: 10 }])).toBe('M0 0Q10 0 10 5Q10 10 20 10')
    expect(pathOf([])).toBe('')
  })

  it('knows that Chinese names are wider, and cuts at whole characters', () => {
    expect(textWidth('客户关系')).toBe(48)
    expect(fitText('客户关系管理系统', 60)).toBe('客户关系…')
    expect(fitText('CRM', 60)).toBe('CRM')
    expect(fitText('👩‍💻👩‍💻👩‍💻👩‍💻', 30).isWellFormed()).toBe(true)
  })
})
