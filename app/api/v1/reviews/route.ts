import { can } from '@/lib/core/access'
import { AppError } from '@/lib/core/errors'
import { askReview } from '@/lib/features/reviews/ask-review'
import { pageOwnReviews, pageReviews } from '@/lib/features/reviews/register'
import { boundedJson, route } from '@/lib/server/http'
import { queryOf } from '../query'

export const dynamic = 'force-dynamic'

const MOST_BYTES = 256 * 1024

export const POST = route({
  auth: { token: 'reviews:write' },
  async handle(ctx, request) {
    if (!(request.headers.get('content-type') ?? '').startsWith('application/json')) throw new AppError({ code: 'invalid', key: 'errors.contentType' })
    return Response.json(await askReview(ctx, await boundedJson(request, MOST_BYTES)))
  },
})

export const GET = route({
  auth: { token: 'reviews:read' },
  handle: async (ctx, request) => Response.json(await (can(ctx.actor, 'review:read') ? pageReviews : pageOwnReviews)(ctx, queryOf(request))),
})
