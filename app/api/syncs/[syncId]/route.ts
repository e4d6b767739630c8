import { syncProgress } from '@/lib/features/engines/sync-history'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** How far a reading is; asked every second by the page of its engine. */
export const GET = route({
  auth: { session: 'engine:read' },
  handle: async (ctx, _request, { syncId }) => Response.json(await syncProgress(ctx, { syncId }), { headers: { 'cache-control': 'no-store' } }),
})
