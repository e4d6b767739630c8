import { listEngines } from '@/lib/features/engines/queries'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

export const GET = route({
  auth: { token: 'engines:read' },
  handle: async (ctx) => {
    const { engines } = await listEngines(ctx, {})
    const data = engines.map(({ slug, kind, name, status, freshAt, lastSyncAt, failuresInRow }) => ({ slug, kind, name, status, freshAt, lastSyncAt, failuresInRow }))
    return Response.json({ data, next: null })
  },
})
