import { processRegister } from '@/lib/features/processes/register'
import { route } from '@/lib/server/http'
import { queryOf } from '../query'

export const dynamic = 'force-dynamic'

export const GET = route({
  auth: { token: 'processes:read' },
  handle: async (ctx, request) => Response.json(await processRegister(ctx, queryOf(request))),
})
