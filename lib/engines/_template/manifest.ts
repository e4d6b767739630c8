import type { EngineManifest } from '@/lib/engines/contract'
import { secretField, urlField, type ConfigOf } from '@/lib/engines/contract/fields'

export const manifest = {
  id: 'template',
  intake: 'pull',
  fields: {
    baseUrl: urlField({ placeholder: 'https://engine.example.com' }),
    apiKey: secretField(),
  },
  capabilities: { backlog: false, businessErrors: 'no', items: false },
} as const satisfies EngineManifest

export type TemplateConfig = ConfigOf<typeof manifest.fields>
