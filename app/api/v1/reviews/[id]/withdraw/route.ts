import { withdrawReview } from '@/lib/features/reviews/withdraw-review'
import { boundedJson, route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

const MOST_BYTES = 16 * 1024

export const POST = route({
  auth: { token: 'reviews:write' },
  async handle(ctx, request, { id }) {
    const body = (request.headers.get('content-type') ?? '').startsWith('application/json') ? await boundedJson(request, MOST_BYTES) : {}
    return Response.json(await withdrawReview(ctx, { ...(typeof body === 'object' ? body : {}), id }))
  },
})
