import { liveMeeting, liveVersion } from '@/lib/features/meetings/live'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** What changed in a running meeting since `?version=`; 204 when nothing did. */
export const GET = route({
  auth: { session: 'meeting:read' },
  handle: async (ctx, request, { id = '' }) => {
    const known = new URL(request.url).searchParams.get('version')
    if (known && String(await liveVersion(ctx, { id })) === known) return new Response(null, { status: 204 })
    return Response.json(await liveMeeting(ctx, { id }), { headers: { 'cache-control': 'private, no-store' } })
  },
})
