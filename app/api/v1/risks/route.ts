import { riskRegister } from '@/lib/features/risks/register'
import { route } from '@/lib/server/http'
import { queryOf } from '../query'

export const dynamic = 'force-dynamic'

export const GET = route({
  auth: { token: 'risks:read' },
  handle: async (ctx, request) => Response.json(await riskRegister(ctx, queryOf(request))),
})
