import type { EngineManifest } from '@/lib/engines/contract'

/** Wheelhouse's own jobs: the job runner stores their runs itself. */
export const wheelhouse = {
  manifest: {
    id: 'wheelhouse',
    intake: 'internal',
    fields: {},
    capabilities: { backlog: false, businessErrors: 'engine', items: true },
  },
} as const satisfies { manifest: EngineManifest }
