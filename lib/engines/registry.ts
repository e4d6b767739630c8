import type { EngineAdapter, EngineReader } from './contract'
import { n8n } from './n8n/adapter'
import { push } from './push/adapter'
import { wheelhouse } from './wheelhouse/adapter'

/** One line per adapter. */
const adapters = [
  n8n,
  push,
  wheelhouse,
] as const

export type EngineKind = (typeof adapters)[number]['manifest']['id']

// The registry forgets the configuration's type: it is parsed by the manifest's own fields before each use.
const byId = new Map<string, EngineAdapter>(adapters.map((adapter) => [adapter.manifest.id, adapter as unknown as EngineAdapter]))

/** Undefined for a kind that this version does not know (an engine of a newer or removed adapter). */
export const adapterOf = (kind: string): EngineAdapter | undefined => byId.get(kind)

/** The adapter as something to read from; undefined for engines that push and for unknown kinds. */
export function readerOf(kind: string): (EngineAdapter & EngineReader<Record<string, unknown>>) | undefined {
  const adapter = byId.get(kind)
  return adapter && 'readRuns' in adapter ? (adapter as EngineAdapter & EngineReader<Record<string, unknown>>) : undefined
}

export const allAdapters = (): EngineAdapter[] => [...byId.values()]
