export interface RiskEdge {
  fromId: string
  toId: string
}

/** Whether `fromId` → `toId` would close a circle, itself included. */
export function closesCircle(edges: readonly RiskEdge[], fromId: string, toId: string): boolean {
  const onward = new Map<string, string[]>()
  for (const edge of edges) onward.set(edge.fromId, [...(onward.get(edge.fromId) ?? []), edge.toId])
  const seen = new Set<string>()
  const open = [toId]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === fromId) return true
    if (seen.has(id)) continue
    seen.add(id)
    open.push(...(onward.get(id) ?? []))
  }
  return false
}
