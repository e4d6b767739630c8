import { unreadCount } from '@/lib/features/notices/queries'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** For the bell in the top bar. */
export const GET = route({
  auth: { session: 'notice:read' },
  handle: async (ctx) => Response.json({ count: await unreadCount(ctx) }),
})
