import type { EngineManifest } from '@/lib/engines/contract'
import { certificateField, secretField, switchField, textField, urlField, type ConfigOf } from '@/lib/engines/contract/fields'

export const manifest = {
  id: 'n8n',
  intake: 'pull',
  fields: {
    baseUrl: urlField({ placeholder: 'https://n8n.example.com' }),
    apiKey: secretField(),
    stopIsBusiness: switchField({ initial: true }),
    businessPrefix: textField({ placeholder: 'BUSINESS_EXCEPTION', max: 100 }),
    skipManual: switchField({ initial: false }),
    certificate: certificateField(),
  },
  capabilities: { backlog: true, businessErrors: 'rule', items: false },
  docsUrl: 'https://docs.n8n.io/api/authentication/',
} as const satisfies EngineManifest

export type N8nConfig = ConfigOf<typeof manifest.fields>
