import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'

const shared = globalThis as unknown as { wheelhouseMetrics?: ReturnType<typeof build> }

function build() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'wheelhouse_' })
  const gauge = (name: string, help: string, labelNames: string[] = []) => new Gauge({ name: `wheelhouse_${name}`, help, labelNames, registers: [registry] })
  return {
    registry,
    freshAge: gauge('engine_fresh_age_seconds', 'Age of the newest instant up to which an engine is stored', ['engine']),
    failures: gauge('engine_sync_failures_in_row', 'Failed syncs of an engine since the last good one', ['engine']),
    active: gauge('engine_active', '1 while an engine is synced, 0 while it is paused', ['engine']),
    size: gauge('records', 'Records by kind', ['kind']),
  }
}

/** Instruments of this process. */
export const instruments = () => (shared.wheelhouseMetrics ??= build())
