import { templateOf } from '@/lib/features/transfer/template'
import { route } from '@/lib/server/http'
import { registerOf } from '../../registers'

export const dynamic = 'force-dynamic'

/** An empty table with the columns that an import understands. */
export const GET = route({
  auth: { session: 'work:read' },
  handle: async (ctx, _request, { register }) => {
    const bytes = await templateOf(ctx, registerOf(register))
    return new Response(Buffer.from(bytes), {
      headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${register}-template.csv"`, 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' },
    })
  },
})
