import { awaitAnswer } from '@/lib/features/reviews/await-answer'
import { route } from '@/lib/server/http'
import { queryOf } from '../../query'

export const dynamic = 'force-dynamic'

export const GET = route({
  auth: { token: 'reviews:read' },
  handle: async (ctx, request, { id }) => Response.json(await awaitAnswer(ctx, { id, ...queryOf(request) }, request.signal)),
})
