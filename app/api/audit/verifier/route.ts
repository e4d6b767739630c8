import { asFile } from '@/app/api/as-file'
import { verifierScript } from '@/lib/features/audit/bundle'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** The program that checks an export without the portal. */
export const GET = route({
  auth: { session: 'audit:read' },
  handle: async () => asFile({ name: 'verify-audit-export.mjs', type: 'text/javascript; charset=utf-8', bytes: await verifierScript() }),
})
