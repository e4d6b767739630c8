import { automationRegister } from '@/lib/features/automations/register'
import { route } from '@/lib/server/http'
import { queryOf } from '../query'

export const dynamic = 'force-dynamic'

export const GET = route({
  auth: { token: 'automations:read' },
  handle: async (ctx, request) => Response.json(await automationRegister(ctx, queryOf(request))),
})
