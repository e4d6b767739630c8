import { isReady } from '@/lib/features/health/queries'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** The process can work: database there, migrated, and written with this installation's key. Says no more than that. */
export const GET = route({
  auth: 'public',
  handle: async (ctx) => {
    const ready = await isReady(ctx)
    return Response.json({ status: ready ? 'ok' : 'unavailable' }, { status: ready ? 200 : 503, headers: ready ? {} : { 'retry-after': '5' } })
  },
})
