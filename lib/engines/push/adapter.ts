import type { EngineManifest } from '@/lib/engines/contract'

/** Runs arrive over `POST /api/v1/runs`; there is nothing to read. */
export const push = {
  manifest: {
    id: 'push',
    intake: 'push',
    fields: {},
    capabilities: { backlog: true, businessErrors: 'engine', items: true },
  },
} as const satisfies { manifest: EngineManifest }
