import { readMetrics } from '@/lib/features/runs/read-metrics'
import { route } from '@/lib/server/http'
import { queryOf } from '../query'

export const dynamic = 'force-dynamic'

export const GET = route({
  auth: { token: 'metrics:read' },
  handle: async (ctx, request) => Response.json(await readMetrics(ctx, queryOf(request))),
})
