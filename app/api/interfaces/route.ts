import { nameIn } from '@/lib/core/localized'
import { findInterfaces } from '@/lib/features/interfaces/queries'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** Options of the interface picker. */
export const GET = route({
  auth: { session: 'interface:read' },
  handle: async (ctx, request) => {
    const found = await findInterfaces(ctx, { q: (new URL(request.url).searchParams.get('q') ?? '').slice(0, 100) })
    return Response.json({ options: found.map((row) => ({ value: row.id, label: nameIn(ctx.locale, row), note: row.code })) })
  },
})
