import { FakeN8n, type Generation } from './fake-n8n'
import { defaultRetry } from '@/lib/engines/http/retry'
import { connectEngine } from '@/lib/features/engines/connect-engine'
import { claimSync } from '@/lib/features/engines/lease'
import { runSync } from '@/lib/features/engines/run-sync'
import type { SyncEnd } from '@/lib/features/engines/finish-sync'
import { db } from '@/lib/server/db'
import { asSystem } from './ctx'

/** Call at the top of a file: engines on loopback may be reached, and failing requests are repeated without delay. */
export function allowLoopbackEngines() {
  process.env.ENGINE_HOSTS = '127.0.0.0/8'
  Object.assign(defaultRetry, { attempts: 2, baseMs: 1, capMs: 2 })
}

/** A playable n8n that is connected as an engine. */
export async function connectedN8n(options: { generation?: Generation; slug?: string } = {}) {
  const n8n = await FakeN8n.start(options.generation)
  n8n.workflow('w1', 'Invoice intake')
  const engine = await connectEngine(asSystem(), {
    kind: 'n8n',
    slug: options.slug ?? 'n8n',
    name: 'n8n production',
    config: { baseUrl: n8n.url, apiKey: n8n.apiKey },
  })
  return { n8n, engine }
}

/** One complete sync. */
export async function syncNow(engineId: number, now = new Date()): Promise<SyncEnd> {
  const claim = await claimSync(asSystem(now), engineId, 'manual')
  if (!claim) throw new Error('the engine is held or paused')
  return runSync(claim)
}

/** Stored status by external id. */
export async function storedStates(engineId: number): Promise<Record<string, string>> {
  const rows = await db.run.findMany({ where: { engineId }, select: { externalId: true, status: true } })
  return Object.fromEntries(rows.map((row) => [row.externalId, row.status]).sort())
}
