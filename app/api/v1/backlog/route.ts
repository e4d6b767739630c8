import { pushBacklog } from '@/lib/features/runs/push-backlog'
import { route } from '@/lib/server/http'
import { answerOf, readBatch } from '../push'

export const dynamic = 'force-dynamic'

export const POST = route({
  auth: { token: 'runs:write' },
  handle: async (ctx, request) => Response.json(await answerOf(ctx.locale, await pushBacklog(ctx, await readBatch(request, 'samples')))),
})
