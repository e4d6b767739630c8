import { largestIn, layered, NODE_HEIGHT, nodeWidth, type Box, type MapEdge, type MapNode, type Placed, type PlacedEdge } from './map-layout'

/** Up to this many systems are drawn one by one with labelled lines; more are drawn in groups. */
export const FLAT_AT_MOST = 40

/** Lines between two groups, drawn as one. */
export interface GroupEdge extends PlacedEdge {
  a: string
  b: string
  count: number
}

export interface Picture {
  w: number
  h: number
  nodes: Map<string, Box>
  /** Lines that are always drawn: all of them, or in a grouped picture those within a group */
  edges: PlacedEdge[]
  /** Empty when nothing is grouped */
  groups: Map<string, Box>
  groupEdges: GroupEdge[]
}

export interface Frame {
  w: number
  h: number
}

const GROUP_TITLE = 30
const GROUP_PAD = 14
const GAP = 26
/** Where systems without a group are drawn. */
export const NO_GROUP = '~none'

const sized = (node: MapNode) => ({ id: node.id, w: nodeWidth(node.label), h: NODE_HEIGHT })

/** Every line by itself, in layers; deterministic. */
export function flatPicture(nodes: readonly MapNode[], edges: readonly MapEdge[], frame: Frame): Picture {
  const boxes = nodes.map(sized)
  const placed = largestIn(frame, [
    layered(boxes, edges, { direction: 'LR', nodeGap: 18, layerGap: 34 }),
    layered(boxes, edges, { direction: 'TB', nodeGap: 22, layerGap: 30 }),
  ])
  return { ...placed, groups: new Map(), groupEdges: [] }
}

/** Systems in boxes by group: lines within a group one by one, lines between two groups as one with their number. */
export function groupedPicture(nodes: readonly MapNode[], edges: readonly MapEdge[], frame: Frame, countLabel: (count: number) => string): Picture {
  const groupOf = new Map(nodes.map((node) => [node.id, node.group ?? NO_GROUP]))
  const names = [...new Set(groupOf.values())].sort()
  const inner = new Map(names.map((name) => [name, insideOf(nodes.filter((node) => groupOf.get(node.id) === name), edges.filter(({ a, b }) => groupOf.get(a) === name && groupOf.get(b) === name))]))
  const between = new Map<string, { a: string; b: string; count: number }>()
  for (const edge of edges) {
    const [a, b] = [groupOf.get(edge.a)!, groupOf.get(edge.b)!].sort() as [string, string]
    if (a === b) continue
    const key = `${a} ${b}`
    const known = between.get(key) ?? { a, b, count: 0 }
    between.set(key, { ...known, count: known.count + 1 })
  }
  const boxes = names.map((name) => ({ id: name, w: Math.max(150, inner.get(name)!.w) + 2 * GROUP_PAD, h: inner.get(name)!.h + GROUP_TITLE + GROUP_PAD }))
  const links = [...between].map(([key, { a, b, count }]) => ({ key, a, b, label: countLabel(count) }))
  const meta = largestIn(frame, [
    layered(boxes, links, { direction: 'LR', nodeGap: 30, layerGap: 40 }),
    layered(boxes, links, { direction: 'TB', nodeGap: 34, layerGap: 34 }),
  ])
  const nodesAt = new Map<string, Box>()
  const edgesAt: PlacedEdge[] = []
  for (const name of names) {
    const [frameOf, own] = [meta.nodes.get(name)!, inner.get(name)!]
    const [dx, dy] = [frameOf.x + (frameOf.w - own.w) / 2, frameOf.y + GROUP_TITLE]
    for (const [id, box] of own.nodes) nodesAt.set(id, { ...box, x: box.x + dx, y: box.y + dy })
    for (const edge of own.edges) edgesAt.push({ ...edge, points: edge.points.map(({ x, y }) => ({ x: x + dx, y: y + dy })), label: null })
  }
  return {
    w: meta.w,
    h: meta.h,
    nodes: nodesAt,
    edges: edgesAt,
    groups: meta.nodes,
    groupEdges: meta.edges.map((edge) => ({ ...edge, ...between.get(edge.key)! })),
  }
}

/** One group: what hangs together is laid out in layers, what stands alone in a grid; the parts are packed in rows. */
function insideOf(nodes: readonly MapNode[], edges: readonly MapEdge[]): Placed {
  const parts = connected(nodes, edges)
  const single = parts.filter((part) => part.length === 1).map(([node]) => node!)
  const placed = parts
    .filter((part) => part.length > 1)
    .map((part) => {
      const ids = new Set(part.map(({ id }) => id))
      const own = edges.filter(({ a }) => ids.has(a)).map((edge) => ({ ...edge, label: '' }))
      const boxes = part.map(sized)
      return largestIn({ w: 620, h: 360 }, [layered(boxes, own, { direction: 'LR', nodeGap: 10, layerGap: 40 }), layered(boxes, own, { direction: 'TB', nodeGap: 12, layerGap: 30 })])
    })
  if (single.length) placed.push(grid(single))
  return packed(placed)
}

function connected(nodes: readonly MapNode[], edges: readonly MapEdge[]): MapNode[][] {
  const root = new Map(nodes.map(({ id }) => [id, id]))
  const find = (id: string): string => {
    let at = id
    while (root.get(at) !== at) at = root.get(at)!
    return at
  }
  for (const { a, b } of edges) root.set(find(a), find(b))
  const parts = new Map<string, MapNode[]>()
  for (const node of nodes) parts.set(find(node.id), [...(parts.get(find(node.id)) ?? []), node])
  return [...parts.values()]
}

function grid(nodes: readonly MapNode[]): Placed {
  const boxes = nodes.map(sized)
  const width = Math.max(...boxes.map(({ w }) => w))
  const columns = Math.max(1, Math.min(5, Math.round(Math.sqrt((boxes.length * (NODE_HEIGHT + 10) * 1.7) / (width + 10)))))
  const at = boxes.map((box, i): [string, Box] => [box.id, { ...box, w: width, x: (i % columns) * (width + 10), y: Math.floor(i / columns) * (NODE_HEIGHT + 10) }])
  const rows = Math.ceil(boxes.length / columns)
  return { w: Math.min(columns, boxes.length) * (width + 10) - 10, h: rows * (NODE_HEIGHT + 10) - 10, nodes: new Map(at.map(([id, { x, y, w, h }]) => [id, { x, y, w, h }])), edges: [] }
}

/** Parts in rows of similar length, the highest first. */
function packed(parts: readonly Placed[]): Placed {
  const area = parts.reduce((sum, { w, h }) => sum + (w + GAP) * (h + GAP), 0)
  const row = Math.max(Math.sqrt(area * 1.7), ...parts.map(({ w }) => w))
  const nodes = new Map<string, Box>()
  const edges: PlacedEdge[] = []
  let [x, y, high, wide] = [0, 0, 0, 0]
  for (const part of [...parts].sort((one, other) => other.h - one.h)) {
    if (x > 0 && x + part.w > row) [x, y, high] = [0, y + high + GAP, 0]
    for (const [id, box] of part.nodes) nodes.set(id, { ...box, x: box.x + x, y: box.y + y })
    for (const edge of part.edges) edges.push({ ...edge, points: edge.points.map((point) => ({ x: point.x + x, y: point.y + y })) })
    wide = Math.max(wide, x + part.w)
    high = Math.max(high, part.h)
    x += part.w + GAP
  }
  return { w: wide, h: y + high, nodes, edges }
}
