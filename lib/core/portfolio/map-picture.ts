import { largestIn, layered, nodeSize, type Box, type MapEdge, type MapNode, type Placed, type PlacedEdge } from './map-layout'

/** Up to this many systems are drawn one by one with labelled lines; more are drawn in groups. */
export const FLAT_AT_MOST = 40

/** How many pairs of systems are joined across two groups. */
export interface GroupLink {
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
  links: GroupLink[]
}

export interface Frame {
  w: number
  h: number
}

const GROUP_TITLE = 28
const GROUP_PAD = 10
const GAP = 24
const GRID = 7
/** Where systems without a group are drawn. */
export const NO_GROUP = '~none'

const sized = (node: MapNode) => ({ id: node.id, ...nodeSize(node.label) })
const small = (node: MapNode) => ({ id: node.id, ...nodeSize(node.label, true) })

/** Every line by itself, in layers; deterministic. */
export function flatPicture(nodes: readonly MapNode[], edges: readonly MapEdge[], frame: Frame): Picture {
  const boxes = nodes.map(sized)
  const placed = largestIn(frame, [
    layered(boxes, edges, { direction: 'LR', nodeGap: 20, layerGap: 26 }),
    layered(boxes, edges, { direction: 'TB', nodeGap: 18, layerGap: 30 }),
  ])
  return { ...placed, groups: new Map(), links: [] }
}

/**
 * Systems in boxes by group, the boxes in rows: lines within a group are drawn, what joins two groups is counted. Departments are
 * joined each with each in a real landscape, and lines between all of them show nothing.
 */
export function groupedPicture(nodes: readonly MapNode[], edges: readonly MapEdge[], frame: Frame): Picture {
  const groupOf = new Map(nodes.map((node) => [node.id, node.group ?? NO_GROUP]))
  const names = [...new Set(groupOf.values())].sort()
  const inside = names.map((name) => {
    const own = insideOf(nodes.filter((node) => groupOf.get(node.id) === name), edges.filter(({ a, b }) => groupOf.get(a) === name && groupOf.get(b) === name))
    return { name, own, w: Math.max(190, own.w) + 2 * GROUP_PAD, h: own.h + GROUP_TITLE + GROUP_PAD }
  })
  const rows = rowsOf(inside.map(({ name, w, h }) => ({ id: name, w, h })), GAP * 0.7, frame.w / frame.h)
  const nodesAt = new Map<string, Box>()
  const edgesAt: PlacedEdge[] = []
  for (const { name, own } of inside) {
    const box = rows.at.get(name)!
    const [dx, dy] = [box.x + (box.w - own.w) / 2, box.y + GROUP_TITLE]
    for (const [id, node] of own.nodes) nodesAt.set(id, { ...node, x: node.x + dx, y: node.y + dy })
    for (const edge of own.edges) edgesAt.push(moved(edge, dx, dy))
  }
  return { w: rows.w, h: rows.h, nodes: nodesAt, edges: edgesAt, groups: rows.at, links: linksBetween(edges, groupOf) }
}

function linksBetween(edges: readonly MapEdge[], groupOf: ReadonlyMap<string, string>): GroupLink[] {
  const links = new Map<string, GroupLink>()
  for (const edge of edges) {
    const [a, b] = [groupOf.get(edge.a)!, groupOf.get(edge.b)!].sort() as [string, string]
    if (a !== b) links.set(`${a} ${b}`, { a, b, count: (links.get(`${a} ${b}`)?.count ?? 0) + 1 })
  }
  return [...links.values()]
}

const moved = (edge: PlacedEdge, dx: number, dy: number): PlacedEdge => ({ ...edge, points: edge.points.map(({ x, y }) => ({ x: x + dx, y: y + dy })), label: null })

/** One group: what hangs together is laid out in layers, what stands alone in a grid; the parts are packed in rows. */
function insideOf(nodes: readonly MapNode[], edges: readonly MapEdge[]): Placed {
  const parts = connected(nodes, edges)
  const single = parts.filter((part) => part.length === 1).map(([node]) => node!)
  const placed = parts
    .filter((part) => part.length > 1)
    .map((part) => {
      const ids = new Set(part.map(({ id }) => id))
      const own = edges.filter(({ a }) => ids.has(a)).map((edge) => ({ ...edge, label: '' }))
      const boxes = part.map(small)
      return largestIn({ w: 420, h: 300 }, [layered(boxes, own, { direction: 'LR', nodeGap: 6, layerGap: 22 }), layered(boxes, own, { direction: 'TB', nodeGap: 7, layerGap: 20 })])
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
  const boxes = nodes.map(small)
  const [w, h] = [Math.max(...boxes.map((box) => box.w)), boxes[0]!.h]
  const columns = Math.max(1, Math.min(5, Math.round(Math.sqrt((boxes.length * (h + GRID) * 1.7) / (w + GRID)))))
  const at = boxes.map(({ id }, i): [string, Box] => [id, { x: (i % columns) * (w + GRID), y: Math.floor(i / columns) * (h + GRID), w, h }])
  return { w: Math.min(columns, boxes.length) * (w + GRID) - GRID, h: Math.ceil(boxes.length / columns) * (h + GRID) - GRID, nodes: new Map(at), edges: [] }
}

function packed(parts: readonly Placed[]): Placed {
  const { at, w, h } = rowsOf(parts.map((part, i) => ({ id: String(i), w: part.w, h: part.h })), GAP * 0.6, 1.7)
  const nodes = new Map<string, Box>()
  const edges: PlacedEdge[] = []
  for (const [i, part] of parts.entries()) {
    const { x, y } = at.get(String(i))!
    for (const [id, box] of part.nodes) nodes.set(id, { ...box, x: box.x + x, y: box.y + y })
    for (const edge of part.edges) edges.push(moved(edge, x, y))
  }
  return { w, h, nodes, edges }
}

/** Boxes in rows, the highest first, in the row length that comes nearest to the ratio of width to height; rows fill their line. */
function rowsOf(boxes: readonly { id: string; w: number; h: number }[], gap: number, ratio: number): { at: Map<string, Box>; w: number; h: number } {
  const sorted = [...boxes].sort((one, other) => other.h - one.h || other.w - one.w)
  const widest = Math.max(0, ...boxes.map(({ w }) => w))
  const area = boxes.reduce((sum, { w, h }) => sum + (w + gap) * (h + gap), 0)
  const tried = [0.85, 1, 1.1, 1.2, 1.35, 1.5].map((factor) => inRows(sorted, gap, Math.max(widest, Math.sqrt(area * ratio) * factor)))
  const scale = ({ w, h }: { w: number; h: number }) => Math.min(ratio / Math.max(1, w), 1 / Math.max(1, h))
  return tried.reduce((best, one) => (scale(one) > scale(best) ? one : best))
}

function inRows(boxes: readonly { id: string; w: number; h: number }[], gap: number, length: number) {
  const at = new Map<string, Box>()
  let [x, y, high, wide] = [0, 0, 0, 0]
  for (const box of boxes) {
    if (x > 0 && x + box.w > length) [x, y, high] = [0, y + high + gap, 0]
    at.set(box.id, { x, y, w: box.w, h: box.h })
    wide = Math.max(wide, x + box.w)
    high = Math.max(high, box.h)
    x += box.w + gap
  }
  return { at, w: wide, h: y + high }
}
