import { requestCode } from '@/lib/core/requests/statuses'
import { findRequests } from '@/lib/features/cases/choices'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** Options of the picker of requests in the form of a business case. */
export const GET = route({
  auth: { session: 'case:edit' },
  handle: async (ctx, request) => {
    const found = await findRequests(ctx, { q: (new URL(request.url).searchParams.get('q') ?? '').slice(0, 100) })
    return Response.json({ options: found.map(({ id, number, title }) => ({ value: id, label: title, note: requestCode(number) })) })
  },
})
