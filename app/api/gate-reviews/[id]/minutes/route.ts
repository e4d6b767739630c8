import { asFile } from '@/app/api/as-file'
import { reviewMinutes } from '@/lib/features/gate-reviews/minutes'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** The minutes of an ended review as PDF, `?language=en` or `zh-CN`; without one in the language of the reader. */
export const GET = route({
  auth: { session: 'programme:read' },
  async handle(ctx, request, { id }) {
    const locale = new URL(request.url).searchParams.get('language') ?? ctx.locale
    const { name, bytes } = await reviewMinutes(ctx, { id, locale })
    return asFile({ name, type: 'application/pdf', bytes })
  },
})
