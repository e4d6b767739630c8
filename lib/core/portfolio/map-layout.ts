import { Graph, layout } from '@dagrejs/dagre'
import { textWidth } from './map-text'

export interface Point {
  x: number
  y: number
}

export interface Box extends Point {
  /** x and y are the upper left corner */
  w: number
  h: number
}

export interface MapNode {
  id: string
  label: string
  /** Null: in no group */
  group: string | null
}

export interface MapEdge {
  key: string
  a: string
  b: string
  /** Drawn at the middle of the line; empty for none */
  label: string
}

export interface PlacedEdge {
  key: string
  points: Point[]
  /** Middle of the label; null without one */
  label: Point | null
}

export interface Placed {
  w: number
  h: number
  nodes: Map<string, Box>
  edges: PlacedEdge[]
}

/** Boxes of systems; the small ones where many are drawn. */
export const nodeSize = (label: string, small = false): { w: number; h: number } => ({ w: Math.max(56, Math.ceil(textWidth(label)) + (small ? 14 : 22)), h: small ? 23 : 28 })

export interface Spacing {
  direction: 'LR' | 'TB'
  /** Between nodes of one layer, and between layers */
  nodeGap: number
  layerGap: number
}

const round = (n: number) => Math.round(n * 10) / 10

/**
 * Places boxes and lines in layers; the same input in the same order gives the same picture. Labels get room of their own, so
 * that they cover neither boxes nor each other.
 */
export function layered(nodes: readonly { id: string; w: number; h: number }[], edges: readonly MapEdge[], { direction, nodeGap, layerGap }: Spacing): Placed {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: direction, nodesep: nodeGap, ranksep: layerGap, edgesep: 10, marginx: 0, marginy: 0 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { id, w, h } of nodes) graph.setNode(id, { width: w, height: h })
  for (const edge of edges) {
    const label = edge.label ? { width: Math.ceil(textWidth(edge.label) * 0.92) + 8, height: 15, labelpos: 'c' as const } : {}
    graph.setEdge(edge.a, edge.b, label, edge.key)
  }
  layout(graph)
  const size = graph.graph() as { width?: number; height?: number }
  const labelled = new Set(edges.filter(({ label }) => label).map(({ key }) => key))
  return {
    w: Math.ceil(finite(size.width)),
    h: Math.ceil(finite(size.height)),
    nodes: new Map(nodes.map(({ id, w, h }) => {
      const at = graph.node(id) as unknown as Point
      return [id, { x: round(at.x - w / 2), y: round(at.y - h / 2), w, h }]
    })),
    edges: graph.edges().map((ref) => {
      const drawn = graph.edge(ref) as unknown as { points: Point[]; x?: number; y?: number }
      const key = ref.name!
      return { key, points: drawn.points.map(({ x, y }) => ({ x: round(x), y: round(y) })), label: labelled.has(key) && drawn.x !== undefined ? { x: round(drawn.x), y: round(drawn.y!) } : null }
    }),
  }
}

const finite = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : 0)

/** The candidate that is drawn largest in a frame of that size. */
export function largestIn(frame: { w: number; h: number }, candidates: readonly Placed[]): Placed {
  const scale = ({ w, h }: Placed) => Math.min(frame.w / Math.max(1, w), frame.h / Math.max(1, h), 1)
  return candidates.reduce((best, candidate) => (scale(candidate) > scale(best) ? candidate : best))
}

/** A smooth line through the points, as the data of an SVG path; ends straight so that an arrowhead points well. */
export function pathOf(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (!first || !rest.length) return ''
  if (rest.length === 1) return `M${first.x} ${first.y}L${rest[0]!.x} ${rest[0]!.y}`
  const parts = [`M${first.x} ${first.y}`]
  for (let i = 0; i < rest.length - 1; i++) {
    const [corner, next] = [rest[i]!, rest[i + 1]!]
    const last = i === rest.length - 2
    const end = last ? next : { x: round((corner.x + next.x) / 2), y: round((corner.y + next.y) / 2) }
    parts.push(`Q${corner.x} ${corner.y} ${end.x} ${end.y}`)
  }
  return parts.join('')
}
