import type { InterfaceStatus, Protocol } from './landscape'

/** What the map needs of an interface; identifiers of systems. */
export interface MapInterface {
  id: string
  fromId: string
  toId: string
  gatewayId: string | null
  protocol: Protocol
  status: InterfaceStatus
}

/** All interfaces that run directly between two systems, or between a system and a gateway, drawn as one line. */
export interface Bundle {
  /** `a` + space + `b`, the smaller id first */
  key: string
  a: string
  b: string
  /** Interfaces whose data flow from a to b, and from b to a */
  forward: string[]
  back: string[]
}

/** The stretches of an interface: one when it is direct, two through a gateway. */
export const hopsOf = ({ fromId, toId, gatewayId }: MapInterface): [string, string][] =>
  gatewayId === null ? [[fromId, toId]] : [[fromId, gatewayId], [gatewayId, toId]]

export const bundleKey = (one: string, other: string): string => (one < other ? `${one} ${other}` : `${other} ${one}`)

/** One bundle for each pair that data flow between, ordered by key. */
export function bundlesOf(interfaces: readonly MapInterface[]): Bundle[] {
  const bundles = new Map<string, Bundle>()
  for (const row of interfaces) {
    for (const [from, to] of hopsOf(row)) {
      const key = bundleKey(from, to)
      const [a, b] = from < to ? [from, to] : [to, from]
      const bundle = bundles.get(key) ?? { key, a, b, forward: [], back: [] }
      bundles.set(key, bundle)
      const side = from === a ? bundle.forward : bundle.back
      if (!side.includes(row.id)) side.push(row.id)
    }
  }
  return [...bundles.values()].sort((one, other) => (one.key < other.key ? -1 : 1))
}

/**
 * The interfaces within `steps` of a system: each interface is one step from its source to its target, so that a gateway does
 * not make neighbours of all that it serves. A gateway in focus shows what runs through it.
 */
export function around<Row extends MapInterface>(interfaces: readonly Row[], focus: string, steps: number): Row[] {
  const chosen = new Set<Row>()
  let edge = new Set([focus])
  const reached = new Set(edge)
  for (let step = 0; step < steps; step++) {
    const next = new Set<string>()
    for (const row of interfaces) {
      if (!(edge.has(row.fromId) || edge.has(row.toId) || (step === 0 && row.gatewayId === focus))) continue
      chosen.add(row)
      for (const id of [row.fromId, row.toId]) if (!reached.has(id)) next.add(id)
    }
    for (const id of next) reached.add(id)
    edge = next
  }
  return interfaces.filter((row) => chosen.has(row))
}

/** Every system that the interfaces name, and whether it only passes data on. */
export function systemsOn(interfaces: readonly MapInterface[]): Map<string, { gateway: boolean }> {
  const ends = new Set(interfaces.flatMap(({ fromId, toId }) => [fromId, toId]))
  const gateways = interfaces.flatMap(({ gatewayId }) => (gatewayId === null ? [] : [gatewayId]))
  return new Map([...[...ends].map((id) => [id, { gateway: gateways.includes(id) }] as const), ...gateways.filter((id) => !ends.has(id)).map((id) => [id, { gateway: true }] as const)])
}

/**
 * The group that each system is drawn in: its own, else the one that most of its neighbours are in (the smaller name at a tie),
 * else null. Deterministic; `own` knows a group only for some.
 */
export function groupsOf(ids: readonly string[], own: ReadonlyMap<string, string>, bundles: readonly Bundle[]): Map<string, string | null> {
  const neighbours = new Map<string, [string, number][]>()
  const add = (id: string, other: string, weight: number) => neighbours.set(id, [...(neighbours.get(id) ?? []), [other, weight]])
  for (const { a, b, forward, back } of bundles) {
    const weight = forward.length + back.length
    add(a, b, weight)
    add(b, a, weight)
  }
  return new Map(
    ids.map((id) => {
      const known = own.get(id)
      if (known !== undefined) return [id, known]
      const votes = new Map<string, number>()
      for (const [other, weight] of neighbours.get(id) ?? []) {
        const group = own.get(other)
        if (group !== undefined) votes.set(group, (votes.get(group) ?? 0) + weight)
      }
      const [best] = [...votes].sort(([one, more], [other, less]) => less - more || (one < other ? -1 : 1))
      return [id, best?.[0] ?? null]
    }),
  )
}
